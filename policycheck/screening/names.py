"""The names that a document gives its applicant, as far as they can be known: for a blind screening.

Found: values of labels ("Applicant: ..."), organisations by their last word ("... Center"), short forms in
parentheses, and people by their title ("Dr. ..."). A name that stands in none of these ways is not found.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from policycheck.documents.model import Document
from policycheck.reading.namewords import name_words
from policycheck.reading.organisations import SHORT_FORM, bare, organisations, own_words

_SHORTEST = 3
_LONGEST = 80
_MOST = 200


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


def _candidates(document: Document) -> Iterator[str]:
    texts = [document.text[block.start : block.end] for block in document.blocks]
    yield from _labelled(document, texts)
    for text in [document.title, *texts]:
        for name, end in organisations(text):
            own = own_words(name)
            yield name
            if len(own) > 4 and own != name:
                yield own
            if short := SHORT_FORM.match(text, end):
                yield short[1]
        for match in _person().finditer(text):
            yield match.group(1)


def _labelled(document: Document, texts: list[str]) -> Iterator[str]:
    """Values after a label on their line, or in the next cell of the label's row."""
    labels = name_words().labels
    blocks = document.blocks
    for i, text in enumerate(texts):
        for line in text.splitlines():
            label, parted, value = line.partition(":")
            if bare(label) in labels:
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


@lru_cache(maxsize=1)
def _person() -> re.Pattern[str]:
    titles = "|".join(sorted(word.capitalize() for word in name_words().honorifics))
    word = r"[^\W\d_a-z][\w'’-]+"
    return re.compile(rf"\b(?:{titles})\.? ({word}(?: [A-Z]\.)?(?: {word}){{0,3}})")
