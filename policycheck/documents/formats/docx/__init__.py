"""Word files (.docx), read with zipfile and lxml: see docs/formats.md for what is read and what is left
out.
"""

from lxml import etree

from policycheck.documents.formats.docx.changes import Changes
from policycheck.documents.formats.docx.names import R, W, number
from policycheck.documents.formats.docx.numbering import Numbering
from policycheck.documents.formats.docx.package import Package
from policycheck.documents.formats.docx.story import StoryReader
from policycheck.documents.formats.docx.styles import Styles
from policycheck.documents.formats.hidden import HiddenText
from policycheck.documents.formats.numerals import in_roman
from policycheck.documents.formats.summary import comments_notes, left_out_notes, picture_share, usable_title
from policycheck.documents.model import Note
from policycheck.documents.raw import RawBlock, RawDocument, ReadOptions


def read(data: bytes, options: ReadOptions) -> RawDocument:
    """Read a .docx: body, text boxes, then foot- and endnotes, then each header and footer once.

    Raises:
        UnreadableDocument: it is damaged, locked, or made to do harm.
    """
    package = Package(data, options.name)
    root = package.document()
    styles = Styles(package.part("styles"))
    changes, hidden = Changes(options.changes), HiddenText()
    story = StoryReader(
        styles, Numbering(package.part("numbering"), styles), changes, hidden, _paper(root, package)
    )
    body = root.find(W + "body")
    if body is not None:
        story.page_size = _page_size(body)
        story.read(body)
    pages = story.page_breaks + 1 if story.page_breaks else None
    body_end = len(story.blocks)
    _read_notes(package, story)
    _read_headers(package, root, story)
    for block in story.blocks if pages is None else story.blocks[body_end:]:
        block.page = None
    words = sum(len(block.text.split()) for block in story.blocks)
    share, unread = picture_share(story.picture_pages, words)
    notes = [
        *changes.notes(),
        *_comments(package),
        *hidden.notes(),
        *left_out_notes(
            macros=package.has("vbaProject"),
            embedded=package.count("word/embeddings/"),
            foreign_parts=story.alternative_parts,
        ),
        *unread,
    ]
    return RawDocument(story.blocks, usable_title(package.title()), notes, pages, share)


def _read_notes(package: Package, story: StoryReader) -> None:
    """Foot- and endnotes that the text refers to, in order, with the number that a reader sees."""
    wanted = list(dict.fromkeys(story.notes))
    counts = {"footnotes": 0, "endnotes": 0}
    parts = {kind: _by_id(package.part(kind)) for kind in counts if any(found == kind for found, _ in wanted)}
    for kind, identifier in wanted:
        counts[kind] += 1
        note = parts[kind].get(identifier)
        if note is None:
            continue
        first = len(story.blocks)
        story.read(note)
        marker = str(counts[kind]) if kind == "footnotes" else in_roman(counts[kind])
        for block in story.blocks[first:]:
            block.kind, block.marker, marker = "footnote", marker, ""


def _by_id(part: etree._Element | None) -> dict[str, etree._Element]:
    return {} if part is None else {note.get(W + "id", ""): note for note in part}


def _read_headers(package: Package, root: etree._Element, story: StoryReader) -> None:
    """The header and footer parts that sections use, each text once, without page numbers."""
    seen: set[str] = set()
    for reference in root.iter(W + "headerReference", W + "footerReference"):
        part = package.by_relationship(reference.get(R + "id", ""))
        if part is None:
            continue
        first = len(story.blocks)
        story.read(part)
        kept: list[RawBlock] = []
        for block in story.blocks[first:]:
            folded = " ".join(block.text.split())
            if folded not in seen:
                seen.add(folded)
                block.kind, block.table, block.row, block.column = "paragraph", None, None, None
                kept.append(block)
        story.blocks[first:] = kept


def _comments(package: Package) -> list[Note]:
    part = package.part("comments")
    return comments_notes(0 if part is None else len(part.findall(W + "comment")))


def _page_size(body: etree._Element) -> tuple[float, float]:
    """Width and height of the page in points."""
    size = body.find(f"{W}sectPr/{W}pgSz")
    if size is None:
        return 612.0, 792.0
    return number(size.get(W + "w"), 12240) / 20, number(size.get(W + "h"), 15840) / 20


def _paper(root: etree._Element, package: Package) -> str:
    """The colour of the page, "RRGGBB"."""
    background = root.find(W + "background")
    settings = package.part("settings")
    shown = settings is not None and settings.find(W + "displayBackgroundShape") is not None
    colour = background.get(W + "color", "auto") if background is not None and shown else "auto"
    return "FFFFFF" if colour == "auto" else colour
