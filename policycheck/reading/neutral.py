"""What must make no difference to the trained reader is taken out of a text before it reads: whose name stands in
it, which month, and whether it is spelt the British or the American way."""

import re
from functools import lru_cache

import yaml

from policycheck.reading.namewords import name_words
from policycheck.shipped import shipped

_ANYONE, _ANY_PERSON, _ANY_MONTH = "the program", "Smith", "January"
_SOMETIMES_MONTHS = frozenset(("May", "March"))  # where a number stands beside them
_WORD = re.compile(r"[a-z]+|[A-Z][a-z]+")


def neutral(text: str, names: tuple[str, ...]) -> str:
    """The text as the trained reader takes it.

    Args:
        text: any text of the document, quotes and spaces folded.
        names: names that the document gives to organisations, the longest first.
    """
    if any(name in text for name in names):
        text = _names(names).sub(_ANYONE, text)
    words = set(_WORD.findall(text))  # what none of them calls for is not looked for
    if not _titles().isdisjoint(words):
        text = _person().sub(rf"\1 {_ANY_PERSON}", text)
    if not _months().isdisjoint(words):
        text = _month().sub(_ANY_MONTH, text)
    return text if _spelling().keys().isdisjoint(words) else _WORD.sub(_american, text)


@lru_cache(maxsize=64)
def _names(names: tuple[str, ...]) -> re.Pattern[str]:
    either = "|".join(re.escape(name) for name in names)
    return re.compile(rf"(?:\b(?:[Tt]he|[Aa]n?) )?(?<!\w)(?:{either})(?!\w)(?:\s*\([A-Z]\w{{1,11}}\))?")


@lru_cache(maxsize=1)
def _titles() -> frozenset[str]:
    return frozenset(word.capitalize() for word in name_words().honorifics)


@lru_cache(maxsize=1)
def _months() -> frozenset[str]:
    return frozenset(month.capitalize() for month in name_words().months) | _SOMETIMES_MONTHS


@lru_cache(maxsize=1)
def _person() -> re.Pattern[str]:
    titles = "|".join(sorted(_titles()))
    word = r"[^\W\d_a-z][\w'-]+"
    return re.compile(rf"\b((?:{titles})\.?) {word}(?: [A-Z]\.)?(?: {word}){{0,2}}")


@lru_cache(maxsize=1)
def _month() -> re.Pattern[str]:
    sure, others = ("|".join(sorted(months)) for months in (_months() - _SOMETIMES_MONTHS, _SOMETIMES_MONTHS))
    return re.compile(rf"\b(?:{sure})\b|\b(?:{others})(?= \d)|(?<=\d )(?:{others})\b")


@lru_cache(maxsize=1)
def _spelling() -> dict[str, str]:
    given: dict[str, str] = yaml.safe_load(shipped("rubrics/spelling.yaml").read_text(encoding="utf-8"))["spelling"]
    return given | {british.capitalize(): american for british, american in given.items()}


def _american(match: re.Match[str]) -> str:
    word = match.group()
    return _spelling().get(word, word)
