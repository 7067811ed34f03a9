"""Recited principles and mottoes: a document that repeats one has stated a value and made no rule by it.

"They have seats, votes, jobs and pay." is a rule in house rules of one's own, and words when it is a principle's.
"""

import re
from itertools import pairwise

from policycheck.reading.normal import fold
from policycheck.rubric.model import Rubric

STRENGTH = 1  # stated, and no more
_SHARE = 0.7  # of a provision's word pairs that a principle's own wording holds
_FEWEST = 3  # words from which a likeness says anything
_MOST_HALF = 3  # words of each half of a call in two halves
_WORDS = re.compile(r"[^\W_]+")


class Recited:
    """Knows the wording of a rubric's principles and the mottoes of its field.

    Args:
        rubric: the rubric in force.
    """

    def __init__(self, rubric: Rubric) -> None:
        texts = [text for p in rubric.principles for text in (p.title, p.statement, *p.notice)]
        texts += rubric.topic.mottoes
        self._pairs = frozenset(pair for text in texts for pair in _pairs(text))
        self._calls = frozenset(rubric.topic.calls)
        self._whole = frozenset(self._uncalled(text) for text in texts)

    def holds(self, text: str) -> bool:
        """True where a provision says what a principle or a motto says, in its words."""
        if self._uncalled(text) in self._whole:
            return True
        own = _pairs(text)
        return len(own) >= _FEWEST - 1 and sum(pair in self._pairs for pair in own) >= _SHARE * len(own)

    def _uncalled(self, text: str) -> tuple[str, ...]:
        words = _words(text)
        return words[:-1] if words and words[-1] in self._calls else words


def two_halves(text: str) -> bool:
    """True for a call in two short halves that open with the same word ("Safer use, safer communities.")."""
    halves = [_words(half) for half in text.split(",")]
    return len(halves) == 2 and all(2 <= len(h) <= _MOST_HALF for h in halves) and halves[0][0] == halves[1][0]


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORDS.findall(fold(text).lower()))


def _pairs(text: str) -> list[tuple[str, str]]:
    return list(pairwise(_words(text)))
