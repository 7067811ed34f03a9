"""The document's own text, cut where findings begin and end, so that each can be marked where it stands."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from policycheck.documents.model import Block, Document
from policycheck.reports.plain import visible
from policycheck.reports.view import Mark

_SPACE = re.compile(r"\s")
_SHALLOWEST = 3  # the page has its own title (1) and sections (2)
_DEEPEST = 6


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text under the same findings.

    Attributes:
        text: the words, without anything that no person would see.
        marks: the findings that cover it.
        ends: those of them that end with it: their numbers stand here.
    """

    text: str
    marks: tuple[Mark, ...]
    ends: tuple[Mark, ...]

    @property
    def stance(self) -> str:
        """ "for", "against" or "both"; "" where no finding covers it."""
        sides = {mark.supports for mark in self.marks}
        if len(sides) == 2:
            return "both"
        return "" if not sides else "for" if True in sides else "against"


@dataclass(frozen=True, slots=True)
class Passage:
    """A block of the document in a report.

    Attributes:
        kind: what it is ("paragraph", "heading", ...).
        level: for a title or heading: its level in the page (3 to 6); else 0.
        depth: nesting depth of an item, at most 6.
        page: the page that begins with it, or None.
        language: its language where it is not English, else "".
        pieces: its text.
        marks: the findings that end in it, in order.
    """

    kind: str
    level: int
    depth: int
    page: int | None
    language: str
    pieces: tuple[Piece, ...]
    marks: tuple[Mark, ...]


def passages(document: Document, marks: Sequence[Mark]) -> list[list[Passage]]:
    """The document as rows in reading order: one passage a row, or the cells of one row of a table.

    Args:
        document: the document.
        marks: findings and questions; they may overlap.
    """
    rows: list[list[Passage]] = []
    last: tuple[int, int] | None = None
    for block, passage in zip(document.blocks, _passages(document, marks), strict=True):
        if block.row is not None and block.row == last:
            rows[-1].append(passage)
        else:
            rows.append([passage])
        last = block.row
    return rows


def _passages(document: Document, marks: Sequence[Mark]) -> Iterator[Passage]:
    ordered = sorted(marks, key=lambda mark: (mark.finding.location.start, mark.number))
    starts = [mark.finding.location.start for mark in ordered]
    level = _SHALLOWEST - 1
    page: int | None = None
    carried: list[Mark] = []
    for block in document.blocks:
        found = ordered[bisect_left(starts, block.start) : bisect_left(starts, block.end)]
        own = [*carried, *found]
        carried = [mark for mark in own if mark.finding.location.end > block.end]
        heading = block.kind in ("title", "heading")
        if heading:
            wished = _SHALLOWEST if block.kind == "title" else _SHALLOWEST + max(block.depth, 1)
            level = min(wished, level + 1, _DEEPEST)  # no level is left out on the way down
        pieces = tuple(_pieces(document.text, block, own))
        yield Passage(
            kind=block.kind,
            level=level if heading else 0,
            depth=min(block.depth, 6) if block.kind == "item" else 0,
            page=block.page if block.page != page else None,
            language=block.language if block.language not in ("", "en") else "",
            pieces=pieces,
            marks=tuple(mark for piece in pieces for mark in piece.ends),
        )
        page = block.page


def _pieces(text: str, block: Block, marks: list[Mark]) -> Iterator[Piece]:
    spans = [
        (
            max(mark.finding.location.start, block.start),
            min(mark.finding.location.end, block.end),
            mark,
        )
        for mark in marks
    ]
    edges = sorted({block.start, block.end, *(edge for start, end, _ in spans for edge in (start, end))})
    for start, end in pairwise(edges):
        covering = tuple(mark for first, last, mark in spans if first <= start and end <= last)
        ending = tuple(mark for mark in covering if mark.finding.location.end == end)
        yield Piece(shown(text[start:end]), covering, ending)


def shown(text: str) -> str:
    """The text as a page shows it: every white space a space, and nothing that no person would see."""
    return visible(_SPACE.sub(" ", text))
