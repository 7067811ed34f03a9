"""How strongly a provision says what it says: 1 stated, 2 intended, 3 required, 4 accountable (codebook, part 3)."""

import re

from policycheck.reading.lexicon import Hit, Scan
from policycheck.reading.model import Evidence

# a number that would show whether it happened: with a unit of time, money, share or count
_MEASURE = re.compile(
    r"[$\u00a3\u20ac]\s?\d|\b\d+(?:[.,]\d+)*\s*(?:%|percent|per cent|hours?|days?|weeks?|months?|years?|minutes?|"
    r"dollars?|euros?|pounds?|seats?|members?|times?)\b|"
    r"\b(?:one|two|three|four|five|six|seven|ten|twelve|fourteen|thirty|sixty|ninety)\s+"
    r"(?:working |business |calendar |consecutive )?(?:hours?|days?|weeks?|months?|seats?|members?|thirds?)\b",
)
_DATE = re.compile(r"\bby (?:the end of |1 |31 )?(?:january|february|march|april|june|july|august|september|october|"
                   r"november|december|spring|summer|autumn|fall|winter|(?:19|20)\d\d)\b")  # fmt: skip


def strength(scan: Scan, offset: int = 0) -> tuple[int, tuple[Evidence, ...]]:
    """Grade a provision from its modality and from what would show that it happened.

    Args:
        scan: the provision with its lead-in.
        offset: where the provision's own words start in the scan.

    Returns:
        1 to 4, and the words that decided.
    """
    first = {role: hits[0] for role, hits in scan.roles.items() if role in ("required", "intended", "stated")}
    if "required" in first or _forbids(scan, first.get("intended")):
        grade = 3
    elif "intended" in first:
        grade = 2
    elif "stated" in first:
        grade = 1
    else:
        grade = 3  # a plain present tense with an act
    decided = [
        Evidence("modality", scan.words(hit), "text", scan.starts[hit.start], scan.ends[hit.end - 1])
        for role, hit in first.items()
        if {"required": 3, "intended": 2, "stated": 1}[role] == grade or (grade == 3 and role == "intended")
    ]
    if grade == 3:
        lowered = scan.text.lower()
        found = _MEASURE.search(lowered, offset) or _DATE.search(lowered, offset)
        if found:
            return 4, (*decided, Evidence("accountability", found.group(), "text", *found.span()))
        for hit in scan.roles.get("accountable", ()):
            if scan.starts[hit.start] >= offset:
                words = Evidence("accountability", scan.words(hit), "text", scan.starts[hit.start],
                                 scan.ends[hit.end - 1])  # fmt: skip
                return 4, (*decided, words)
    return grade, tuple(decided)


def _forbids(scan: Scan, modal: Hit | None) -> bool:
    """True for "no one may ...": a permission that nobody has is a rule."""
    if modal is None or scan.tokens[modal.start] not in {"may", "can"}:
        return False
    return any(hit.end <= modal.start for hit in scan.roles.get("negative-subject", ()))
