"""Where in a table the walk of a page stands."""

from lxml.html import HtmlElement

from policycheck.documents.raw import RawBlock

_MAX_SPAN = 50


class Table:
    """Where in a table the walk stands. Columns are counted through cells that span several."""

    def __init__(self, element: HtmlElement, number: int) -> None:
        self.number, self.row, self.column = number, -1, -1
        self.taken: dict[tuple[int, int], bool] = {}
        self.header = False
        rows = [[cell for cell in row if cell.tag in ("td", "th")] for row in element.iter("tr")]
        widest = max((len(row) for row in rows[:200]), default=0)
        # A table of one column, or one that holds another, only sets the page.
        laid_out = (element.get("role") or "") in ("presentation", "none") or element.find(
            ".//table"
        ) is not None
        self.is_data = widest > 1 and not laid_out

    def next_row(self) -> None:
        """Go to the next row."""
        self.row, self.column = self.row + 1, -1

    def next_cell(self, element: HtmlElement) -> None:
        """Go to the next cell, past columns that a cell above still covers."""
        self.column += 1
        while self.taken.get((self.row, self.column)):
            self.column += 1
        wide, high = _span(element, "colspan"), _span(element, "rowspan")
        for row in range(self.row, self.row + high):
            for column in range(self.column, self.column + wide):
                self.taken[row, column] = True
        self.header = element.tag == "th"

    def place(self, block: RawBlock) -> None:
        """Make a block one of the cell where the walk stands."""
        block.kind, block.depth = "cell", 0
        block.table, block.row, block.column, block.is_header = (
            self.number,
            max(self.row, 0),
            max(self.column, 0),
            self.header,
        )


def _span(element: HtmlElement, name: str) -> int:
    value = element.get(name) or "1"
    return min(max(int(value), 1), _MAX_SPAN) if value.isdigit() and len(value) < 4 else 1
