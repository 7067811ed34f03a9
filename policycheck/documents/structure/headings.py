"""Which parts are headings: by style, size, weight, capitals, underlining, numbering, or as a title that
stands alone.
"""

import re
from statistics import median

from policycheck.documents.structure.finished import short_clauses
from policycheck.documents.structure.parts import Part
from policycheck.documents.structure.wording import (
    brings_new_law,
    ends_with_colon,
    goes_on_as_list,
    is_capitals,
    is_sentence,
    is_title_case,
)

_MAX_WORDS = 16
_MAX_RUN = 2  # more short lines than this in a row are a list or an address, not headings

# The order in which kinds of headings without a level hold each other.
_ORDER = (
    "level",
    "container",
    "size",
    "under",
    "caps",
    "bold",
    "section",
    "clause",
    "weak",
    "run-in",
    "aside",
)
RANK = {kind: rank for rank, kind in enumerate(_ORDER)}
_ASKS = re.compile(r"(?:What|How|Who|Why|When|Where|Which)\b[^.:;,?!]{2,70}$")  # "What we will do"
# What follows these words and a number is as often a statement as a title: "Objective 2: Train 200 peers by
# June".
_STATEMENT_WORDS = (
    "goal objective strategy priority action recommendation step activity requirement standard principle"
)
_STATEMENTS = frozenset(_STATEMENT_WORDS.split())
_MAX_STATEMENT_TITLE = 5
_RUN_IN_END = re.compile(r"\.\s?(?:[—–―]|--)$")
_LEAD = "as for in if when under except subject notwithstanding to with upon during unless where while by"
_LEAD_WORDS = frozenset(_LEAD.split())


def mark_headings(parts: list[Part]) -> None:
    """Set ``heading`` on every part that is one."""
    body_size = _body_size(parts)
    mostly_caps = _mostly_capitals(parts)
    runs = _runs([_could_be_title(part) for part in parts])
    clauses = short_clauses(parts)
    for index, part in enumerate(parts):
        if part.heading or part.kind or part.is_cell or part.raw.kind in ("quotation", "footnote"):
            continue
        if index in clauses:
            continue
        before = parts[index - 1] if index else None
        after = parts[index + 1] if index + 1 < len(parts) else None
        part.heading = _key(part, before, after, runs[index], body_size, mostly_caps)


def _key(
    part: Part, before: Part | None, after: Part | None, run: int, body_size: float, mostly_caps: bool
) -> tuple:
    raw = part.raw
    if raw.role == "contents":
        return ()
    if raw.kind in ("heading", "title") and not _is_too_long(part):
        return ("level", raw.level) if raw.level else ("under",)
    if (raw.kind == "item" and raw.depth) or part.glue != "\n\n":
        return _numbered_item(part, before, after)
    if part.markers:
        return _marked(part, before, after)
    if not _is_short_title(part) or after is None or after.is_cell:
        return ()
    return _unmarked(part, before, after, run, body_size, mostly_caps)


def _marked(part: Part, before: Part | None, after: Part | None) -> tuple:
    marker = part.markers[0]
    if marker.form == "bullet":
        return ()
    words = part.words
    if marker.is_container and (not words or (len(words.split()) <= _MAX_WORDS and not is_sentence(words))):
        return ("container", marker.word)
    if _RUN_IN_END.search(words) and len(words.split()) <= _MAX_WORDS and not is_sentence(words):
        return (
            ("section",) if marker.is_section else ("clause",)
        )  # "(e) OVERDOSE READINESS.—" over its paragraphs
    if not words or words[0].islower() or ends_with_colon(words) or goes_on_as_list(words):
        return ("section",) if marker.word and not words else ()
    if marker.word in _STATEMENTS and len(words.split()) > _MAX_STATEMENT_TITLE:
        return ()
    verb = is_sentence(words) and (not is_title_case(words) or is_capitals(words) or words[-1] == ".")
    if len(words.split()) > _MAX_WORDS or verb or (after is None and not marker.word):
        return ()
    if marker.is_section or (marker.form == "x" and not words.endswith((";", ","))):
        return ("section",)
    return _numbered_item(part, before, after)


