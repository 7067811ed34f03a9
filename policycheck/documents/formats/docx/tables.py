"""Tables of a .docx: cells with their row and column, changes of rows, and boxes that only look like
tables.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from policycheck.documents.formats.docx.names import W, number, switched_on, val
from policycheck.documents.formats.docx.styles import fill_of

if TYPE_CHECKING:
    from policycheck.documents.formats.docx.story import StoryReader

_WRAPPERS = {W + "sdt", W + "sdtContent", W + "customXml"}


@dataclass(frozen=True, slots=True)
class Place:
    """The table, row and column (0-based) that a cell stands in, and whether it heads its column."""

    table: int
    row: int
    column: int
    is_header: bool = False


class TableReader:
    """Reads tables into the blocks of a story."""

    def __init__(self, story: "StoryReader") -> None:
        self._story = story
        self.count = 0

    def read(self, table: etree._Element, background: str | None, place: Place | None) -> None:
        """Read a ``w:tbl``. A table of one cell is a box: its paragraphs stay paragraphs."""
        rows = [row for row in _unwrapped(table, W + "tr") if not self._left_out(row)]
        cells = [(_unwrapped(row, W + "tc"), row) for row in rows]
        if len(rows) == 1 and len(cells[0][0]) == 1:
            cell = cells[0][0][0]
            self._story.read(cell, self._fill(cell, table, background), place)
            return
        index, self.count = self.count, self.count + 1
        for row_number, (row_cells, row) in enumerate(cells):
            column = number(val(row.find(W + "trPr"), "gridBefore"))
            header = _is_header_row(row, row_number, row_cells)
            for cell in row_cells:
                properties = cell.find(W + "tcPr")
                here = Place(index, row_number, column, header)
                if properties is None or not self._cell_left_out(properties):
                    self._story.read(cell, self._fill(cell, table, background), here)
                column += number(val(properties, "gridSpan"), 1) or 1

    def _left_out(self, row: etree._Element) -> bool:
        properties = row.find(W + "trPr")
        if self._story.changes.drops(properties):
            return True
        if _row_is_hidden(properties):
            self._story.hide("vanish", "".join(row.itertext(W + "t")))
            return True
        return False

    def _cell_left_out(self, properties: etree._Element) -> bool:
        side = self._story.changes.side
        dropped = {"final": "cellDel", "original": "cellIns"}.get(side)
        return dropped is not None and properties.find(W + dropped) is not None

    def _fill(self, cell: etree._Element, table: etree._Element, background: str | None) -> str | None:
        own = fill_of(cell.find(f"{W}tcPr/{W}shd")) or fill_of(table.find(f"{W}tblPr/{W}shd"))
        if own:
            return own
        styled = self._story.styles.shades_cells(val(table, "tblPr/tblStyle"))
        return "unknown" if styled else background


def _unwrapped(parent: etree._Element, wanted: str) -> list[etree._Element]:
    """Rows or cells below a parent, also those inside content controls."""
    found: list[etree._Element] = []
    for child in parent:
        if child.tag == wanted:
            found.append(child)
        elif child.tag in _WRAPPERS:
            found += _unwrapped(child, wanted)
    return found


def _is_header_row(row: etree._Element, index: int, cells: list[etree._Element]) -> bool:
    """A row that repeats on every page, or a first row whose every cell is bold."""
    if switched_on(row.find(f"{W}trPr/{W}tblHeader")):
        return True
    if index or len(cells) < 2:
        return False
    runs = [[run for run in cell.iter(W + "r") if "".join(run.itertext(W + "t")).strip()] for cell in cells]
    return any(runs) and all(switched_on(run.find(f"{W}rPr/{W}b")) for cell_runs in runs for run in cell_runs)


def _row_is_hidden(properties: etree._Element | None) -> bool:
    """Whether ``w:trPr`` hides its row, or makes it too low to be seen."""
    if properties is None:
        return False
    height = properties.find(W + "trHeight")
    low = (
        height is not None and height.get(W + "hRule") == "exact" and number(height.get(W + "val"), 240) < 40
    )
    return low or bool(switched_on(properties.find(W + "hidden")))
