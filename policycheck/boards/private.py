"""Files that tell nothing of who made them, when, or on what: names, times and traces are taken out."""

import datetime
import io
import re
import zipfile

from docx.document import Document as Word
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

NEVER = datetime.datetime(2000, 1, 1)  # a fixed time for formats that ask for one
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)
# parts of a package that only speak of programs and machines, and what refers to them
_LEFT_OUT = {"docProps/app.xml", "docProps/thumbnail.jpeg", "docProps/custom.xml"}
_REFERENCE = re.compile(
    rb'<(?:Relationship|Override)\b[^>]*"/?(?:docProps/(?:app|custom)\.xml|docProps/thumbnail\.jpeg)"[^>]*/>'
)


def bare_docx(word: Word, title: str) -> bytes:
    """Save a Word document that holds its title and no person, time or program.

    Word is told to take the names of those who save it out again.
    """
    core = word.core_properties
    core.title, core.language = title, "en"
    for name in ("author", "last_modified_by", "comments", "keywords", "subject", "category"):
        setattr(core, name, "")
    core.created = core.modified = NEVER
    core.revision = 1
    settings = word.settings.element
    # The schema has an order: these two stand after the view and before all else.
    at = sum(1 for child in settings if child.tag in {qn("w:writeProtection"), qn("w:view"), qn("w:zoom")})
    for tag in ("removeDateAndTime", "removePersonalInformation"):
        settings.insert(at, parse_xml(f"<w:{tag} {nsdecls('w')}/>"))
    stream = io.BytesIO()
    word.save(stream)
    return bare_zip(stream.getvalue())


def bare_xlsx(data: bytes) -> bytes:
    """A workbook whose properties speak of nobody; Excel is told to keep it so when it saves."""
    return bare_zip(data, {"xl/workbook.xml": (b"<workbookPr ", b'<workbookPr filterPrivacy="1" ')})


def bare_zip(data: bytes, changes: dict[str, tuple[bytes, bytes]] | None = None) -> bytes:
    """Pack a file of office parts anew: no times, no traces of a system, no parts about programs.

    Args:
        changes: part -> what to put in the place of what, once.
    """
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for info in old.infolist():
            if info.filename in _LEFT_OUT:
                continue
            content = old.read(info)
            if info.filename in ("[Content_Types].xml", "_rels/.rels"):
                content = _REFERENCE.sub(b"", content)
            if changes and info.filename in changes:
                content = content.replace(*changes[info.filename], 1)
            bare = zipfile.ZipInfo(info.filename, _ZIP_TIME)
            bare.compress_type, bare.create_system, bare.external_attr = zipfile.ZIP_DEFLATED, 0, 0
            new.writestr(bare, content)
    return stream.getvalue()
