"""The parts of a policy by number, as a board speaks of them, and how a part is found again by its words."""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass

from policycheck.documents.model import Document
from policycheck.reading.learnt import folded_words
from policycheck.reading.model import Finding, Provision
from policycheck.reading.provisions import provisions

_NUMBER = re.compile(r"\W*(?:part|no|number|nr)?\W*(\d{1,5})\W*", re.IGNORECASE)
_WITHIN = re.compile(r"\bpart (\d{1,5})\b", re.IGNORECASE)  # a number among other words
_LEAST_WORDS = 3  # fewer words than this name no part, they are too common


@dataclass(frozen=True, slots=True)
class Part:
    """A provision by its number, from 1 in the order of the policy."""

    number: int
    provision: Provision


class Parts:
    """All parts of one policy.

    Args:
        document: the policy.
    """

    def __init__(self, document: Document) -> None:
        self.all: tuple[Part, ...] = tuple(Part(i, p) for i, p in enumerate(provisions(document), 1))
        self.stamp = hashlib.sha256(document.text.encode("utf-8", "surrogatepass")).hexdigest()[:12]
        self._by_start = {part.provision.location.start: part for part in self.all}
        self._words = [folded_words(part.provision.text) for part in self.all]

    def __contains__(self, number: int) -> bool:
        return 1 <= number <= len(self.all)

    def __getitem__(self, number: int) -> Part:
        return self.all[number - 1]

    def of(self, finding: Finding) -> Part:
        """The part in which a finding stands."""
        return self._by_start[finding.location.start]

    def named(self, words: str) -> Part | None:
        """The part that a reader names by its number or by its words; None where none or several fit."""
        number = self.number_in(words)
        if number is not None and number not in self:
            return None
        return self[number] if number is not None else self.with_words(words)

    @staticmethod
    def number_in(words: str) -> int | None:
        """The number, where the words are nothing but one ("12", "part 12") or name one ("part 12 hurts us")."""
        found = _NUMBER.fullmatch(words.strip())
        named = {found[1]} if found else set(_WITHIN.findall(words))
        return int(named.pop()) if len(named) == 1 else None

    def only_names(self, number: int, words: str) -> bool:
        """True where the words are no more than the number of a part, or words out of it."""
        return bool(_NUMBER.fullmatch(words.strip())) or _within(folded_words(words), self._words[number - 1])

    def with_words(self, words: str) -> Part | None:
        """The part with these words: the same, or the only one that holds them."""
        wanted = folded_words(words)
        same = [part for part, own in zip(self.all, self._words, strict=True) if own == wanted]
        if same:
            return same[0]
        if len(wanted.split()) < _LEAST_WORDS:
            return None
        holding = _distinct(
            part for part, own in zip(self.all, self._words, strict=True) if _holds(own, wanted)
        )
        return holding[0] if len(holding) == 1 else None


def _distinct(parts: Iterable[Part]) -> list[Part]:
    found: dict[str, Part] = {}
    for part in parts:
        found.setdefault(folded_words(part.provision.text), part)
    return list(found.values())


def _holds(own: str, wanted: str) -> bool:
    """True where one stands in the other, word for word."""
    return (len(own.split()) >= _LEAST_WORDS and _within(own, wanted)) or _within(wanted, own)


def _within(few: str, many: str) -> bool:
    return f" {few} " in f" {many} "
