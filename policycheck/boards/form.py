"""A sheet to fill in, free of any file format: sections of text, passages, boxes and room to write.

Each place to fill in has a short code, which is printed beside it. Filled sheets are read by these codes:

- ``4-12``: question 4, part 12 of the policy; ``4-12w``: words on it.
- ``4-level``, ``4-why``, ``4-missing``: the level, the reason for it, and what is missing.
- ``4-more1``, ``4-more1-box``: a part that the reader adds, and what it does.
- ``mark``: a mark of the reader's own; ``people``: how many people took part in a talk.
- ``4.2``, ``4.2-how``, ``4.2-who``, ``4.2-when``: the reply to the second point of question 4.
"""

import re
from dataclasses import dataclass
from typing import ClassVar, Literal

Kind = Literal["worksheet", "group", "reply"]
Style = Literal["plain", "note", "tool", "strong"]

_LETTERS: dict[Kind, str] = {"worksheet": "W", "group": "G", "reply": "R"}
CODE = re.compile(
    r"mark|people|[1-8]-(?:\d{1,5}w?|level|why|missing|more\d(?:-box)?)|[1-8]\.\d{1,4}(?:-(?:how|who|when))?"
)
BOXED = re.compile(r"[1-8]-(?:\d{1,5}|level|more\d-box)|[1-8]\.\d{1,4}")  # the codes of boxes
_STAMP = re.compile(r"\b([WGR])1-([0-9a-f]{12})\b")


@dataclass(frozen=True, slots=True)
class Say:
    """A paragraph."""

    block: ClassVar[str] = "say"
    text: str
    style: Style = "plain"


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list of short lines."""

    block: ClassVar[str] = "bullets"
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """A passage of the policy: its number, its words, and what it stands under and hangs from."""

    block: ClassVar[str] = "quote"
    number: int
    label: str
    text: str
    around: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Option:
    """A box: what ticking it means, and what stands beside it."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Choice:
    """Boxes of which one is ticked; with ``hands``, each takes a number of people instead."""

    block: ClassVar[str] = "choice"
    code: str
    label: str
    options: tuple[Option, ...]
    hands: bool = False


@dataclass(frozen=True, slots=True)
class Write:
    """Room to write, so many lines high."""

    block: ClassVar[str] = "write"
    code: str
    label: str
    lines: int = 3


Block = Say | Bullets | Quote | Choice | Write


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a sheet under a heading of its own."""

    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """A sheet.

    Attributes:
        kind: what it is filled in for.
        stamp: the first 12 hex digits of the SHA-256 of the policy's text: which version it was made for.
        title: its title.
        intro: what stands before the sections.
        sections: the sections.
        large: set in large print.
    """

    kind: Kind
    stamp: str
    title: str
    intro: tuple[Block, ...]
    sections: tuple[Section, ...]
    large: bool = False

    @property
    def code(self) -> str:
        """What is printed on the sheet, by which it is known again: "W1-0123456789ab"."""
        return f"{_LETTERS[self.kind]}1-{self.stamp}"


def stamp_in(text: str) -> tuple[Kind, str] | None:
    """The kind and stamp of the sheet whose code stands in a text, or None."""
    found = _STAMP.search(text)
    if found is None:
        return None
    kind = next(kind for kind, letter in _LETTERS.items() if letter == found[1])
    return kind, found[2]
