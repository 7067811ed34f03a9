"""Which finding belongs to which labelled sentence of a document, when the two were cut differently."""

import re
from collections.abc import Sequence

from policycheck.reading.model import Finding

_WORDS = re.compile(r"[^\W_]+")
SHARE = 0.6  # of the word trigrams of the shorter


def trigrams(text: str) -> frozenset[tuple[str, ...]]:
    """Word trigrams of a text in lower case; a text of fewer than three words is one gram."""
    words = _WORDS.findall(text.lower())
    if len(words) < 3:
        return frozenset({tuple(words)}) if words else frozenset()
    return frozenset(zip(words, words[1:], words[2:], strict=False))


def belongs(one: frozenset, other: frozenset) -> bool:
    """True where one holds at least 60% of the trigrams of the shorter."""
    shorter = min(len(one), len(other))
    return bool(shorter) and len(one & other) >= SHARE * shorter


def findings_of(sentence: str, findings: Sequence[Finding], grams: Sequence[frozenset]) -> list[Finding]:
    """The findings that belong to a sentence; ``grams`` are the trigrams of the findings' quotes."""
    own = trigrams(sentence)
    return [finding for finding, theirs in zip(findings, grams, strict=True) if belongs(own, theirs)]
