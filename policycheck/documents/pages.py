"""What a page adds to a text is taken out of it: line numbers, running heads and feet, page numbers,
printers' marks.
"""

import re
from itertools import pairwise

_NUMBERED = re.compile(r"[ \t]{0,12}(\d{1,3})(?:[ \t]+(?=\S)|[ \t]*$)")
_PAGE_NUMBER = re.compile(r"(?:page\s*)?[-–—\[(]?\s*\d{1,4}\s*[-–—\])]?(?:\s*(?:of|/)\s*\d{1,4})?", re.I)
# A running head with its page number: "S. 2340  6", "HB 2031 2", "A. 338--A  3", "Page 3 of 10".
_HEAD_WITH_PAGE = re.compile(
    r"page\s+(?P<of>\d{1,4})\s+of\s+\d{1,4}|(?P<head>.{0,60}?\S)?\s+(?P<page>\d{1,4})", re.I
)
_FOOT_START = re.compile(r"\s*EXPLANATION\s*(?:--|—|–|-)\s*Matter\b", re.I)
_FOOT_END = re.compile(r"(?:omitted(?: from the law)?|language|new|deleted|repealed)\.\s*$", re.I)
_PRINTERS_MARK = re.compile(
    r"\s*(?:[A-Z]{2,4}\d{5}-\d\d-\d|\*?[A-Z]{1,2}\d{5,}(?:\.\d+)?\*?|✔|Verified PDF|"
    r"(?:A|S|HR|HB|SB|H\. ?R|H\. ?B|S\. ?B)\.?\s\d{2,5}(?:--?[A-Z])?\s+\d{1,3})\s*"
)
_FINISHED = re.compile(r"[.!?:;][\"”’')\]]*\s*$")
_MAX_FOOT = 4
_MIN_LINES = 12


def without_page_marks(text: str) -> str:
    """Return the text without line numbers, running heads and feet and printers' marks. Form feeds stay."""
    lines = text.split("\n")
    marks = _running_heads(lines) | _feet(lines)
    numbered = _counted(lines, marks)
    # Between two numbered lines that follow each other stands nothing but the foot and head of a page.
    marks |= _between_numbered(numbered, lines)
    if not marks and not numbered:
        return text
    kept: list[str] = []
    for index, line in enumerate(lines):
        if index in marks:
            if "\f" in line:
                kept.append("\f")
            _close_gap(kept)
            continue
        if kept and kept[-1] is _GAP:
            if not line.strip():
                continue
            kept.pop()
        kept.append(_NUMBERED.sub("", line, count=1) if index in numbered else line)
    return "\n".join(line for line in kept if line is not _GAP)


_GAP = "\x00gap"


def _close_gap(kept: list[str]) -> None:
    """Let a sentence that a page's foot broke run on: drop the blank lines around it."""
    end = len(kept)
    while end and (not kept[end - 1].strip() or kept[end - 1] is _GAP):
        end -= 1
    if end and not _FINISHED.search(kept[end - 1]):
        del kept[end:]
        kept.append(_GAP)


def _running_heads(lines: list[str]) -> set[int]:
    """Lines that come again with only the page number counting on."""
    seen: dict[str, list[tuple[int, int]]] = {}
    for index, line in enumerate(lines):
        stripped = line.strip()
        if not stripped or len(stripped) > 70 or not stripped[-1].isdigit():
            continue
        if match := _HEAD_WITH_PAGE.fullmatch(stripped):
            head = match["head"] or ""
            # "Chapter 1", "Step 2" count too: a running head bears a number of its own, or stands for a page.
            if match["of"] or any(character.isdigit() for character in head) or head.lower() == "page":
                seen.setdefault(re.sub(r"\s+", " ", head), []).append(
                    (index, int(match["page"] or match["of"]))
                )
        elif _PAGE_NUMBER.fullmatch(stripped):
            seen.setdefault("", []).append((index, int(re.findall(r"\d+", stripped)[0])))
    found: set[int] = set()
    for head, places in seen.items():
        counting = [place for place, other in pairwise(places) if other[1] == place[1] + 1]
        if len(counting) >= (1 if any(character.isdigit() for character in head) else 2) and _stand_apart(
            lines, places
        ):
            found |= {index for index, _ in places}
    return found


def _stand_apart(lines: list[str], places: list[tuple[int, int]]) -> bool:
    """Whether the lines stand far enough from each other to be heads of pages rather than rows of a list."""
    return all(other - index > 8 for (index, _), (other, _) in pairwise(places))


def _feet(lines: list[str]) -> set[int]:
    """The notes that legislatures print under each page of a bill, and printers' marks."""
    found: set[int] = set()
    for index, line in enumerate(lines):
        if _PRINTERS_MARK.fullmatch(line):
            found.add(index)
        elif _FOOT_START.match(line):
            for end in range(index, min(index + _MAX_FOOT, len(lines))):
                if _FOOT_END.search(lines[end]):
                    found |= set(range(index, end + 1))
                    break
    return found


def _counted(lines: list[str], marks: set[int]) -> dict[int, int]:
    """Line numbers by line, where most lines of the text go on counting; else none."""
    full = [index for index, line in enumerate(lines) if line.strip() and index not in marks]
    numbers = {index: int(match[1]) for index in full if (match := _NUMBERED.match(lines[index]))}
    if len(full) < _MIN_LINES or len(numbers) < len(full) * 0.4:
        return {}
    counted: dict[int, int] = {}
    expected = 0
    for position, index in enumerate(full):
        number = numbers.get(index, 0)
        # The first line of a section often bears no number of its own: the next is 2.
        starts = number == 1 or (number == 2 and position > 0 and full[position - 1] not in counted)
        if number and (number == expected or starts):
            counted[index] = number
            expected = number + 1
    return counted if len(counted) >= len(full) * 0.4 else {}


def _between_numbered(numbered: dict[int, int], lines: list[str]) -> set[int]:
    found: set[int] = set()
    for index, other in pairwise(numbered):
        if 1 < other - index <= _MAX_FOOT + 4 and numbered[other] == numbered[index] + 1:
            found |= set(range(index + 1, other))
    return found
