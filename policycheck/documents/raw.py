"""What a format reader hands to the shared structure pass: raw blocks with hints, in reading order.

A reader says what the file says (a style, a size, a list level) and leaves it to the structure pass to decide
what it means. A reader that knows nothing but text gives ``RawBlock(text)``.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from policycheck.documents.model import Note, Role

RawKind = Literal["unknown", "title", "heading", "paragraph", "item", "cell", "quotation", "footnote"]


@dataclass(slots=True)
class RawBlock:
    """One paragraph, heading, list item or table cell, as the file gives it.

    Attributes:
        text: its words. White space is folded later. A line break stands only where a person sees one that
            the author made (``<br>``, a soft return); lines that a page merely wrapped are joined by the
            reader (``policycheck.documents.lines`` helps). Hidden text is left out by it, with a Note.
        kind: what the file says that it is; "unknown" where it says nothing.
        level: heading level by style or outline (1 is the highest), or 0.
        depth: depth of a list item by the file's own list structure (1 is the outermost), or 0.
        marker: the label that a person sees before the text and that is *not* in ``text`` ("(a)", "•"):
            automatic numbering of Word, of ``<ol>``. Empty where the label is typed into the text.
        page: 1-based page, where the format has pages.
        table, row, column: 0-based numbers of a cell's table (in the document), row and column, else None.
        is_header: a cell that heads its column (header row) or, in column 0, its row.
        size: font size in points of most of the text, or None.
        bold: most of the text is bold.
        set_apart: how many characters at the start of ``text`` the file sets apart (bold, the rest is not):
            a run-in heading ("**Purpose.** The program ...").
        caps: shown in capitals by style (text typed in capitals needs no hint).
        indent: indentation from the margin, in points or in characters, the same unit all through a document.
        centered: set in the middle of the line.
        role: what it is for, where the file says so (a table-of-contents style: "contents"), or None.
        language: ISO 639-1 code, where the file says so, or "".
    """

    text: str
    kind: RawKind = "unknown"
    level: int = 0
    depth: int = 0
    marker: str = ""
    page: int | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None
    is_header: bool = False
    size: float | None = None
    bold: bool = False
    set_apart: int = 0
    caps: bool = False
    indent: float = 0.0
    centered: bool = False
    role: Role | None = None
    language: str = ""


@dataclass(slots=True)
class RawDocument:
    """A file, taken apart by its reader.

    Attributes:
        blocks: in reading order.
        title: the title by the file's own metadata or front matter, or "".
        notes: what was left out, hidden or not read.
        pages: number of pages, where the format has pages.
        unread_share: estimated share (0 to 1) that could not be read.
    """

    blocks: list[RawBlock]
    title: str = ""
    notes: list[Note] = field(default_factory=list)
    pages: int | None = None
    unread_share: float = 0.0


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """What the user asked of a reader.

    Attributes:
        name: the file as the user named it, for messages.
        changes: which side of tracked changes to read.
        ocr: recognise scanned pages where the tool for it is installed.
        max_pages: pages after which a reader stops with ``UnreadableDocument``.
    """

    name: str = ""
    changes: Literal["final", "original", "both"] = "final"
    ocr: bool = False
    max_pages: int = 2000


# A format reader. Raises UnreadableDocument where the bytes cannot be read; never any other error on purpose.
Reader = Callable[[bytes, ReadOptions], RawDocument]
