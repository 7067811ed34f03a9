"""Lines in reading order become paragraphs: where one ends is told by space, indent, size, labels and room
left over.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from policycheck.documents.formats.pdf.layout import Line
from policycheck.documents.structure.markers import starts_clause

_SENTENCE_END = re.compile(r"[.!?:;][\"”’')\]]*$")
# A line of a table of contents: dots, then a page.
_LEADER = re.compile(r"(?:[.…_]\s?){4,}\s*(?:\d{1,4}|[ivxlc]{1,7})$")
BULLET = re.compile(r"^([•●○◦▪▫■□◾◼⁃‣►▸▶➢➤✓✔❖◆◇♦·\uf0b7\uf0a7\uf0d8\uf076\uf06e\uf0fc\uf02d]|o|–|-)$")

_NEAR_MARGIN = 90.0  # points: a column that starts farther in is a second column
_LEADING = 1.25
_MOST_LEADING = 2.4  # font sizes: typewritten drafts with double spacing


@dataclass(slots=True)
class Paragraph:
    """Lines that belong together.

    Attributes:
        lines: from the top down; they may run over a column's or page's end.
        page: 1-based page that it starts on.
        heading: heading level by bookmarks, or 0.
        is_note: a footnote.
        last_page: 1-based page that it ends on.
    """

    lines: list[Line]
    page: int
    heading: int = 0
    is_note: bool = False
    last_page: int = 0

    def __post_init__(self) -> None:
        self.last_page = self.last_page or self.page

    @property
    def size(self) -> float:
        """Font size of most of its letters."""
        sizes: Counter[float] = Counter()
        for line in self.lines:
            for word in line.words:
                sizes[round(word.size, 1)] += len(word.text)
        return sizes.most_common(1)[0][0]

    @property
    def bold(self) -> bool:
        """Most of its lines are bold."""
        return sum(line.bold for line in self.lines) * 2 > len(self.lines)

    @property
    def marker(self) -> str:
        """Its bullet, or ""."""
        first = self.lines[0].words
        return "•" if len(first) > 1 and BULLET.match(first[0].text) else ""

    def indent(self, margin: float) -> float:
        """How far its first line stands in, in points: from the margin of the page where its column begins
        there.
        """
        first = self.lines[0]
        left = margin if margin <= first.left < margin + _NEAR_MARGIN else first.left
        return first.x0 - left


def paragraphs_of(lines: list[Line], page: int, leading: Mapping[int, float]) -> list[Paragraph]:
    """Group the lines of a region, in reading order, into paragraphs.

    Args:
        leading: the usual distance from line to line (see ``leading_of``).
    """
    found: list[Paragraph] = []
    for line in lines:
        if found and _goes_on(found[-1], line, leading):
            found[-1].lines.append(line)
        else:
            found.append(Paragraph([line], page))
    return found


def leading_of(pages: Iterable[list[Line]]) -> dict[int, float]:
    """The usual distance from line to line, in font sizes, by font size, over all pages of a document."""
    steps: dict[int, list[float]] = {}
    for lines in pages:
        for before, line in pairwise(lines):
            step = (line.middle - before.middle) / max(line.size, 1.0)
            if abs(before.size - line.size) < 0.6 and 0.8 < step < 4:
                steps.setdefault(round(line.size), []).append(step)
    # Lines within a paragraph stand closer than paragraphs do: the lower end is the distance of lines.
    everything = [step for values in steps.values() for step in values]
    usual = _low(everything) if everything else _LEADING
    # A size with few lines (a title) says little by itself: it is set like the rest.
    return {size: _low(values) if len(values) > 3 else usual for size, values in steps.items()}


def _low(values: list[float]) -> float:
    return min(sorted(values)[len(values) // 6], _MOST_LEADING)


def _goes_on(paragraph: Paragraph, line: Line, leading: Mapping[int, float]) -> bool:
    """Whether a line belongs to the paragraph before it."""
    before, first = paragraph.lines[-1], paragraph.lines[0]
    if before.left != line.left or before.right != line.right:
        return _runs_over(before, line)
    size = max(line.size, 4.0)
    if abs(before.size - line.size) > 0.08 * size or _starts_item(line):
        return False
    step = line.middle - before.middle
    usual = leading.get(round(line.size), _LEADING) * size
    if step <= 0 or step > usual + 0.3 * size:
        return False
    if before.bold != line.bold and (before.bold or not _open_end(before.text)):
        return False
    if _LEADER.search(before.text):
        return False
    return not (
        _breaks_by_indent(paragraph, first, before, line, size) or _breaks_by_room(before, line, size)
    )


def _starts_item(line: Line) -> bool:
    if len(line.words) > 1 and (BULLET.match(line.words[0].text) or starts_note(line)):
        return True
    return starts_clause(line.text)


def starts_note(line: Line) -> bool:
    """Whether a line starts with a number set smaller than its text, as footnotes do."""
    first = line.words[0]
    return len(line.words) > 1 and first.text.isdigit() and first.size < 0.85 * line.words[1].size


def _breaks_by_indent(paragraph: Paragraph, first: Line, before: Line, line: Line, size: float) -> bool:
    if len(paragraph.lines) > 1 and line.x0 > before.x0 + 0.8 * size:
        return True  # the indented first line of a new paragraph
    hanging = len(first.words) > 1 and (BULLET.match(first.words[0].text) or starts_clause(first.text))
    if hanging and len(paragraph.lines) > 1 and line.x0 < before.x0 - 0.5 * size:
        return True  # back at the margin after a hanging item
    centered = abs((line.x0 + line.x1) - (before.x0 + before.x1)) < size
    return len(paragraph.lines) == 1 and not hanging and not centered and line.x0 > before.x0 + 1.5 * size


def _breaks_by_room(before: Line, line: Line, size: float) -> bool:
    """Whether the author ended the line: the next word would have fitted."""
    room = before.right - before.x1
    first = line.words[0]
    fitted = room > (first.x1 - first.x0) + 0.35 * size + 0.02 * (before.right - before.left)
    if not fitted:
        return False
    text = line.text
    return _SENTENCE_END.search(before.text) is not None or (
        not text[:1].islower() and room > 0.25 * (before.right - before.left)
    )


def _runs_over(before: Line, line: Line) -> bool:
    """Whether text runs on at the top of the next column or page."""
    if abs(before.size - line.size) > 0.08 * line.size or before.bold != line.bold or _starts_item(line):
        return False
    room = before.right - before.x1
    if not _open_end(before.text):
        # A line that is filled to the edge rarely ends a paragraph.
        return room < 0.3 * line.size and line.x0 - line.left < 0.5 * line.size
    return line.text[:1].islower() or room < 0.12 * (before.right - before.left)


def _open_end(text: str) -> bool:
    return _SENTENCE_END.search(text) is None


def join_parted(paragraphs: list[Paragraph]) -> list[Paragraph]:
    """Join a paragraph with its rest on the next page, or past the notes in the next column."""
    joined: list[Paragraph] = []
    for paragraph in paragraphs:
        before = joined[-1] if joined else None
        if before is not None and _is_parted(before, paragraph):
            before.lines += paragraph.lines
            before.last_page = paragraph.last_page
        else:
            joined.append(paragraph)
    return joined


def _is_parted(before: Paragraph, after: Paragraph) -> bool:
    if before.heading or after.heading or before.is_note or after.is_note:
        return False
    last, first = before.lines[-1], after.lines[0]
    elsewhere = after.page == before.last_page + 1 or (
        after.page == before.last_page and last.left != first.left
    )
    return elsewhere and len(last.words) > 3 and _runs_over(last, first)


class Mender:
    """Joins lines; a hyphen at a line's end is taken out unless the document writes the word with it."""

    def __init__(self, lines: list[Line]) -> None:
        self._known: set[str] = set()
        for line in lines:
            words = line.words[:-1] if line.words[-1].text.endswith("-") else line.words
            self._known.update(_bare(word.text) for word in words)

    def join(self, lines: list[Line], skip: int = 0) -> str:
        """The text of lines without the first ``skip`` words."""
        text = ""
        for number, line in enumerate(lines):
            words = [word.text for word in line.words[skip if number == 0 else 0 :] if not word.raised]
            piece = " ".join(words)
            if not piece:
                continue
            if text.endswith("-") and len(text) > 1 and text[-2].isalpha() and piece[0].isalpha():
                text = text[: -1 if self._is_one_word(text, piece) else None] + piece
            else:
                text = f"{text} {piece}" if text else piece
        return text

    def _is_one_word(self, before: str, after: str) -> bool:
        head, tail = before.split()[-1][:-1], after.split()[0]
        first, second = _bare(head), _bare(tail)
        if first + second in self._known:
            return True
        if tail[0].isupper() or f"{first}-{second}" in self._known or "-" in first:
            return False
        return not (first in self._known and second in self._known and min(len(first), len(second)) > 2)


def _bare(word: str) -> str:
    return word.strip(".,;:!?()[]\"'“”‘’").casefold()
