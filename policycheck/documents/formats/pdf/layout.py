"""The lines of a page in reading order: words become pieces of lines, columns are told apart, pieces
become lines.
"""

import itertools
from collections.abc import Iterable
from dataclasses import dataclass, field

from policycheck.documents.formats.pdf.words import Word

_PIECE_GAP = 1.6  # times the font size: a wider gap parts pieces of a line
_GUTTER = 8.0  # points: the least width of the white between columns
_STEP = 2.0  # points between the places where a gutter is looked for
_LEAST_LINES = 3  # a column has at least so many lines
_FULL = 0.6  # share of its column that a line of running text fills
_WIDEST_WHITE = 0.4  # share of the narrower column that the white between columns takes at most
_MOST_DEPTH = 6


@dataclass(slots=True)
class Line:
    """A line, or a piece of one that stands apart.

    Attributes:
        words: from left to right.
        pieces: where the words of each piece start; a line of one piece has [0].
        x0, top, x1, bottom: its box, in points from the top left.
        right: right edge of the column that it stands in.
        left: left edge of that column.
        size: font size of its longest word.
    """

    words: list[Word]
    x0: float = 0.0
    top: float = 0.0
    x1: float = 0.0
    bottom: float = 0.0
    left: float = 0.0
    right: float = 0.0
    size: float = 0.0
    pieces: list[int] = field(default_factory=lambda: [0])

    def __post_init__(self) -> None:
        self.x0 = min(word.x0 for word in self.words)
        self.x1 = max(word.x1 for word in self.words)
        self.top = min(word.top for word in self.words)
        self.bottom = max(word.bottom for word in self.words)
        self.size = max(self.words, key=lambda word: len(word.text)).size

    @property
    def gaps(self) -> list[tuple[float, float]]:
        """White between its words that is wide enough to part columns."""
        pairs = zip(self.words, self.words[1:], strict=False)
        return [(a.x1, b.x0) for a, b in pairs if b.x0 - a.x1 >= max(_GUTTER, 0.8 * min(a.size, b.size))]

    @property
    def bold(self) -> bool:
        """Most of its letters are bold."""
        letters = sum(len(word.text) for word in self.words)
        return sum(len(word.text) for word in self.words if word.bold) * 2 > letters

    @property
    def text(self) -> str:
        """Its words, without references to notes."""
        return " ".join(word.text for word in self.words if not word.raised)

    @property
    def middle(self) -> float:
        """Height of its middle."""
        return (self.top + self.bottom) / 2


def rows_of(words: Iterable[Word]) -> list[Line]:
    """Words that stand side by side, as lines over the whole width, from the top down."""
    rows: list[list[Word]] = []
    heights: list[float] = []  # of the words of the last row
    for word in sorted(words, key=lambda word: ((word.top + word.bottom) / 2, word.x0)):
        if rows and _same_row(rows[-1], heights, word):
            rows[-1].append(word)
        else:
            rows.append([word])
            heights.clear()
        heights.append(word.bottom - word.top)
    lines = [Line(sorted(row, key=lambda word: word.x0)) for row in rows]
    for line in lines:
        _mark_raised(line.words)
        line.pieces = [0, *(i for i in range(1, len(line.words)) if _parts(line.words[i - 1], line.words[i]))]
    return lines


def _same_row(row: list[Word], heights: list[float], word: Word) -> bool:
    # A raised number overlaps its line by less than half; the tallest of the row's last words speaks for it.
    last = heights[-6:]
    height = max(last)
    tall = row[last.index(height) - len(last)]
    overlap = min(tall.bottom, word.bottom) - max(tall.top, word.top)
    return overlap > 0.5 * min(height, word.bottom - word.top)


def _parts(before: Word, after: Word) -> bool:
    return after.x0 - before.x1 > _PIECE_GAP * max(before.size, after.size, 4.0)


def _mark_raised(words: list[Word]) -> None:
    """Numbers set small and high after a word refer to notes."""
    for before, word in itertools.pairwise(words):
        small = word.size < 0.85 * before.size
        high = word.bottom < before.bottom - 0.1 * before.size
        if (
            small
            and high
            and len(word.text) <= 4
            and word.text.strip(",").isdigit()
            and word.x0 - before.x1 < before.size
        ):
            word.raised = True


