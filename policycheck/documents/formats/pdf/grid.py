"""Tables of a PDF page: by their ruling lines, or by pieces of lines that stand in columns."""

from dataclasses import dataclass, field

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from policycheck.documents.formats.pdf.layout import Line
from policycheck.documents.formats.pdf.words import PageWords, Word

_THIN = 2.5  # points: a rule is no thicker
_SNAP = 3.0  # points: rules so close are one
_LEAST_LENGTH = 8.0
_MOST_RULES = 4000

Box = tuple[float, float, float, float]


@dataclass(slots=True)
class Grid:
    """A table: its box, the words of each cell by (row, column), and its 1-based page."""

    box: Box
    cells: dict[tuple[int, int], list[Word]] = field(default_factory=dict)
    page: int = 0


def ruled_tables(page: pdfium.PdfPage, found: PageWords) -> list[Grid]:
    """Tables with ruling lines, from the top down. Only upright pages: the rules are not turned."""
    across, down = _rules(page, found)
    tables = []
    for group_across, group_down in _connected(across, down):
        ys = _snapped([y for _, y, _ in group_across])
        xs = _snapped([x for x, _, _ in group_down])
        if len(ys) < 2 or len(xs) < 2 or len(ys) * len(xs) < 6:
            continue  # a box around text is no table
        grid = Grid((xs[0], ys[0], xs[-1], ys[-1]))
        for word in found.words:
            x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
            if xs[0] <= x <= xs[-1] and ys[0] <= y <= ys[-1]:
                row = _row_above(y, x, ys, group_across)
                column = _column_before(x, y, xs, group_down)
                grid.cells.setdefault((row, column), []).append(word)
        if len({row for row, _ in grid.cells}) > 1 or len({column for _, column in grid.cells}) > 1:
            tables.append(grid)
    return sorted(tables, key=lambda grid: grid.box[1])


def _row_above(y: float, x: float, ys: list[float], across: list[tuple[float, float, float]]) -> int:
    """The row of a place: the last rule above it that runs over it."""
    index = 0
    for number, edge in enumerate(ys):
        if edge <= y and any(
            abs(at - edge) <= _SNAP and x0 - _SNAP <= x <= x1 + _SNAP for x0, at, x1 in across
        ):
            index = number
    return index


def _column_before(x: float, y: float, xs: list[float], down: list[tuple[float, float, float]]) -> int:
    index = 0
    for number, edge in enumerate(xs):
        if edge <= x and any(
            abs(at - edge) <= _SNAP and y0 - _SNAP <= y <= y1 + _SNAP for at, y0, y1 in down
        ):
            index = number
    return index


def _rules(
    page: pdfium.PdfPage, found: PageWords
) -> tuple[list[tuple[float, float, float]], list[tuple[float, float, float]]]:
    """Rules across as (x0, y, x1) and down as (x, y0, y1)."""
    left, _, _, top = page.get_mediabox()
    across: list[tuple[float, float, float]] = []
    down: list[tuple[float, float, float]] = []
    for shape in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=3):
        if len(across) + len(down) > _MOST_RULES:
            return [], []
        try:
            x0, y0, x1, y1 = shape.get_bounds()
        except pdfium.PdfiumError:
            continue
        x0, x1, y0, y1 = x0 - left, x1 - left, top - y1, top - y0
        if y1 - y0 <= _THIN and x1 - x0 >= _LEAST_LENGTH:
            across.append((x0, (y0 + y1) / 2, x1))
        elif x1 - x0 <= _THIN and y1 - y0 >= _LEAST_LENGTH:
            down.append(((x0 + x1) / 2, y0, y1))
        elif x1 - x0 >= _LEAST_LENGTH and y1 - y0 >= _LEAST_LENGTH and y1 - y0 < 0.9 * found.height:
            # A drawn box: a cell, or the shading of one.
            across += [(x0, y0, x1), (x0, y1, x1)]
            down += [(x0, y0, y1), (x1, y0, y1)]
    return across, down


def _connected(across: list[tuple[float, float, float]], down: list[tuple[float, float, float]]) -> list[
    tuple[list[tuple[float, float, float]], list[tuple[float, float, float]]]]:  # fmt: skip
    """Group rules that touch each other."""
    parent = list(range(len(across) + len(down)))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    order = sorted(range(len(across)), key=lambda index: across[index][1])
    for offset, (x, y0, y1) in enumerate(down):
        for index in order:
            x0, y, x1 = across[index]
            if y > y1 + _SNAP:
                break
            if y >= y0 - _SNAP and x0 - _SNAP <= x <= x1 + _SNAP:
                parent[root(index)] = root(len(across) + offset)
    groups: dict[int, tuple[list[tuple[float, float, float]], list[tuple[float, float, float]]]] = {}
    for index, rule in enumerate(across):
        groups.setdefault(root(index), ([], []))[0].append(rule)
    for offset, rule in enumerate(down):
        groups.setdefault(root(len(across) + offset), ([], []))[1].append(rule)
    return list(groups.values())


def _snapped(values: list[float]) -> list[float]:
    edges: list[float] = []
    for value in sorted(values):
        if not edges or value - edges[-1] > _SNAP:
            edges.append(value)
    return edges


def aligned_table(lines: list[Line]) -> bool:
    """Whether lines of several pieces each are the rows of a table without rules: their pieces start
    alike.
    """
    if len(lines) < 3:
        return False
    starts = [[line.words[index].x0 for index in line.pieces] for line in lines]
    columns = max(len(row) for row in starts)
    if columns < 2:
        return False
    edges = _snapped([x for row in starts if len(row) == columns for x in row])
    return len(edges) == columns and sum(len(row) == columns for row in starts) >= 0.6 * len(lines)
