"""Findings put together by passage: one provision may bear on several principles, and is read once."""

from collections.abc import Iterable

from policycheck.reports.view import Mark

_RULE = 3  # the strength from which a provision is a rule
_INDIRECTLY = 3  # how soon a participant feels what answers no criterion


def by_passage(marks: Iterable[Mark]) -> list[list[Mark]]:
    """The findings by passage, first those that a participant would meet first.

    Critical ones come before all, rules before words; then what is felt at once. How well a rule is watched over
    (strength 4 and not 3) says little about how it feels, and is left to the order of the document.
    """
    by_place: dict[int, list[Mark]] = {}
    for mark in sorted(marks, key=_met):
        by_place.setdefault(mark.finding.location.start, []).append(mark)
    return list(by_place.values())


def _met(mark: Mark) -> tuple[bool, bool, int, int]:
    felt = mark.criterion.felt if mark.criterion else _INDIRECTLY
    return not mark.finding.critical, mark.finding.strength < _RULE, felt, mark.number
