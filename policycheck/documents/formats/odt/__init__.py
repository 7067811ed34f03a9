"""OpenDocument texts (.odt), read with zipfile and lxml: see docs/formats.md for what is read and what is
left out.
"""

from lxml import etree

from policycheck.documents.formats.container import Container, damaged
from policycheck.documents.formats.hidden import HiddenText
from policycheck.documents.formats.numerals import in_roman
from policycheck.documents.formats.odt.body import BodyReader
from policycheck.documents.formats.odt.inline import Changes, InlineReader
from policycheck.documents.formats.odt.names import DC, FO, OFFICE, STYLE, TEXT
from policycheck.documents.formats.odt.styles import Styles
from policycheck.documents.formats.safe_xml import parse_xml
from policycheck.documents.formats.summary import (
    changes_notes,
    comments_notes,
    left_out_notes,
    picture_share,
    usable_title,
)
from policycheck.documents.raw import RawDocument, ReadOptions
from policycheck.errors import UnreadableDocument


def read(data: bytes, options: ReadOptions) -> RawDocument:
    """Read an .odt: body and frames, then foot- and endnotes, then each header and footer once.

    Raises:
        UnreadableDocument: it is damaged, locked, or made to do harm.
    """
    container = Container(data, options.name)
    _refuse_locked(container, options.name)
    content = parse_xml(container.read("content.xml"), options.name, "content.xml")
    style_root = _optional(container, "styles.xml", options.name)
    body = content.find(f"{OFFICE}body/{OFFICE}text")
    if body is None:
        raise damaged(options.name, "its text is missing")
    styles, hidden = Styles(style_root, content), HiddenText()
    changes = Changes(body, options.changes)
    inline = InlineReader(styles, changes, hidden)
    reader = BodyReader(styles, inline, hidden, _paper(style_root))
    reader.read(body)
    pages = reader.page_breaks + 1 if reader.page_breaks else None
    body_end = len(reader.blocks)
    _read_notes(reader)
    _read_headers(reader, style_root)
    for block in reader.blocks if pages is None else reader.blocks[body_end:]:
        block.page = None
    words = sum(len(block.text.split()) for block in reader.blocks)
    share, unread = picture_share(reader.picture_pages, words)
    names = container.names()
    notes = [
        *changes_notes(options.changes, changes.insertions, changes.deletions, 0),
        *comments_notes(inline.annotations),
        *hidden.notes(),
        *left_out_notes(
            macros=any(name.startswith(("Basic/", "Scripts/")) and not name.endswith("/") for name in names),
            embedded=sum(name.startswith("Object ") and name.endswith("content.xml") for name in names),
        ),
        *unread,
    ]
    return RawDocument(reader.blocks, _title(container, options.name), notes, pages, share)


def _refuse_locked(container: Container, name: str) -> None:
    manifest = container.read("META-INF/manifest.xml") if "META-INF/manifest.xml" in container else b""
    if b"encryption-data" in manifest:
        raise UnreadableDocument(
            name, "it is locked by a password", "Open it, save a copy without the password and review that."
        )


def _optional(container: Container, part: str, name: str) -> etree._Element | None:
    return parse_xml(container.read(part), name, part) if part in container else None


def _title(container: Container, name: str) -> str:
    meta = _optional(container, "meta.xml", name)
    found = None if meta is None else next(meta.iter(DC + "title"), None)
    return usable_title("" if found is None else found.text or "")


def _paper(styles: etree._Element | None) -> str:
    """The colour of the page, "RRGGBB"."""
    if styles is not None:
        for properties in styles.iter(STYLE + "page-layout-properties"):
            colour = properties.get(FO + "background-color", "")
            if colour.startswith("#") and len(colour) == 7:
                return colour[1:]
    return "FFFFFF"


def _read_notes(reader: BodyReader) -> None:
    """Foot- and endnotes with the number that a reader sees."""
    counts = {"footnote": 0, "endnote": 0}
    for note in list(reader.notes):
        kind = "endnote" if note.get(TEXT + "note-class") == "endnote" else "footnote"
        counts[kind] += 1
        citation, body = note.find(TEXT + "note-citation"), note.find(TEXT + "note-body")
        if body is None:
            continue
        counted = str(counts[kind]) if kind == "footnote" else in_roman(counts[kind])
        marker = (citation.text or "").strip() if citation is not None else ""
        first = len(reader.blocks)
        reader.read(body)
        marker = marker or counted
        for block in reader.blocks[first:]:
            block.kind, block.marker, block.depth, marker = "footnote", marker, 0, ""


def _read_headers(reader: BodyReader, styles: etree._Element | None) -> None:
    if styles is None:
        return
    seen: set[str] = set()
    for name in ("header", "footer", "header-first", "footer-first", "header-left", "footer-left"):
        for part in styles.iter(STYLE + name):
            if part.get(STYLE + "display") == "false":
                continue
            first = len(reader.blocks)
            reader.read(part)
            kept = []
            for block in reader.blocks[first:]:
                folded = " ".join(block.text.split())
                if folded not in seen:
                    seen.add(folded)
                    block.kind, block.table, block.row, block.column = "paragraph", None, None, None
                    kept.append(block)
            reader.blocks[first:] = kept
