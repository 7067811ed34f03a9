"""A story of a .docx (the body, a header, a note, a text box) becomes raw blocks in reading order."""

import re
from collections import Counter

from lxml import etree

from policycheck.documents.formats.docx.changes import DELETED, INSERTED, Changes
from policycheck.documents.formats.docx.inline import Inline, InlineReader, picture_references
from policycheck.documents.formats.docx.names import MC, W, number, val
from policycheck.documents.formats.docx.numbering import Numbering
from policycheck.documents.formats.docx.shapes import fill_of_box, frame_off_page, off_page, text_boxes
from policycheck.documents.formats.docx.styles import ParagraphStyle, Styles, fill_of, left_indent
from policycheck.documents.formats.docx.tables import Place, TableReader
from policycheck.documents.formats.hidden import HiddenText
from policycheck.documents.raw import RawBlock

_MAX_DEPTH = 60  # tables in tables in boxes; Word itself stops far earlier
_LIST_STYLE = re.compile(r"list (?:bullet|number|continue) ([2-5])")
_EMU_PER_PAGE = 5_500_000 * 7_500_000  # the text area of a letter page


class StoryReader:
    """Reads every story of one document into one list of blocks.

    Attributes:
        blocks: what was read so far.
        notes: references to foot- and endnotes, in order.
        page: 1-based page by the page ends that Word last drew; None until one is met.
        picture_pages: area of the pictures, in pages.
    """

    def __init__(
        self, styles: Styles, numbering: Numbering, changes: Changes, hidden: HiddenText, paper: str
    ) -> None:
        self._styles, self._numbering, self._changes, self._hidden = styles, numbering, changes, hidden
        self._paper = paper
        self._inline = InlineReader(styles, changes, hidden)
        self._pending: Inline | None = None
        self._depth = 0
        self.page_size = (612.0, 792.0)
        self.blocks: list[RawBlock] = []
        self.notes: list[tuple[str, str]] = []
        self.page_breaks = 0
        self.picture_pages = 0.0
        self.alternative_parts = 0
        self.tables = TableReader(self)

    @property
    def styles(self) -> Styles:
        """The styles of the document."""
        return self._styles

    @property
    def changes(self) -> Changes:
        """The tracked changes that were met."""
        return self._changes

    def hide(self, reason: str, text: str) -> None:
        """Note text that a reader would not see."""
        self._hidden.add(reason, text)

    def read(self, parent: etree._Element, background: str | None = None, place: Place | None = None,
             contents: bool = False) -> None:  # fmt: skip
        """Read the paragraphs and tables below an element.

        Args:
            background: colour behind the text, "RRGGBB" or "unknown"; None is the paper.
            place: the table cell that it stands in.
            contents: it is a table of contents.
        """
        if self._depth >= _MAX_DEPTH:
            raise RecursionError
        self._depth += 1
        for child in parent:
            tag = child.tag
            if tag == W + "p":
                self._paragraph(child, background, place, contents)
            elif tag == W + "tbl":
                self.tables.read(child, background, place)
            elif tag == W + "sdt":
                gallery = val(child, "sdtPr/docPartObj/docPartGallery") or ""
                content = child.find(W + "sdtContent")
                if content is not None and child.find(f"{W}sdtPr/{W}showingPlcHdr") is None:
                    self.read(content, background, place, contents or gallery == "Table of Contents")
            elif (
                tag == W + "customXml"
                or tag in INSERTED
                or (tag in DELETED and tag not in self._changes.left_out)
            ):
                self.read(child, background, place, contents)
            elif tag == MC + "AlternateContent":
                chosen = child.find(MC + "Choice")
                if chosen is not None:
                    self.read(chosen, background, place, contents)
            elif tag == W + "altChunk":
                self.alternative_parts += 1
        self._depth -= 1

    def _paragraph(
        self, paragraph: etree._Element, background: str | None, place: Place | None, contents: bool
    ) -> None:
        properties = paragraph.find(W + "pPr")
        style_id = val(properties, "pStyle")
        style = self._styles.paragraph(style_id)
        fill = fill_of(properties.find(W + "shd")) if properties is not None else None
        found, self._pending = self._pending or Inline(), None
        contents = contents or self._inline.fields.in_contents
        self._inline.read(paragraph, style.look, fill or style.fill or background or self._paper, found)
        contents = contents or self._inline.fields.in_contents
        if properties is not None and self._changes.drops(properties.find(W + "rPr")):
            self._pending = found  # its mark is left out: it runs on into the next paragraph
            return
        if frame_off_page(properties):
            self._hidden.add("off-page", found.text)
            return
        self.notes += found.notes
        self._add_block(found, properties, style, style_id, place, contents)
        self.page_breaks += found.page_breaks
        for drawing in found.drawings:
            self._drawing(drawing)

    def _add_block(self, found: Inline, properties: etree._Element | None, style: ParagraphStyle,
                   style_id: str | None, place: Place | None, contents: bool) -> None:  # fmt: skip
        text = found.text
        if not text.strip():
            return
        block = RawBlock(text, page=self.page_breaks + 1)
        direct_outline = val(properties, "outlineLvl")
        level = style.outline or 0
        if direct_outline is not None:
            level = number(direct_outline) + 1 if number(direct_outline) < 9 else 0
        self._number(block, properties, style, style_id)
        if place is not None:
            block.kind, block.table, block.row, block.column = "cell", place.table, place.row, place.column
            block.is_header = place.is_header
        elif "title" in style.names:
            block.kind = "title"
        elif level:
            block.kind, block.level, block.depth = "heading", level, 0
        elif block.depth:
            block.kind = "item"
        elif any("quote" in name for name in style.names):
            block.kind = "quotation"
        if contents or style.name.startswith(("toc ", "table of figures")):
            block.role = "contents"
        _set_look(block, found)
        indent = left_indent(properties) if properties is not None else None
        block.indent = next(
            (value for value in (indent, block.indent or None, style.indent) if value is not None), 0.0
        )
        alignment = val(properties, "jc")
        block.centered = alignment == "center" if alignment else bool(style.centered)
        self.blocks.append(block)

    def _number(self, block: RawBlock, properties: etree._Element | None, style: ParagraphStyle,
                style_id: str | None) -> None:  # fmt: skip
        list_id = val(properties, "numPr/numId") or style.numbering[0]
        if not list_id or list_id == "0":
            return
        ilvl = val(properties, "numPr/ilvl") or style.numbering[1]
        level = number(ilvl) if ilvl is not None else self._numbering.level_of_style(list_id, style_id) or 0
        label = self._numbering.next_label(list_id, level)
        if label is None:
            return
        # "List Bullet 2" is a list of its own whose first level stands where a second would.
        named = next((int(match[1]) for name in style.names if (match := _LIST_STYLE.fullmatch(name))), 0)
        block.marker, block.depth = label, max(level + 1, named)
        shape = self._numbering.level(list_id, level)
        if shape and shape.indent is not None:
            block.indent = shape.indent

    def _drawing(self, drawing: etree._Element) -> None:
        hidden = off_page(drawing, *self.page_size)
        for box in text_boxes(drawing):
            if hidden:
                self._hidden.add("off-page", "".join(box.itertext(W + "t")))
            else:
                self.read(box, fill_of_box(box))
        if picture_references(drawing):
            sizes = [
                number(extent.get("cx")) * number(extent.get("cy")) for extent in drawing.iter("{*}extent")
            ]
            self.picture_pages += min(sum(sizes) / _EMU_PER_PAGE, 1.0)


def _set_look(block: RawBlock, found: Inline) -> None:
    """Size, weight and capitals of most of the text."""
    sizes: Counter[float] = Counter()
    bold = caps = total = 0
    for text, look in found.pieces:
        weight = len(text.strip())
        total += weight
        sizes[float(look.get("size", 10.0))] += weight  # type: ignore[arg-type]
        bold += weight if look.get("bold") else 0
        caps += weight if look.get("caps") else 0
    block.size = sizes.most_common(1)[0][0] if sizes else None
    block.bold, block.caps = bold * 2 > total, caps * 2 > total
