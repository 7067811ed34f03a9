"""The names of organisations in a text, known by their last word ("... Center") or by the short form after it."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

import re2

from policycheck.reading.namewords import name_words
from policycheck.reading.normal import fold

SHORT_FORM = re.compile(r"\s*\(\s*(?:the |or )?[\"“']?([A-Z][\w&.-]{1,11})[\"”']?\s*\)")
_WORD = re.compile(r"[^\W\d_][\w'’.-]*[\w]|[^\W\d_]|&")
_PARTED = re.compile(r"[.;:!?()\n\t\"“”|•]")
_LINKS = frozenset(["of", "for", "the", "and", "&", "de", "la", "del", "los", "las", "y", "du", "des"])
_MOST_LINKS = 2
_SHORTENED = ("St", "Mt", "Ft")  # their full stop ends no name
_LEADING = re.compile(r"^(?:the|a|an|our|at|by|from|with|and|of|for|in) ", re.IGNORECASE)
_MOST_WORDS = 7  # a longer run of capitals is a heading and no name
_MOST_NAMES = 60


def organisations(text: str) -> Iterator[tuple[str, int]]:
    """Names that have a word of their own, without leading small words, each with the offset of its end."""
    for start, end in _runs(text):
        name = _LEADING.sub("", text[start:end])
        if own_words(name):
            yield name, end


def own_words(name: str) -> str:
    """What is left of a name without common words around it and organisation words at its end, or ""."""
    known = name_words()
    words = name.split()
    while words and bare(words[0]) in known.common:
        words.pop(0)
    while words and bare(words[-1]) in known.organisation | known.common:
        words.pop()
    return " ".join(words)


def names_of_their_own(texts: Iterable[str]) -> tuple[str, ...]:
    """Names in texts that belong to some one organisation, and their short forms, the longest first.

    Words of government make no such name and end none ("... Commission"), a name with a word of the field or for people says something and stays,
    and a line in capitals is a heading.
    """
    known = name_words()
    plain = known.institutions | known.common | known.organisation | _LINKS
    found: set[str] = set()
    for text in texts:
        for name, end in organisations(fold(text)):
            words = name.split()
            if len(words) > _MOST_WORDS or name.isupper() or any(c.isdigit() or c == "," for c in name):
                continue
            said = {bare(word).removesuffix("'s").rstrip("'") for word in words}
            if said <= plain or said & known.field or bare(words[-1]) in known.institutions:
                continue
            found.add(name)
            if short := SHORT_FORM.match(text, end):
                found.add(short[1])
    # the longest are kept, wherever they stand: the order of a document's sections decides nothing
    return tuple(sorted(found, key=lambda name: (-len(name), name))[:_MOST_NAMES])


def bare(word: str) -> str:
    """A word in lower case without the marks around it."""
    return word.strip(" .,;:*#|").lower()


@lru_cache(maxsize=1)
def _last_word() -> Any:
    """Finds words for an organisation that open with a capital, and at times a part of another word."""
    return re2.compile("|".join(rf"{re2.escape(w[0].upper())}(?i:{re2.escape(w[1:])})" for w in sorted(name_words().organisation)))


@lru_cache(maxsize=1024)  # a document's texts are asked for the reader and for the screening
def _runs(text: str) -> tuple[tuple[int, int], ...]:
    """Ranges of words in capitals, links between them allowed, that end in a word for an organisation."""
    return tuple(_found_runs(text)) if _last_word().search(text) else ()


def _found_runs(text: str) -> Iterator[tuple[int, int]]:
    last_words = name_words().organisation
    first, before, links = -1, -1, 0  # start of the run, end of its last word in capitals, links since
    for match in _WORD.finditer(text):
        word = match.group()
        if first < 0 and not word[0].isupper():
            continue
        if first >= 0:
            between = before + text.startswith(".", before) if text.endswith(_SHORTENED, 0, before) else before
            if _PARTED.search(text, between, match.start()):
                first, before, links = -1, -1, 0
        if word[0].isupper():
            if first < 0:
                first = match.start()
            elif bare(word) in last_words:
                yield first, match.end()
            before, links = match.end(), 0
        elif first >= 0 and word in _LINKS and links < _MOST_LINKS:
            links += 1
        else:
            first, before, links = -1, -1, 0