def lines_in_order(words: list[Word], depth: int = 0, page_width: float = 0.0) -> list[Line]:
    """The lines of a region in reading order: what spans the columns, then each column from left to right.

    Args:
        words: of the region.
        depth: how many columns it lies in.
        page_width: in points; a page of one column is taken to have like margins on both sides.
    """
    if not words:
        return []
    rows = rows_of(words)
    gutter = _gutter(rows) if depth < _MOST_DEPTH and len(rows) >= _LEAST_LINES else None
    if gutter is None:
        return _in_one_column(rows, page_width)
    ordered: list[Line] = []
    for columns, band in _bands(rows, gutter):
        if columns:
            members = [word for row in band for word in row.words]
            left = [word for word in members if word.x1 <= gutter]
            right = [word for word in members if word.x1 > gutter]
            ordered += lines_in_order(left, depth + 1) + lines_in_order(right, depth + 1)
        else:
            ordered += lines_in_order([word for row in band for word in row.words], _MOST_DEPTH)
    return ordered


def _in_one_column(rows: list[Line], page_width: float) -> list[Line]:
    left, right = min(row.x0 for row in rows), max(row.x1 for row in rows)
    # Lines that end alike are justified: their edge is the margin.
    if left < page_width / 4 and sum(row.x1 > right - 1.0 for row in rows) < _LEAST_LINES:
        right = max(right, page_width - left)
    for row in rows:
        row.left, row.right = left, right
    return rows


def _gutter(rows: list[Line]) -> float | None:
    """The middle of the white between two columns of running text, or None where there is one column."""
    left, right = min(row.x0 for row in rows), max(row.x1 for row in rows)
    margin = 0.15 * (right - left)
    counts: dict[int, int] = {}
    for row in rows:
        for gap_left, gap_right in row.gaps:
            for x in range(int(gap_left / _STEP) + 1, int(gap_right / _STEP) + 1):
                counts[x] = counts.get(x, 0) + 1
    likely = sorted(
        (
            x
            for x, count in counts.items()
            if count >= _LEAST_LINES and left + margin < x * _STEP < right - margin
        ),
        key=lambda x: -counts[x],
    )
    best, best_lines = None, 0
    for x in _spread(likely):
        lines = sum(len(band) for columns, band in _bands(rows, x * _STEP) if columns)
        if lines > best_lines:
            best, best_lines = x, lines
    if best is None:
        return None
    # The middle of the white, not its edge.
    first = last = best
    while counts.get(first - 1, 0) >= 0.9 * counts[best]:
        first -= 1
    while counts.get(last + 1, 0) >= 0.9 * counts[best]:
        last += 1
    return (first + last) / 2 * _STEP


def _spread(positions: list[int]) -> list[int]:
    """The first few positions that are not close to an earlier one."""
    chosen: list[int] = []
    for x in positions:
        if all(abs(x - other) * _STEP > _GUTTER for other in chosen):
            chosen.append(x)
        if len(chosen) == 6:
            break
    return chosen


def _bands(rows: list[Line], gutter: float) -> list[tuple[bool, list[Line]]]:
    """Part rows into runs that keep clear of the gutter and hold columns, and the rest."""
    runs: list[tuple[bool, list[Line]]] = []
    for row in rows:
        clear = gutter < row.x0 or gutter > row.x1 or any(x0 < gutter < x1 for x0, x1 in row.gaps)
        if runs and runs[-1][0] == clear:
            runs[-1][1].append(row)
        else:
            runs.append((clear, [row]))
    merged: list[tuple[bool, list[Line]]] = []
    for clear, run in runs:
        columns = clear and _are_columns(run, gutter)
        if merged and not columns and not merged[-1][0]:
            merged[-1][1].extend(run)
        else:
            merged.append((columns, list(run)))
    return merged


def _are_columns(run: list[Line], gutter: float) -> bool:
    """Whether both sides hold lines of running text, not the cells of a table."""
    left = [[word for word in row.words if word.x1 <= gutter] for row in run]
    right = [[word for word in row.words if word.x0 >= gutter] for row in run]
    edges = []
    for side in (left, right):
        lines = [words for words in side if words]
        if len(lines) < _LEAST_LINES:
            return False
        edge_left = min(word.x0 for words in lines for word in words)
        edge_right = max(word.x1 for words in lines for word in words)
        edges.append((edge_left, edge_right))
        full = sum(1 for words in lines if _width(words) >= _FULL * (edge_right - edge_left))
        words_a_line = sum(len(words) for words in lines) / len(lines)
        if full < 0.5 * len(lines) or words_a_line < 2.5:
            return False
    # Between columns of text the white is narrow; the cells of a table leave most of it empty.
    narrowest = min(edge_right - edge_left for edge_left, edge_right in edges)
    return edges[1][0] - edges[0][1] <= _WIDEST_WHITE * narrowest


def _width(words: list[Word]) -> float:
    return max(word.x1 for word in words) - min(word.x0 for word in words)
