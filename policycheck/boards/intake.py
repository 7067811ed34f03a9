"""Files that people hand in become filled sheets: any name, any of three formats, and none is trusted."""

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from policycheck.boards.filled import Filled
from policycheck.boards.words import board_words
from policycheck.documents.isolate import call_apart
from policycheck.documents.limits import Limits
from policycheck.errors import UnreadableDocument

# A sheet holds words and boxes: what needs more than this is none.
_LIMITS = Limits(megabytes=30, seconds=60, memory_megabytes=768)
_TASK = "policycheck.boards.intake:sheets_in"


@dataclass(frozen=True, slots=True)
class HandedIn:
    """A file that was handed in.

    Attributes:
        name: its own name, for messages to the person at the screen; it goes into no report.
        digest: SHA-256 (hex) of its bytes.
        sheets: the filled sheets in it, one or, in a workbook, one a row.
        trouble: why nothing could be read, or "".
    """

    name: str
    digest: str
    sheets: tuple[Filled, ...] = ()
    trouble: str = ""


def hand_in(path: str | Path) -> HandedIn:
    """Read one file. A file that cannot be read gives its trouble and no error."""
    path = Path(path)
    try:
        with path.open("rb") as stream:
            data = stream.read(_LIMITS.bytes + 1)
        if len(data) > _LIMITS.bytes:
            raise UnreadableDocument(path.name, f"it is larger than {_LIMITS.megabytes:g} MB", "")
        digest = sha256(data).hexdigest()
        raw = call_apart(_TASK, data, {"name": path.name}, name=path.name, limits=_LIMITS)
    except OSError as error:
        reason = error.strerror or "it cannot be opened"
        return HandedIn(path.name, "", trouble=board_words()("trouble_unreadable", reason=reason))
    except UnreadableDocument as error:
        return HandedIn(path.name, "", trouble=board_words()("trouble_unreadable", reason=error.reason))
    sheets = tuple(Filled.of_data(sheet) for sheet in raw)
    return HandedIn(path.name, digest, sheets, "" if raw else board_words()("trouble_not_sheet"))


def sheets_in(data: bytes, name: str) -> list[dict[str, Any]]:
    """The filled sheets in a file, told by its content. Runs in a process of its own.

    Raises:
        UnreadableDocument: the file is damaged, locked, or made to do harm.
    """
    if data.startswith(b"PK"):
        from policycheck.documents.formats.container import Container

        parts = Container(data, name).names()
        if any(part.startswith("xl/") for part in parts):
            from policycheck.boards.read_xlsx import read_xlsx

            return read_xlsx(data, name)
        if any(part.startswith("word/") for part in parts):
            from policycheck.boards.read_docx import read_docx

            return read_docx(data, name)
        return []
    if b"<" not in data:
        return []
    from policycheck.boards.read_html import read_html

    return read_html(data)
