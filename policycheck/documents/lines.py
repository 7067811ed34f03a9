"""Lines of a page become paragraphs: wrapped lines joined, hyphenation mended.

For plain text and for anything that knows its text only as lines.
"""

import re
from dataclasses import dataclass

from policycheck.documents.structure.markers import first_marker

_RULE = re.compile(r"\s*([_=*~\-–—.•·+#^]\s?){3,}\s*")
_HYPHEN_END = re.compile(r"[A-Za-z]-$")
_KEY_VALUE = re.compile(r"[A-Z][\w /()&.'’-]{1,30}:\s+\S")
_SENTENCE_END = re.compile(r"[.!?:;][\"”’')\]]*$")
_OPEN_END = re.compile(r"(?:[,(\-–/&]|\b(?:a|an|the|of|and|or|to|for|in|on|with|by|from|at|as|that|which|is|are|be|shall|must|may|"
                       r"will|not|any|all|each|such|this|see|section|sections|No\.))$", re.I)  # fmt: skip
_IN_BRACKETS = re.compile(r"\([^()]{5,}(?:\([^()]*\)[^()]*)*\)")  # "(Ord. No. 05-03)", a line of its own
# A label after these is part of a reference that the line's end cut: "under paragraph" / "(b) of".
_REFERENCE_END = re.compile(
    r"(?:\b(?:sections?|subsections?|paragraphs?|subparagraphs?|subdivisions?|clauses?|articles?|chapters?|titles?|parts?|under|of|in|by|to|the|a|an)|§)\s*$",
    re.I,
)


@dataclass(slots=True)
class Line:
    """A line as it stands: its text without outer white space, its indentation in characters."""

    text: str
    indent: int


@dataclass(slots=True)
class Paragraph:
    """Lines that belong together, joined; ``underlined`` where a rule of characters stood under it."""

    text: str
    indent: int
    underlined: str = ""
    page: int = 1


def paragraphs_of(text: str, width: int | None = None, *, wrapped: bool = False) -> list[Paragraph]:
    """Split plain text into paragraphs.

    Args:
        text: with ``\\n`` line ends; form feeds part pages.
        width: the width at which its lines are wrapped, 0 for none; told from the text itself where not given.
        wrapped: where no width is known, lines that nothing parts belong together (Markdown's rule).
    """
    found: list[Paragraph] = []
    pages = text.split("\f")
    lines_by_page = [lines_of(page) for page in pages]
    if width is None:
        width = wrap_width([line for page in lines_by_page for line in page])
    group: list[Line] = []
    page_of_group = 1
    for number, page in enumerate(lines_by_page, 1):
        for line in page:
            if not line.text:
                _close(group, found, page_of_group)
                continue
            if _RULE.fullmatch(line.text):
                underlined = _close(group, found, page_of_group)
                if underlined and found and len(found[-1].text) <= 120:
                    found[-1].underlined = line.text.strip()[0]
                continue
            if group and not joins(group, line, width, wrapped=wrapped):
                _close(group, found, page_of_group)
            if not group:
                page_of_group = number
            group.append(line)
        # A paragraph may run on over a page break; a finished sentence may not.
        if group and (len(pages) == 1 or _SENTENCE_END.search(group[-1].text)):
            _close(group, found, page_of_group)
    _close(group, found, page_of_group)
    return found


def lines_of(page: str) -> list[Line]:
    """The lines of a page, stripped, with their indentation."""
    found = []
    for raw in page.split("\n"):
        line = raw.expandtabs(8) if "\t" in raw[:40] else raw
        stripped = line.strip()
        found.append(Line(stripped, len(line) - len(line.lstrip()) if stripped else 0))
    return found


def _close(group: list[Line], found: list[Paragraph], page: int) -> bool:
    if not group:
        return False
    found.append(Paragraph(join_lines([line.text for line in group]), group[0].indent, page=page))
    group.clear()
    return True


def join_lines(lines: list[str]) -> str:
    """Join the lines of one paragraph. A word parted by a hyphen at a line's end is mended."""
    pieces = [lines[0]]
    for line in lines[1:]:
        before = pieces[-1]
        if _HYPHEN_END.search(before) and line[:1].isalpha():
            head = re.split(r"[\s(]", before)[-1]
            # "commit-" + "tee" is one word; "Multi-Spon-" + "sored" too; "harm-" + "Reduction" keeps its hyphen.
            keeps = (line[0].isupper() and not head[:-1].isupper()) or "-" in head[:-1] and not head[:-1].isupper()
            keeps = keeps and not _broken_inside(head)
            pieces[-1] = before if keeps else before[:-1]
            pieces.append(line)
        elif before.endswith(("—", "–")) and not before.endswith((" —", " –")):
            pieces.append(line)
        else:
            pieces.append(" " + line)
    return "".join(pieces)


def _broken_inside(head: str) -> bool:
    """Whether the last part of a hyphened word is too short or too odd to be a word of its own."""
    last = head[:-1].rsplit("-", 1)[-1]
    return len(last) <= 4 or not re.search("[aeiouy]", last, re.I)


def wrap_width(lines: list[Line]) -> int:
    """The width at which lines are wrapped, or 0 where they are not."""
    lengths = sorted(len(line.text) + line.indent for line in lines if line.text)
    if len(lengths) < 6:
        return 0
    width = lengths[int(len(lengths) * 0.9)]
    full = sum(1 for length in lengths if width * 0.8 <= length <= width * 1.25)
    return width if 30 <= width <= 130 and full >= len(lengths) * 0.3 else 0


def joins(group: list[Line], line: Line, width: int, *, wrapped: bool = False) -> bool:
    """Whether a line goes on with the lines before it."""
    before = group[-1]
    if marker := first_marker(line.text):
        cut = _REFERENCE_END if marker.form in ("(x)", "x)", "x.", "bullet") else _OPEN_END
        return marker.form != "bullet" and bool(cut.search(before.text))
    if len(group) == 1 and _IN_BRACKETS.fullmatch(before.text):
        return False
    if _KEY_VALUE.match(line.text) and _KEY_VALUE.match(before.text) and len(before.text) < 80:
        return False
    first = group[0]
    length = len(before.text) + before.indent
    if line.text[0].islower():
        return not (width and length < width * 0.5 and _SENTENCE_END.search(before.text))
    if _OPEN_END.search(before.text):
        return True
    if not width:
        # Not a wrapped text: each line stands alone, save one that was plainly cut.
        return wrapped
    if line.indent > before.indent + 1 and len(group) > 1 and line.indent > first.indent - 1:
        return False  # a new paragraph, known by its first line's indentation
    if line.indent < before.indent - 8:
        return False
    room = width - length
    first_word = len(line.text.split(None, 1)[0])
    if _SENTENCE_END.search(before.text) and line.indent > before.indent:
        return False
    # A short line ends its paragraph: the next word would have fitted.
    return room <= first_word + 1 or room <= width * 0.12
