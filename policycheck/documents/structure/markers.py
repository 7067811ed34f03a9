"""Labels at the start of a part, and what they may count: "(a)", "3.2", "§ 125.24", "Schedule 2", "SEC. 3.",
"•".
"""

import re
from dataclasses import dataclass
from typing import Literal

Form = Literal["(x)", "x)", "x.", "x", "word", "bullet", "new"]
System = Literal["number", "lower", "upper", "roman", "ROMAN", "decimal", "code", "bullet"]

# Words that name a part of a document when a number follows.
_CONTAINER_WORDS = (
    "schedule appendix annex annexure exhibit attachment title subtitle division part subpart chapter "
    "subchapter article subarticle module unit"
)
CONTAINERS = tuple(_CONTAINER_WORDS.split())
_SECTION_WORDS = (
    "section sec § §§ regulation reg rule clause standard policy principle goal objective strategy priority "
    "action recommendation step phase paragraph question procedure component requirement criterion indicator "
    "activity item option"
)
SECTIONS = tuple(_SECTION_WORDS.split())
_SPOKEN = {"sec": "section", "§": "section", "§§": "section", "reg": "regulation", "annexure": "annex"}

_NUMBER = (
    r"(?:\d{1,6}[A-Za-z]{0,2}(?:[.:\-–]\d{1,5}[A-Za-z]{0,2}|[\-–]{1,2}[A-Z]{1,2}\b)*"
    r"|[IVXLC]{1,7}(?:-[A-Z])?\b|[A-Z]\d{0,3}(?:[.\-]\d+)*\b)"
)
_WORDED = re.compile(
    rf"(?P<word>§+|(?:{'|'.join((*CONTAINERS, *(word for word in SECTIONS if word[0] != '§')))})\b\.?)\s*"
    rf"(?P<number>\.?{_NUMBER})(?P<end>\s*[.:)—–-](?!\d)|(?=\s|$|—|–|,))",
    re.I,
)
# "Section 4 of the Act applies" and "Part A and Part B are" are sentences, not labels.
_SENTENCE = re.compile(
    r"\s*(?:(?:of|and|or|to|through|is|are|was|shall|may|must|will|does|applies|apply|requires?|"
    r"provides?|in|as|above|"
    r"below|has|have|the|that|which|for|if|when)\b|[,;(])",
    re.I,
)
_BRACKETED = re.compile(
    r"\((?P<value>\d{1,4}(?:[.\-]\d{1,3})*[A-Za-z]?|[A-Za-z]{1,2}|[ivxlcIVXLC]{1,7}|[A-Za-z]-?\d{1,2}|"
    r"[A-Za-z]\.\d)\)"
    r"(?=\s|$|[^\w.,;)’'\-])"
)
_HALF = re.compile(r"(?P<value>\d{1,3}|[A-Za-z]|[ivxIVX]{1,6})\)(?=\s|$)")
_DOTTED = re.compile(r"(?P<value>\d{1,4}[A-Z]?|[A-Za-z]|[ivxIVX]{1,6})\.(?=\s|$|[—–]\()")
_DECIMAL = re.compile(
    r"(?P<value>[A-Z]{0,3}\d{1,4}[A-Z]?(?:[.\-–]\d{1,5}[A-Za-z]?)+|\.\d{2,3}|[A-Z]\.\d{1,3}(?:\.\d{1,3})*|"
    r"\d{2,5}-[A-Z]{1,2})(?P<end>[.:)](?!\d)|(?=\s|$))"
)
_PLAIN = re.compile(r"(?P<value>\d{1,4})(?=\s+[A-Z\"“\[])")
_BULLET = re.compile(
    r"(?P<value>[•●○◦▪▫■□◾◼⁃‣►▸▶➢➤✓✔☐☑✗❖◆◇♦·*\uf0b7\uf0a7\uf0d8]|[-–—+o](?=\s)|>(?=\s)|"
    r"\[[ xX]\])(?=\s|$|[A-Z])"
)
_UNIT = re.compile(
    r"%|(?:percent|million|billion|times|mg|ml|kg|hours?|days?|weeks?|months?|years?|miles?)\b|[a-z]"
)
_DATE = re.compile(
    r"(?:19|20)\d\d[\-–](?:(?:19|20)?\d\d)(?:[\-–]\d{1,4})?|\d{1,3}-\d{1,2}-\d{2,4}|\d{3}-\d{4}|"
    r"\d{3}-\d{3}-\d{4}"
)
# A quotation mark may open a part of new law: “(e) READINESS.—
_OPENING = re.compile(r"[\"“‘'«]{0,2}\s*\[?")
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_ROMAN = re.compile(r"(?:xc|xl|l?x{0,4})(?:ix|iv|v?i{0,4})", re.I)


@dataclass(frozen=True, slots=True)
class Marker:
    """A label that starts a part.

    Attributes:
        form: how it is written.
        value: what is written in it ("a", "3.2", "IV").
        word: the word before the number, in small letters, as it is spoken ("section"), or "".
        start, end: where it stands in the part's text.
        readings: what it may count, as (system, number) pairs, likeliest first: "(i)" is letter 9 or roman 1.
    """

    form: Form
    value: str
    word: str
    start: int
    end: int
    readings: tuple[tuple[System, int], ...]

    @property
    def is_container(self) -> bool:
        """A part that holds sections: "Part IV", "Schedule 2"."""
        return self.word in CONTAINERS

    @property
    def is_section(self) -> bool:
        """A number that names a section by itself: "§ 4", "SEC. 3", "3.2", "7-403"."""
        return bool(self.word) or self.form == "x" or self.readings[0][0] in ("decimal", "code")


