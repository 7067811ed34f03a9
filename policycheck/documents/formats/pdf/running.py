"""Running headers, footers and page numbers: lines that come back at the edge of the pages."""

import re
from collections import defaultdict

from policycheck.documents.formats.pdf.layout import Line

_EDGE_LINES = 3
_PAGE_NUMBER = re.compile(
    r"(?i)[-–—|\s]*(?:page|p\.|pg\.?)?\s*(?:\d{1,4}|[ivxlc]{1,7})(?:\s*(?:of|/|\|)\s*\d{1,4})?[-–—|\s]*"
)


def running_lines(pages: list[list[Line]], heights: list[float]) -> list[set[int]]:
    """The lines of each page that belong to the paper and not to the text.

    Args:
        pages: the rows of each page, from the top down.
        heights: the height of each page in points.

    Returns:
        For each page the indices of such lines. A line counts where its text, numbers aside, stands at the
        same
        height on at least half of the pages, or of the left or right ones; a page number counts on its own.
    """
    places: dict[tuple[str, bool, int], set[int]] = defaultdict(set)
    edges = [_edges(rows, height) for rows, height in zip(pages, heights, strict=True)]
    for number, (rows, found) in enumerate(zip(pages, edges, strict=True)):
        for index, at_top in found:
            for key in _keys(rows[index], at_top):
                places[key].add(number)
    least = max(2 if len(pages) == 2 else 3, 0.4 * len(pages))
    running = []
    for rows, found, height in zip(pages, edges, heights, strict=True):
        drop = set()
        for index, at_top in found:
            often = any(len(places[key]) >= least for key in _keys(rows[index], at_top))
            if often or _is_page_number(rows, index, at_top, height):
                drop.add(index)
        running.append(drop)
    return running


def _edges(rows: list[Line], height: float) -> list[tuple[int, bool]]:
    """(index, is at the top) of the first and last lines that lie in the outer fifth of the page."""
    top = [(i, True) for i in range(min(_EDGE_LINES, len(rows))) if rows[i].middle < 0.2 * height]
    foot = [
        (i, False) for i in range(max(0, len(rows) - _EDGE_LINES), len(rows)) if rows[i].middle > 0.8 * height
    ]
    return top + foot


def _keys(line: Line, at_top: bool) -> list[tuple[str, bool, int]]:
    text = re.sub(r"\d+|\b[ivxlc]+\b", "#", line.text.casefold())
    # Two neighbouring slots, so that a line on the border of one still meets its kind.
    slot = int(line.middle / 6)
    return [(text, at_top, slot), (text, at_top, slot + 1)]


def _is_page_number(rows: list[Line], index: int, at_top: bool, height: float) -> bool:
    line = rows[index]
    outermost = index == 0 if at_top else index == len(rows) - 1
    at_edge = line.middle < 0.1 * height if at_top else line.middle > 0.9 * height
    return outermost and at_edge and _PAGE_NUMBER.fullmatch(line.text) is not None