def _numbered_item(part: Part, before: Part | None, after: Part | None) -> tuple:
    """A clause whose words are a title ("(1) In general"), with its text in the parts after it."""
    words = part.words
    if not part.markers or part.markers[-1].form == "bullet" or after is None or not words:
        return ()
    if (
        not (words[0].isupper() or words[0].isdigit())
        or words[-1] in ";:,?!"
        or len(words.split()) > _MAX_WORDS
        or is_sentence(words)
    ):
        return ()
    if words[-1] == "." and (is_capitals(words) or not (is_title_case(words) or _is_followed_by_text(after))):
        return ()
    if before is not None and before.markers and not before.heading and goes_on_as_list(before.text):
        return ()
    if goes_on_as_list(words) or ends_with_colon(words):
        return ()
    if (
        before is not None
        and not before.heading
        and before.markers
        and _same_kind(before, part)
        and _is_short(before)
    ):
        return ()
    if after.markers:
        if _same_kind(part, after) or after.markers[0].form == "bullet":
            # "1. Eligibility" / "2. Staff": a list. Capitals or bold letters make it a heading even so.
            return ("clause",) if part.raw.bold or (is_capitals(words) and len(words) > 4) else ()
        return ("clause",)
    return (
        ("clause",)
        if after.words[:1].isupper() and (len(after.words) > len(words) or is_sentence(after.words))
        else ()
    )


def _is_followed_by_text(after: Part) -> bool:
    return not after.markers and not after.heading and is_sentence(after.text) and after.text[0].isupper()


def _same_kind(one: Part, other: Part) -> bool:
    a, b = one.markers[-1], other.markers[0]
    return a.form == b.form and bool(
        {system for system, _ in a.readings} & {system for system, _ in b.readings}
    )


def _unmarked(
    part: Part, before: Part | None, after: Part, run: int, body_size: float, mostly_caps: bool
) -> tuple:
    raw, text = part.raw, part.text
    if raw.size and body_size and raw.size > body_size * 1.12:
        return ("size", -round(raw.size))
    if (raw.caps or is_capitals(text)) and (not mostly_caps or text[-1] not in ".;,"):
        return ("caps",) if text[-1] not in ";," and ": " not in text else ()
    if raw.bold and text[-1] not in ";,":
        return ("bold",)
    if (
        before is not None
        and not before.heading
        and ends_with_colon(before.text)
        and not brings_new_law(before.text)
    ):
        return ()
    if (
        run > _MAX_RUN
        or text[-1] in ".;:,?!"
        or len(text.split()) > 10
        or not any(character.islower() for character in text)
    ):
        return ()
    if (
        goes_on_as_list(text)
        or not text[0].isalpha()
        or ": " in text
        or " | " in text
        or sum(character.isdigit() for character in text) > len(text) * 0.25
    ):
        return ()
    # "As used in this section" + "(1) ...": words that lead in, whose colon got lost.
    if after.markers and text.split()[0].lower() in _LEAD_WORDS:
        return ()
    return ("weak",)


def _is_short_title(part: Part) -> bool:
    text = part.text
    return (
        len(text) <= 140
        and len(text.split()) <= _MAX_WORDS
        and (text[0].isupper() or text[0].isdigit() or text[0] in "\"“'‘([")
        and not (is_sentence(text) and not part.raw.bold and not is_capitals(text) and not _ASKS.match(text))
        and not (is_sentence(text) and text[-1] in ".;:")
    )


def _could_be_title(part: Part) -> bool:
    """Whether it may stand in a row of short lines: no field ("FROM: ..."), no label, no sentence, no lead-in."""
    text = part.text
    return (
        _is_short(part)
        and not part.markers
        and ": " not in text
        and text[-1] not in ".:"
        and not is_sentence(text)
    )


def _is_short(part: Part) -> bool:
    return len(part.text) <= 100 and len(part.text.split()) <= 14


def _is_too_long(part: Part) -> bool:
    """A whole paragraph that someone gave a heading's style."""
    return len(part.text.split()) > 40


def _runs(short: list[bool]) -> list[int]:
    """For each part, how many short parts stand together where it stands."""
    runs = [0] * len(short)
    start = 0
    for index in range(len(short) + 1):
        if index == len(short) or not short[index]:
            for inside in range(start, index):
                runs[inside] = index - start
            start = index + 1
    return runs


def _body_size(parts: list[Part]) -> float:
    """The font size of most of the text."""
    weights: dict[float, int] = {}
    for part in parts:
        if part.raw.size:
            weights[part.raw.size] = weights.get(part.raw.size, 0) + len(part.text)
    return max(weights, key=lambda size: weights[size]) if weights else 0.0


def _mostly_capitals(parts: list[Part]) -> bool:
    long_parts = [part.text for part in parts if len(part.text.split()) > _MAX_WORDS]
    return bool(long_parts) and median(is_capitals(text) for text in long_parts) >= 0.3
