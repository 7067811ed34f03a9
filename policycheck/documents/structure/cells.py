"""Cells of a table read with the headings of their column and row."""

from policycheck.documents.structure.levels import Lead
from policycheck.documents.structure.parts import Part

_MAX_HEADER_WORDS = 14


def lead_cells(parts: list[Part]) -> None:
    """Set ``leads`` of every cell: the heading of its column, then of its row."""
    tables: dict[int, list[Part]] = {}
    for part in parts:
        if part.is_cell and part.raw.table is not None:
            tables.setdefault(part.raw.table, []).append(part)
    for cells in tables.values():
        _lead_table(cells)


def _lead_table(cells: list[Part]) -> None:
    header_rows = _header_rows(cells)
    columns: dict[int, Part] = {}
    rows: dict[int, Part] = {}
    for cell in cells:
        row, column = cell.raw.row or 0, cell.raw.column or 0
        if row in header_rows:
            columns[column] = cell
            continue
        leads: list[Lead] = []
        if column in columns:
            leads.append((columns[column], 0, len(columns[column].text)))
        if column and row in rows:
            leads.append((rows[row], 0, len(rows[row].text)))
        cell.leads = (*leads, *cell.leads)
        if not column and row not in rows and len(cell.text.split()) <= _MAX_HEADER_WORDS:
            rows[row] = cell


def _header_rows(cells: list[Part]) -> set[int]:
    """Rows that head the columns: as the file says, else the first where all its cells are short and others
    follow.
    """
    told = {cell.raw.row or 0 for cell in cells if cell.raw.is_header and (cell.raw.column or 0) > 0}
    if told:
        return told
    first = min(cell.raw.row or 0 for cell in cells)
    row = [cell for cell in cells if (cell.raw.row or 0) == first]
    more = {cell.raw.row for cell in cells} - {first}
    short = all(len(cell.text.split()) <= _MAX_HEADER_WORDS and cell.text[-1] not in ".;:" for cell in row)
    return {first} if len(row) > 1 and more and short else set()
