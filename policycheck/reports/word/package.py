"""The file itself: nothing in it says who made it, when or where; the same document gives the same bytes."""

import io
import zipfile

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest time that a ZIP file can say
_TRACES = (RELATIONSHIP_TYPE.CORE_PROPERTIES, RELATIONSHIP_TYPE.EXTENDED_PROPERTIES)
_THUMBNAIL = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail"
_OLD_STYLES = "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects"


def packed(document: WordDocument) -> bytes:
    """The document as bytes, without properties, thumbnail and times of the template that it started from."""
    package = document.part.package
    for ident, relation in list(package.rels.items()):
        if relation.reltype in (*_TRACES, _THUMBNAIL):
            package.rels.pop(ident)
    for ident, relation in list(document.part.rels.items()):
        if relation.reltype in (_OLD_STYLES, RELATIONSHIP_TYPE.CUSTOM_XML):
            document.part.rels.pop(ident)
    stream = io.BytesIO()
    package.save(stream)
    return _without_times(stream)


def _without_times(stream: io.BytesIO) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(stream) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            info = zipfile.ZipInfo(name, date_time=_EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0
            new.writestr(info, old.read(name))
    return out.getvalue()
