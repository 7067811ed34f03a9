"""What a file becomes: one text, and blocks that say what each part of it is and where it stands."""

from dataclasses import dataclass, field
from typing import Literal

BlockKind = Literal["title", "heading", "paragraph", "item", "cell", "quotation", "footnote"]

# What a block is for. Only "body" speaks for the document; the others are kept, shown and not scored,
# except that an "amendment" may carry new wording, and a "recital" states values and facts.
Role = Literal[
    "body", "recital", "definition", "contents", "reference", "signature", "amendment", "history"
]

NoteKind = Literal["unread", "hidden", "changes", "comments", "left-out", "structure"]


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open range of characters of ``Document.text``."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Block:
    """A part of the document: ``document.text[start:end]``.

    Attributes:
        kind: what it is.
        start, end: character offsets into ``Document.text``; blocks do not overlap and stand in reading order.
        role: what it is for.
        depth: heading level (1 is the highest) or nesting depth of an item (1 is the outermost); else 0.
        marker: the label that it starts with, as written ("(a)", "3.2", "•"), or "".
        body: offset where the text after the marker starts.
        headings: spans of the headings above it, outermost first; the title is not among them.
        lead_ins: spans of the sentences that it hangs from, outermost first.
        section: the section as a person would say it ("section 3.2 (b)"), or "".
        page: 1-based page, where the format has pages.
        paragraph: 1-based number of the paragraph in the document.
        row: for a cell: the 0-based number of its table and of its row; else None.
        language: ISO 639-1 code, or "" where it was not judged.
    """

    kind: BlockKind
    start: int
    end: int
    role: Role = "body"
    depth: int = 0
    marker: str = ""
    body: int = 0
    headings: tuple[Span, ...] = ()
    lead_ins: tuple[Span, ...] = ()
    section: str = ""
    page: int | None = None
    paragraph: int = 0
    row: tuple[int, int] | None = None
    language: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """Something about how the document was read that its reader must know.

    Attributes:
        kind: what sort of thing ("unread": a part could not be read; "hidden": text no person would see).
        message: one plain sentence.
        count: how many of them.
        sample: a short sample of the text, or "".
        pages: the pages that it is about, where known.
    """

    kind: NoteKind
    message: str
    count: int = 1
    sample: str = ""
    pages: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """Where the text came from: the name as the user gave it, the format as told by content, SHA-256 of the bytes."""

    name: str
    format: str
    sha256: str
    pages: int | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One document, read.

    Attributes:
        text: everything a person would read, in reading order.
        blocks: the parts of it, in order.
        title: the title, or "".
        source: where it came from.
        notes: what was left out, hidden or not read.
        unread_share: estimated share (0 to 1) of the document that could not be read (scanned, damaged pages).
        references: cross-references ("section 4", "Schedule 2") as spans of the text.
    """

    text: str
    blocks: tuple[Block, ...]
    title: str
    source: Source
    notes: tuple[Note, ...] = ()
    unread_share: float = 0.0
    references: tuple[Span, ...] = field(default=())

    def slice(self, span: Span) -> str:
        """The text of a span."""
        return self.text[span.start : span.end]
