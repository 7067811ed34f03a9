"""Headings that run into their text: "Purpose.—The Secretary ...", "(a) Waiver of fees. The ..."."""

import re

from policycheck.documents.structure.wording import is_capitals, is_sentence, is_title_case

_DEFINITE = re.compile(r"([^.:;]{2,120}?(?:\.\s?)?(?:\.\s?[—–]|\.--|\.―))\s*(?=\S)")
_ABBREVIATED = re.compile(
    r"(?:\b(?:No|Nos|Dr|Mr|Mrs|Ms|St|Sec|Art|Ch|Pub|Stat|Inc|Co|Corp|Ltd|Jr|Sr|vs|v|et|al|seq|Ord|Res|"
    r"Rev|Gen|Gov|Sen|Rep|"
    r"Prof|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|e\.g|i\.e)|\b[A-Za-z])\.$"
)
# Orders and sentences begin with these; a title does not. "1. Call 911. Stay with the person." has no
# heading.
_ORDER_WORDS = """
call give stay use offer do don't never always ask provide keep ensure make check tell contact notify place
administer bring take put start stop begin wait try tilt roll lay look listen shake shout push breathe repeat
continue turn go remain leave document record report complete submit sign send store wear wash dispose remove
avoid let help support respect refer review inform explain discuss assess identify assign attend maintain
follow obtain be have get see speak say introduce thank return open close lock clean count test carry move
yes no please however if when any all each every participants staff clients residents guests visitors members
people everyone anyone someone nobody
"""
_ORDERS = frozenset(_ORDER_WORDS.split())
_NOUNISH = re.compile(
    r"\w{2,}(?:tions?|sions?|ments?|[ae]nces?|it(?:y|ies)|ships?|ages?|ures?|ness|als?|cies|ties|"
    r"ings?|ers?|ors?|ees?|"
    r"ies|sis|ics)$",
    re.I,
)
_BINDS = re.compile(r"\b(?:shall|must|may|will)\b")
_STARTS = re.compile(r"[^\W\d_a-z]|\[")
_TEXT_STARTS = re.compile(r"[A-Z\"“‘(\[§\d]")
_NO_TITLE = re.compile(r"[:?!]|\d{3}")
_MAX_DEFINITE = 16
_MAX_WORDS = 12
_LOOK = 160  # characters in which a title must end


def run_in_title(text: str, *, section: bool, marked: bool) -> tuple[int, bool]:
    """The heading that runs into the text ("Purpose.—The Secretary ...").

    Args:
        section: a section's number stands before it.
        marked: some label stands before it.

    Returns:
        Its length, or 0; and whether that is sure. One that is not sure ("First time. The dean may ...") is
        a heading where a brother has one.
    """
    if match := _DEFINITE.match(text):
        title = match[1]
        if len(title.split()) <= _MAX_DEFINITE and text[:1].isupper() and not _BINDS.search(title):
            return match.end(1), True
    if not marked:
        return 0, False
    end = _first_stop(text[:_LOOK])
    if not end or end >= len(text) - 2:
        return 0, False
    title = text[: end - 1]
    words = title.split()
    first = words[0].strip('[]"“”').lower() if words else ""
    if (
        not 1 <= len(words) <= _MAX_WORDS
        or not _STARTS.match(title)
        or not _TEXT_STARTS.match(text[end:].lstrip())
    ):
        return 0, False
    if is_sentence(title) or first in _ORDERS or _NO_TITLE.search(title) or (";" in title and not section):
        return 0, False
    named = is_capitals(title) or (len(words) > 1 and is_title_case(title)) or _NOUNISH.fullmatch(first)
    return end, section or bool(named)


def _first_stop(text: str) -> int:
    """Where the first sentence ends, after its full stop; 0 where it does not end."""
    for match in re.finditer(r"\.(?=\s)", text):
        if not _ABBREVIATED.search(text[: match.end()]):
            return match.end()
    return 0
