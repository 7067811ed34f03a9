"""The body of an .odt becomes raw blocks in reading order: lists, headings, tables, sections, frames."""

import re
from collections import Counter

from lxml import etree

from policycheck.documents.formats.hidden import HiddenText
from policycheck.documents.formats.odt.inline import Inline, InlineReader
from policycheck.documents.formats.odt.names import DRAW, SVG, TABLE, TEXT, points, whole
from policycheck.documents.formats.odt.styles import Level, ParagraphStyle, Styles, label
from policycheck.documents.raw import RawBlock

_MAX_DEPTH = 60
_POINTS_A_PAGE = 433.0 * 590.0  # the text area of a letter page
_FAR_POINTS = 1000.0
_INDEXES = re.compile(r"(table-of-content|.*-index|bibliography)$")


class BodyReader:
    """Reads the parts of one document into one list of blocks."""

    def __init__(self, styles: Styles, inline: InlineReader, hidden: HiddenText, paper: str) -> None:
        self._styles, self._inline, self._hidden, self._paper = styles, inline, hidden, paper
        self._counts: dict[str, dict[int, int]] = {}
        self._list_ids: dict[str, str] = {}
        self._outline_counts: dict[int, int] = {}
        self._tables = 0
        self._depth = 0
        self.blocks: list[RawBlock] = []
        self.notes: list[etree._Element] = []
        self.page_breaks = 0
        self.picture_pages = 0.0

    def read(self, parent: etree._Element, **place: object) -> None:
        """Read what stands below an element.

        Args:
            place: ``cell`` (table, row, column, is header), ``background`` "RRGGBB", ``contents`` (a table
                of contents).
        """
        if self._depth >= _MAX_DEPTH:
            raise RecursionError
        self._depth += 1
        for child in parent:
            self._child(child, place)
        self._depth -= 1

    def _child(self, child: etree._Element, place: dict[str, object]) -> None:
        tag = child.tag if isinstance(child.tag, str) else ""
        if tag in (TEXT + "p", TEXT + "h"):
            self._paragraph(child, place)
        elif tag == TEXT + "list":
            self._list(child, place, child.get(TEXT + "style-name", ""), 1)
        elif tag == TABLE + "table":
            self._table(child, place)
        elif tag == TEXT + "section":
            if child.get(TEXT + "display") == "none":
                self._hidden.add("vanish", "".join(child.itertext()))
            else:
                self.read(child, **place)
        elif tag == TEXT + "soft-page-break":
            self.page_breaks += 1
        elif tag in (TEXT + "change-start", TEXT + "change-end", TEXT + "change"):
            self._inline.read_mark(child)
        elif tag.startswith(DRAW):
            self._frame(child)
        elif _INDEXES.match(tag.removeprefix(TEXT)) and tag.startswith(TEXT):
            for part in child.iter(TEXT + "index-body"):
                self.read(part, **{**place, "contents": True})
        elif tag == TEXT + "index-title" or tag == TEXT + "numbered-paragraph":
            self.read(child, **place)

    def _list(self, element: etree._Element, place: dict[str, object], style: str, level: int) -> None:
        style = element.get(TEXT + "style-name") or style
        counts = self._counts.setdefault(style, {})
        continued = element.get(TEXT + "continue-numbering") == "true" or element.get(TEXT + "continue-list")
        if level == 1 and not continued:
            counts.clear()
        if level > _MAX_DEPTH:
            raise RecursionError
        for item in element:
            if item.tag not in (TEXT + "list-item", TEXT + "list-header"):
                continue
            fresh = item.tag == TEXT + "list-item"
            start = item.get(TEXT + "start-value")
            for child in item:
                if child.tag == TEXT + "list":
                    self._list(child, place, style, level + 1)
                elif child.tag in (TEXT + "p", TEXT + "h"):
                    marker = self._count(style, level, start) if fresh else ""
                    fresh = False
                    self._paragraph(child, place, marker, level)
                else:
                    self._child(child, place)

    def _count(self, style: str, level: int, start: str | None) -> str:
        levels = self._styles.levels(style)
        counts = self._counts.setdefault(style, {})
        first = levels.get(level, Level()).start
        counts[level] = whole(start, first) if start else counts.get(level, first - 1) + 1
        for deeper in [number for number in counts if number > level]:
            del counts[deeper]
        return label(levels, level, counts)

    def _paragraph(
        self, element: etree._Element, place: dict[str, object], marker: str = "", depth: int = 0
    ) -> None:
        style = self._styles.paragraph(element.get(TEXT + "style-name", ""))
        background = style.look.background or place.get("background") or self._paper
        found = self._inline.read(element, style.look, str(background))
        self.notes += found.notes
        text = found.text
        if text.strip():
            block = RawBlock(text, page=self.page_breaks + 1, marker=marker, depth=depth)
            self._set_kind(block, element, style, place)
            _set_look(block, found, style)
            self.blocks.append(block)
        self.page_breaks += found.page_breaks
        for frame in found.frames:
            self._frame(frame)

    def _set_kind(
        self, block: RawBlock, element: etree._Element, style: ParagraphStyle, place: dict[str, object]
    ) -> None:
        cell = place.get("cell")
        if isinstance(cell, tuple):
            block.kind = "cell"
            block.table, block.row, block.column, block.is_header = cell
        elif "title" in style.names:
            block.kind = "title"
        elif element.tag == TEXT + "h":
            block.kind, block.level = "heading", whole(element.get(TEXT + "outline-level"), 1)
            block.marker = block.marker or self._outline_label(element, block.level)
            block.depth = 0
        elif block.depth:
            block.kind = "item"
        elif any("quot" in name for name in style.names):
            block.kind = "quotation"
        if place.get("contents"):
            block.role = "contents"

    def _outline_label(self, element: etree._Element, level: int) -> str:
        if element.get(TEXT + "is-list-header") == "true" or not self._styles.outline:
            return ""
        counts = self._outline_counts
        first = self._styles.outline.get(level, Level()).start
        counts[level] = counts.get(level, first - 1) + 1
        for deeper in [number for number in counts if number > level]:
            del counts[deeper]
        return label(self._styles.outline, level, counts)

    def _table(self, table: etree._Element, place: dict[str, object]) -> None:
        rows = [(row, in_header) for row, in_header in _rows(table) if not self._hides(row)]
        cells = [
            [cell for cell in row if cell.tag in (TABLE + "table-cell", TABLE + "covered-table-cell")]
            for row, _ in rows
        ]
        if len(rows) == 1 and len(cells[0]) == 1:
            self.read(cells[0][0], **place)  # a box, not a table
            return
        index, self._tables = self._tables, self._tables + 1
        for number, ((_, in_header), row_cells) in enumerate(zip(rows, cells, strict=True)):
            column = 0
            for cell in row_cells:
                background = self._styles.cell_background(cell.get(TABLE + "style-name", ""))
                here = {
                    "cell": (index, number, column, in_header),
                    "background": background or place.get("background"),
                }
                if cell.tag == TABLE + "table-cell":
                    self.read(cell, **{**place, **here})
                column += whole(cell.get(TABLE + "number-columns-repeated"), 1)

    def _hides(self, row: etree._Element) -> bool:
        if self._styles.row_is_hidden(row):
            self._hidden.add("vanish", "".join(row.itertext()))
            return True
        return False

    def _frame(self, frame: etree._Element) -> None:
        x, y = points(frame.get(SVG + "x")), points(frame.get(SVG + "y"))
        if any(value is not None and abs(value) > _FAR_POINTS for value in (x, y)):
            self._hidden.add("off-page", "".join(frame.itertext()))
            return
        if frame.tag == DRAW + "text-box":
            self.read(frame)
            return
        width, height = points(frame.get(SVG + "width")), points(frame.get(SVG + "height"))
        if frame.find(DRAW + "image") is not None and width and height:
            self.picture_pages += min(width * height / _POINTS_A_PAGE, 1.0)
        for child in frame:
            tag = child.tag if isinstance(child.tag, str) else ""
            if tag in (DRAW + "text-box", DRAW + "frame", DRAW + "g", DRAW + "custom-shape"):
                self._frame(child)
            elif tag in (TEXT + "p", TEXT + "list"):
                self._child(child, {})


def _rows(table: etree._Element, in_header: bool = False) -> list[tuple[etree._Element, bool]]:
    rows: list[tuple[etree._Element, bool]] = []
    for child in table:
        if child.tag == TABLE + "table-row":
            rows.append((child, in_header))
        elif child.tag in (TABLE + "table-header-rows", TABLE + "table-rows", TABLE + "table-row-group"):
            rows += _rows(child, in_header or child.tag == TABLE + "table-header-rows")
    return rows


def _set_look(block: RawBlock, found: Inline, style: ParagraphStyle) -> None:
    sizes: Counter[float | None] = Counter()
    bold = caps = total = 0
    for text, look in found.pieces:
        weight = len(text.strip())
        total += weight
        sizes[look.size] += weight
        bold += weight if look.bold else 0
        caps += weight if look.caps else 0
    block.size = sizes.most_common(1)[0][0]
    block.bold, block.caps = bold * 2 > total, caps * 2 > total
    block.indent, block.centered = style.indent, style.centered
