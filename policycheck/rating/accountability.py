"""How many concrete rules could be seen to be kept: who, when, with what money, how measured."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from policycheck.reading.english import speaks_of
from policycheck.reading.model import Finding

_RULE = 3  # the strength from which a provision is a rule
_MONEY = re.compile(r"[$\u00a3\u20ac]\s?\d")
_UNTIL = re.compile(
    r"\b(?:within|every|each)\s+(?:\w+[\s-]){0,2}(?:minutes?|hours?|days?|weeks?|months?|quarters?|years?)\b"
    r"|\bby (?:\d{1,2} )?(?:january|february|march|april|june|july|august)\b"
    r"|\bby (?:\d{1,2} )?(?:september|october|november|december)\b"
    r"|\b\d+[\s-](?:minutes?|hours?|days?|weeks?|months?|years?)\b"
)


@dataclass(frozen=True, slots=True)
class Accountability:
    """Concrete rules for the principles, and how many of them name what would show that they are kept.

    Attributes:
        rules: different provisions that support a principle with strength 3 or more.
        owner, deadline, money, measure: how many of them say who, when, with what money, and how it is seen
            or where a person can turn.
        none: how many of them say none of these.
    """

    rules: int
    owner: int
    deadline: int
    money: int
    measure: int
    none: int


def accountability(findings: Iterable[Finding]) -> Accountability:
    """Count over all principles; a provision counts once."""
    rules = {f.location.start: f for f in findings if f.stance == "supports" and f.strength >= _RULE}
    signs = [_signs(finding) for finding in rules.values()]
    return Accountability(
        rules=len(signs),
        owner=sum("owner" in own for own in signs),
        deadline=sum("deadline" in own for own in signs),
        money=sum("money" in own for own in signs),
        measure=sum("measure" in own for own in signs),
        none=sum(not own for own in signs),
    )


def _signs(finding: Finding) -> set[str]:
    text = finding.quote.casefold()
    found = {role for role in ("owner", "deadline", "money", "measure") if speaks_of(role).search(text)}
    found |= {"money"} if _MONEY.search(text) else set()
    return found | ({"deadline"} if _UNTIL.search(text) else set())
