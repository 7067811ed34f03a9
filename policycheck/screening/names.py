"""The names that a document gives its applicant, as far as they can be known: for a blind screening.

Found: values of labels ("Applicant: ..."), organisations by their last word ("... Center"), short forms in
parentheses, and people by their title ("Dr. ..."). A name that stands in none of these ways is not found.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from policycheck.documents.model import Document
from policycheck.screening.wordlists import wordlists

_SHORTEST = 3
_LONGEST = 80
_MOST = 200
_SHORT_FORM = re.compile(r"\s*\(\s*(?:the |or )?[\"“']?([A-Z][\w&.-]{1,11})[\"”']?\s*\)")
_WORD = re.compile(r"[^\W\d_][\w'’.-]*[\w]|[^\W\d_]|&")
_PARTED = re.compile(r"[.;:!?()\n\t\"“”|•]")
_LINKS = frozenset(["of", "for", "the", "and", "&", "de", "la", "del", "los", "las", "y", "du", "des"])
_MOST_LINKS = 2
_SHORTENED = ("St", "Mt", "Ft")  # their full stop ends no name
_LEADING = re.compile(r"^(?:the|a|an|our|at|by|from|with|and|of|for|in) ", re.IGNORECASE)


def names_in(document: Document) -> list[str]:
    """Names of the applicant and of its people in a document, the longest first."""
    found: dict[str, None] = {}
    for name in _candidates(document):
        tidy = " ".join(name.split()).strip(" .,;:-–—\"'“”")
        if _SHORTEST <= len(tidy) <= _LONGEST and any(c.isalpha() for c in tidy):
            found[tidy] = None
        if len(found) >= _MOST:
            break
    return sorted(found, key=lambda name: (-len(name), name))


def own_words(name: str) -> str:
    """What is left of a name without common words around it and organisation words at its end, or ""."""
    lists = wordlists()
    words = name.split()
    while words and _bare(words[0]) in lists.common:
        words.pop(0)
    while words and _bare(words[-1]) in lists.organisation | lists.common:
        words.pop()
    return " ".join(words)


def _candidates(document: Document) -> Iterator[str]:
    texts = [document.text[block.start : block.end] for block in document.blocks]
    yield from _labelled(document, texts)
    for text in [document.title, *texts]:
        for start, end in _organisations(text):
            name = _LEADING.sub("", text[start:end])
            own = own_words(name)
            if not own:
                continue
            yield name
            if len(own) > 4 and own != name:
                yield own
            if short := _SHORT_FORM.match(text, end):
                yield short[1]
        for match in _person().finditer(text):
            yield match.group(1)


def _labelled(document: Document, texts: list[str]) -> Iterator[str]:
    """Values after a label on their line, or in the next cell of the label's row."""
    labels = wordlists().labels
    blocks = document.blocks
    for i, text in enumerate(texts):
        for line in text.splitlines():
            label, parted, value = line.partition(":")
            if _bare(label) in labels:
                if parted and value.strip():
                    yield from _value(value)
                elif i + 1 < len(texts) and blocks[i].row is not None and blocks[i].row == blocks[i + 1].row:
                    yield from _value(texts[i + 1])


def _value(text: str) -> Iterable[str]:
    name, parted, short = text.partition("(")
    own = own_words(name.strip())
    found = [name, *([own] if len(own) > 4 else [])]
    if parted and short.split(")")[0].isupper():
        found.append(short.split(")")[0])
    return found


def _bare(word: str) -> str:
    return word.strip(" .,;:*#|").lower()


def _organisations(text: str) -> Iterator[tuple[int, int]]:
    """Ranges of words in capitals, links between them allowed, that end in a word for an organisation."""
    last_words = wordlists().organisation
    first, before, links = -1, -1, 0  # start of the run, end of its last word in capitals, links since
    for match in _WORD.finditer(text):
        word = match.group()
        between = before + text.startswith(".", before) if text.endswith(_SHORTENED, 0, max(before, 0)) else before
        if before >= 0 and _PARTED.search(text, between, match.start()):
            first, before, links = -1, -1, 0
        if word[0].isupper():
            if first < 0:
                first = match.start()
            elif _bare(word) in last_words:
                yield first, match.end()
            before, links = match.end(), 0
        elif first >= 0 and word in _LINKS and links < _MOST_LINKS:
            links += 1
        else:
            first, before, links = -1, -1, 0


@lru_cache(maxsize=1)
def _person() -> re.Pattern[str]:
    titles = "|".join(sorted(word.capitalize() for word in wordlists().honorifics))
    word = r"[^\W\d_a-z][\w'’-]+"
    return re.compile(rf"\b(?:{titles})\.? ({word}(?: [A-Z]\.)?(?: {word}){{0,3}})")