def roman(value: str) -> int:
    """The number that a roman numeral stands for, or 0 where it is none."""
    if not value or not _ROMAN.fullmatch(value):
        return 0
    total = 0
    values = [_ROMAN_VALUES[letter] for letter in value.lower()]
    for now, following in zip(values, [*values[1:], 0], strict=True):
        total += -now if now < following else now
    return total


def readings_of(value: str) -> tuple[tuple[System, int], ...]:
    """What a label may count."""
    if value.isdigit():
        return (("number", int(value)),)
    if re.fullmatch(r"[a-zA-Z]+", value):
        lower = value.islower()
        numeral = roman(value)
        letter = 0
        if len(set(value.lower())) == 1 and len(value) <= 2:
            letter = ord(value[0].lower()) - 96 + 26 * (len(value) - 1)
        found: list[tuple[System, int]] = []
        if letter:
            found.append(("lower" if lower else "upper", letter))
        if numeral:
            found.append(("roman" if lower else "ROMAN", numeral))
        if len(value) > 1 and numeral and len(value) != 2:
            found.reverse()
        if value.lower() in ("i", "ii"):
            found.reverse()
        return tuple(found) or (("code", 0),)
    if match := re.fullmatch(r"(\d{1,4})([A-Za-z])", value):
        return (("number", int(match[1])),)  # 1A stands between 1 and 2
    if match := re.fullmatch(r"([A-Za-z])-?\d{1,2}", value):
        return (("lower" if value[0].islower() else "upper", ord(value[0].lower()) - 96),)  # (b-1) after (b)
    if match := re.fullmatch(r"(\d{1,3})\.\d{1,2}", value):
        return (("decimal", 0), ("number", int(match[1])))  # (3.1) after (3)
    return (("decimal", 0),)


def first_marker(text: str, start: int = 0, *, plain_numbers: frozenset[int] = frozenset()) -> Marker | None:
    """The label at ``start`` of a text, or None.

    Args:
        plain_numbers: the bare numbers ("2 The Act ...") that are labels in this document.
    """
    at = _OPENING.match(text, start).end()  # type: ignore[union-attr]
    if at >= len(text):
        return None
    first = text[at]
    if match := _BULLET.match(text, at):
        return Marker("bullet", match["value"], "", start, match.end(), (("bullet", 0),))
    if first == "(":
        if match := _BRACKETED.match(text, at):
            readings = readings_of(match["value"])
            return Marker(
                "(x)",
                match["value"],
                "",
                start,
                match.end(),
                readings[-1:] if "." in match["value"] else readings,
            )
        return None
    if match := _WORDED.match(text, at):
        return _worded(match, text, start)
    if match := _DECIMAL.match(text, at):
        value = match["value"]
        if not _is_measure(text, match.end(), value):
            return Marker("x", value, "", start, match.end(), (("decimal", 0),))
    for pattern, form in ((_HALF, "x)"), (_DOTTED, "x.")):
        if match := pattern.match(text, at):
            value = match["value"]
            if form == "x." and len(value) == 1 and value.isalpha() and _is_initial(text, match.end(), value):
                return None
            return Marker(form, value, "", start, match.end(), readings_of(value))  # type: ignore[arg-type]
    if plain_numbers and (match := _PLAIN.match(text, at)) and int(match["value"]) in plain_numbers:
        return Marker("x", match["value"], "", start, match.end(), readings_of(match["value"]))
    return None


def _worded(match: re.Match[str], text: str, start: int) -> Marker | None:
    word = match["word"].lower().rstrip(".")
    word = _SPOKEN.get(word, word)
    number = match["number"]
    ended = bool(match["end"].strip())
    letters = number.isalpha()
    if match["word"][0].islower() and word != "section":
        return None
    if not ended and _SENTENCE.match(text, match.end()):
        return None
    alone = letters and len(number) == 1 and not ended and number.upper() not in "IVX"
    if alone and word not in (*CONTAINERS, "section", "clause"):
        return None
    if (
        letters
        and len(number) > 3
        and word in ("action", "item", "option", "policy", "activity", "unit", "division")
    ):
        return None
    return Marker("word", number, word, start, match.end(), readings_of(number.lstrip(".")))


def _is_initial(text: str, end: int, value: str) -> bool:
    """Whether "J. Smith" stands there, a name rather than a label."""
    return bool(re.match(r"\s?[A-Z]\.", text[end : end + 4]))


def _is_measure(text: str, end: int, value: str) -> bool:
    """Whether a decimal is an amount or a date ("2.5 mg", "2013-2014", "3.5 times") rather than a label."""
    rest = text[end : end + 16].lstrip()
    if rest and not any(character.isalpha() or character in "(§[" for character in text[end : end + 200]):
        return True
    return bool(_UNIT.match(rest) or _DATE.fullmatch(value))


def starts_clause(text: str) -> bool:
    """Whether a line begins with a label."""
    return first_marker(text) is not None
