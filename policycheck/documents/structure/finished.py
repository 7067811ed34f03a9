"""Numbered lines that end with a full stop: a short clause ("4.1 In an emergency staff call 911.") or a title
("303 Effective date.")?

A title has its text below it and a clause has none. One line may mislead; so most lines with the same kind of
number decide for all of them.
"""

import re
from collections import Counter

from policycheck.documents.structure.markers import Marker
from policycheck.documents.structure.parts import Part
from policycheck.documents.structure.wording import is_capitals, is_sentence

_MAX_TITLE = 16  # words
_FINISHED = re.compile(r"\.[\"”’')\]]*$")
# Words that begin a sentence and never a title: "Nobody calls the police."
_BEGINS = re.compile(
    r"(?:no[ -]one|nobody|every(?:one|body)|any(?:one|body)|some(?:one|body)|we|you|they|it|he|she|I|there|"
    r"do not|don['’]t|never|always|please)\s+\w+\s+\w",
    re.I,
)
Kind = tuple[str, str, bool, int]


def short_clauses(parts: list[Part]) -> frozenset[int]:
    """Indexes of the numbered lines that end with a full stop and are clauses, however short they are."""
    kinds = [_kind(part) for part in parts]
    # what a table of contents says again is no line of its own
    said = Counter(part.text.casefold() for part in parts)
    clauses: Counter[Kind] = Counter()
    titles: Counter[Kind] = Counter()
    short: list[int] = []
    for index, (part, kind) in enumerate(zip(parts, kinds, strict=True)):
        if not kind or not _FINISHED.search(part.words) or part.raw.bold or is_capitals(part.words):
            continue
        if _is_sentence(part.words):
            clauses[kind] += 1
        elif said[part.text.casefold()] > 1:
            continue
        elif _has_labels_below(parts, index):
            titles[kind] += 1  # a clause would end with a colon
            continue
        elif _has_text_below(parts, index):
            titles[kind] += 1
        else:
            clauses[kind] += 1
        if not part.heading:
            short.append(index)
    return frozenset(
        index
        for index in short
        if _BEGINS.match(parts[index].words) or clauses[kinds[index]] > titles[kinds[index]]  # type: ignore[index]
    )


def _kind(part: Part) -> Kind | None:
    """How a part is numbered, or None for one that is not or whose file says what it is."""
    if not part.markers or part.is_cell or part.raw.kind in ("heading", "title", "footnote"):
        return None
    marker: Marker = part.markers[-1]
    if marker.form == "bullet" or marker.is_container:
        return None
    return marker.form, marker.word, marker.value[:1].isdigit(), marker.value.count(".")


def _is_sentence(words: str) -> bool:
    return len(words.split()) > _MAX_TITLE or is_sentence(words) or bool(_BEGINS.match(words))


def _has_labels_below(parts: list[Part], index: int) -> bool:
    """Whether labels that count within its own come after it: "1.1" after "1", "(a)" after "1.1"."""
    if index + 1 == len(parts) or not parts[index + 1].markers:
        return False
    own, after = parts[index].markers[-1], parts[index + 1].markers[0]
    if after.value.startswith(own.value + "."):
        return True
    return after.form != own.form and any(number == 1 for _, number in after.readings)


def _has_text_below(parts: list[Part], index: int) -> bool:
    """Whether a text of its own comes after it."""
    if index + 1 == len(parts):
        return False
    after = parts[index + 1]
    if after.markers:
        return after.markers[0].form == "bullet"
    return after.is_cell or (after.raw.kind not in ("heading", "title") and after.text[-1] in ".:;,")
