"""Lines of a page become paragraphs: wrapped lines joined, hyphenation mended.

For plain text and for anything that knows its text only as lines.
"""

import re
from dataclasses import dataclass
from itertools import pairwise

from policycheck.documents.structure.markers import first_marker, starts_clause

_RULE = re.compile(r"\s*([_=*~\-–—.•·+#^]\s?){3,}\s*")
_HYPHEN_END = re.compile(r"[A-Za-z]-$")
_LAST_WORD = re.compile(r"[A-Za-z][\w'’\-]*-$")
_FIRST_WORD = re.compile(r"[\w'’]+")
_COMPOUND = re.compile(r"\b[A-Za-z]+(?:-[A-Za-z]+)+\b")
_KEY_VALUE = re.compile(r"[A-Z][\w /()&.'’-]{1,30}:\s+\S")
_SENTENCE_END = re.compile(r"[.!?:;][\"”’')\]]*$")
_OPEN_END = re.compile(
    r"(?:[,(\-–/&]|\b(?:a|an|the|of|and|or|to|for|in|on|with|by|from|at|as|that|which|is|are|be|shall|must|may|will|not|"
    r"any|all|each|such|this|see|section|sections|No\.))$",
    re.I,
)
_IN_BRACKETS = re.compile(r"\([^()]{5,}(?:\([^()]*\)[^()]*)*\)")  # "(Ord. No. 05-03)", a line of its own
_MIN_WIDTH, _MAX_WIDTH = 30, 130  # characters
# A label after these is part of a reference that the line's end cut: "under paragraph" / "(b) of".
_REFERENCE_END = re.compile(
    r"(?:\b(?:sections?|subsections?|paragraphs?|subparagraphs?|subdivisions?|clauses?|articles?|"
    r"chapters?|titles?|parts?|under|of|in|by|to|the|a|an)|§)\s*$",
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
        width: the width at which its lines are wrapped, 0 for none; told from the text itself where not
        given. wrapped: where no width is known, lines that nothing parts belong together (Markdown's rule).
    """
    found: list[Paragraph] = []
    compounds = compounds_of(text)
    pages = text.split("\f")
    lines_by_page = [lines_of(page) for page in pages]
    if width is None:
        width = wrap_width([line for page in lines_by_page for line in page])
    group: list[Line] = []
    page_of_group = 1
    for number, page in enumerate(lines_by_page, 1):
        for line in page:
            if not line.text:
                _close(group, found, page_of_group, compounds)
                continue
            if _RULE.fullmatch(line.text):
                underlined = _close(group, found, page_of_group, compounds)
                if underlined and found and len(found[-1].text) <= 120:
                    found[-1].underlined = line.text.strip()[0]
                continue
            if group and not joins(group, line, width, wrapped=wrapped):
                _close(group, found, page_of_group, compounds)
            if not group:
                page_of_group = number
            group.append(line)
        # A paragraph may run on over a page break; a finished sentence may not.
        if group and (len(pages) == 1 or _SENTENCE_END.search(group[-1].text)):
            _close(group, found, page_of_group, compounds)
    _close(group, found, page_of_group, compounds)
    return found


def lines_of(page: str) -> list[Line]:
    """The lines of a page, stripped, with their indentation."""
    found = []
    for raw in page.split("\n"):
        line = raw.expandtabs(8) if "\t" in raw[:40] else raw
        stripped = line.strip()
        found.append(Line(stripped, len(line) - len(line.lstrip()) if stripped else 0))
    return found


def _close(group: list[Line], found: list[Paragraph], page: int, compounds: frozenset[str]) -> bool:
    if not group:
        return False
    found.append(Paragraph(join_lines([line.text for line in group], compounds), group[0].indent, page=page))
    group.clear()
    return True


def join_lines(lines: list[str], compounds: frozenset[str] = frozenset()) -> str:
    """Join the lines of one paragraph. A word parted by a hyphen at a line's end is mended.

    Args:
        lines: the lines.
        compounds: words that the text writes with a hyphen inside a line, in small letters.
    """
    pieces = [lines[0]]
    for line in lines[1:]:
        before = pieces[-1]
        if _HYPHEN_END.search(before) and line[:1].isalpha():
            head = _LAST_WORD.search(before)[0]  # type: ignore[index]  # a hyphen after a letter is there
            tail = _FIRST_WORD.match(line)[0]  # type: ignore[index]
            if not _keeps_hyphen(head, tail, compounds):
                pieces[-1] = before[:-1]
            pieces.append(line)
        elif before.endswith(("—", "–")) and not before.endswith((" —", " –")):
            pieces.append(line)
        else:
            pieces.append(" " + line)
    return "".join(pieces)


def _keeps_hyphen(head: str, tail: str, compounds: frozenset[str]) -> bool:
    """Whether a hyphen belongs to the word: "drug-" + "free" where the text says so, "Pro-" + "Choice"."""
    if f"{head}{tail}".lower() in compounds:
        return True
    # "Multi-Spon-" + "sored": a part of a compound was parted.
    return tail[0].isupper() and not head[:-1].isupper() and "-" not in head[:-1]


def compounds_of(text: str) -> frozenset[str]:
    """The words that a text writes with a hyphen inside a line."""
    return frozenset(word.lower() for word in _COMPOUND.findall(text)) if "-\n" in text else frozenset()


def wrap_width(lines: list[Line]) -> int:
    """The width at which lines are wrapped, or 0 where they are not.

    A line was wrapped where the first word of the next would not have fitted on it.
    """
    pairs = [
        (len(line.text) + line.indent, len(other.text.split(None, 1)[0]))
        for line, other in pairwise(lines)
        if line.text and other.text and not _RULE.fullmatch(other.text) and not starts_clause(other.text)
    ]
    if len(pairs) < 2 or sum(length for length, _ in pairs if length > _MAX_WIDTH) > _MAX_WIDTH * len(pairs):
        return 0
    lengths = sorted(length for length, _ in pairs)
    width = lengths[round(0.95 * (len(lengths) - 1))]
    wrapped = sum(1 for length, word in pairs if length + 1 + word > width * 0.88)
    return width if _MIN_WIDTH <= width <= _MAX_WIDTH and wrapped >= 0.5 * len(pairs) else 0


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
