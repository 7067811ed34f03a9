"""The automatic numbers of Word, as they would be displayed: counted here, because a file does not hold
them.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

from policycheck.documents.formats.docx.names import VAL, W, number, switched_on, val
from policycheck.documents.formats.docx.styles import Styles, left_indent
from policycheck.documents.formats.numerals import in_letters, in_ordinals, in_roman, in_words

_LEVELS = 9
_FORMATS: dict[str, Callable[[int], str]] = {
    "lowerLetter": in_letters,
    "upperLetter": lambda n: in_letters(n).upper(),
    "lowerRoman": in_roman,
    "upperRoman": lambda n: in_roman(n).upper(),
    "decimalZero": lambda n: f"{n:02d}",
    "ordinal": in_ordinals,
    "cardinalText": lambda n: in_words(n).capitalize(),
    "none": lambda n: "",
}


@dataclass(slots=True)
class Level:
    """One level of a list."""

    start: int = 1
    format: str = "decimal"
    text: str = ""
    restarts: bool = True
    legal: bool = False
    style: str | None = None
    indent: float | None = None


@dataclass(slots=True)
class _List:
    levels: dict[int, Level]
    abstract: str
    starts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """The lists of a document and how far each has counted."""

    def __init__(self, root: etree._Element | None, styles: Styles) -> None:
        self._lists: dict[str, _List] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[str] = set()
        if root is None:
            return
        abstracts = {item.get(W + "abstractNumId", ""): item for item in root.iter(W + "abstractNum")}
        targets = {
            item.get(W + "numId", ""): val(item, "abstractNumId") or "" for item in root.iter(W + "num")
        }
        for item in root.iter(W + "num"):
            identifier = item.get(W + "numId", "")
            abstract = targets[identifier]
            link = val(abstracts.get(abstract), "numStyleLink")
            if link:
                abstract = targets.get(styles.numbering_of(link) or "", abstract)
            if abstract in abstracts:
                self._lists[identifier] = _read_list(item, abstracts[abstract], abstract)

    def level(self, list_id: str, level: int) -> Level | None:
        """The level of a list, or None where there is no such list."""
        found = self._lists.get(list_id)
        return found.levels.get(level) if found else None

    def level_of_style(self, list_id: str, style: str | None) -> int | None:
        """The level that a list ties to a paragraph style."""
        found = self._lists.get(list_id)
        if not found or not style:
            return None
        return next((number for number, level in found.levels.items() if level.style == style), None)

    def next_label(self, list_id: str, level: int) -> str | None:
        """Count one paragraph and return its label as displayed ("3.2", "(a)", "•"), or None where no list
        is.
        """
        found = self._lists.get(list_id)
        if not found or level not in found.levels:
            return None
        counts = self._counts.setdefault(found.abstract, {})
        if list_id not in self._begun:
            self._begun.add(list_id)
            for overridden, start in found.starts.items():
                counts[overridden] = start - 1
        counts[level] = counts.get(level, found.levels[level].start - 1) + 1
        for deeper in range(level + 1, _LEVELS):
            if deeper in found.levels and found.levels[deeper].restarts:
                counts.pop(deeper, None)
        return _label(found, level, counts)


def _label(found: _List, level: int, counts: dict[int, int]) -> str:
    shown = found.levels[level]
    if shown.format == "bullet":
        return shown.text if shown.text in ("-", "–", "—") else "•"
    label = shown.text
    for number_of in range(min(level + 1, _LEVELS)):
        mark = f"%{number_of + 1}"
        if mark not in label:
            continue
        part = found.levels.get(number_of, Level())
        count = counts.get(number_of, part.start)
        decimal = shown.legal or part.format not in _FORMATS
        label = label.replace(mark, str(count) if decimal else _FORMATS[part.format](count))
    return label.strip()


def _read_list(item: etree._Element, abstract: etree._Element, identifier: str) -> _List:
    found = _List(
        {number(level.get(W + "ilvl")): _read_level(level) for level in abstract.iter(W + "lvl")}, identifier
    )
    for override in item.iter(W + "lvlOverride"):
        index = number(override.get(W + "ilvl"))
        replaced = override.find(W + "lvl")
        if replaced is not None:
            found.levels[index] = _read_level(replaced)
        start = val(override, "startOverride")
        if start is not None:
            found.starts[index] = number(start)
    return found


def _read_level(level: etree._Element) -> Level:
    properties = level.find(W + "pPr")
    text = level.find(W + "lvlText")
    return Level(
        start=number(val(level, "start"), 1),
        format=val(level, "numFmt") or "decimal",
        text="" if text is None else text.get(VAL, ""),
        restarts=val(level, "lvlRestart") != "0",
        legal=switched_on(level.find(W + "isLgl")) or False,
        style=val(level, "pStyle"),
        indent=None if properties is None else left_indent(properties),
    )
