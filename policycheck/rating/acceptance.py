"""Decisions that people have taken about findings: kept, shown with their reasons, and never hidden."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from policycheck.rating.levels import count, level
from policycheck.rating.passages import fingerprint, passage_words, plain_words
from policycheck.reading.model import Finding

if TYPE_CHECKING:
    from policycheck.rating.model import Review

LEAST_WORDS = 5  # a shorter piece of a passage could stand anywhere


@dataclass(frozen=True, slots=True)
class Acceptance:
    """A decision to live with a finding.

    Attributes:
        who, when, why: who decided, on which day, for what reason.
        passage: the passage, or at least five words of it; "" where a fingerprint stands.
        fingerprint: the fingerprint that a JSON review gives, or "".
        principle: the principle; None where the fingerprint says it.
        place: where the decision is written down: file and line.
    """

    who: str
    when: datetime.date
    why: str
    passage: str = ""
    fingerprint: str = ""
    principle: int | None = None
    place: str = ""

    def covers(self, finding: Finding) -> bool:
        """True where the decision is about this finding."""
        if finding.stance != "undermines" or self.principle not in (None, finding.principle):
            return False
        if self.fingerprint:
            return fingerprint(finding) == self.fingerprint
        given = plain_words(self.passage)
        if given in (plain_words(finding.quote), passage_words(finding)):
            return True
        return len(given) >= LEAST_WORDS and f" {' '.join(given)} " in f" {' '.join(passage_words(finding))} "


@dataclass(frozen=True, slots=True)
class Accepted:
    """A finding, and the decision to live with it."""

    finding: Finding
    acceptance: Acceptance


def accept(review: "Review", acceptances: Iterable[Acceptance]) -> "Review":
    """The same review with the decisions that people have taken: findings and levels stay as they are.

    Returns:
        the review with ``accepted``, and with ``gone``: decisions whose passage the document no longer has.
    """
    accepted: list[Accepted] = []
    gone: list[Acceptance] = []
    for acceptance in acceptances:
        covered = [Accepted(finding, acceptance) for finding in review.findings if acceptance.covers(finding)]
        accepted += covered
        if not covered:
            gone.append(acceptance)
    accepted.sort(key=lambda pair: pair.finding.location.start)
    return replace(review, accepted=tuple(accepted), gone=tuple(gone))


def open_critical(review: "Review") -> list[Finding]:
    """Critical findings that nobody has accepted."""
    decided = {pair.finding for pair in review.accepted}
    return [finding for finding in review.critical if finding not in decided]


def contrary(review: "Review") -> list[int]:
    """Numbers of the principles that are contrary, findings that people have accepted left out of the count.

    Where a board has spoken, its level stands.
    """
    decided = {pair.finding for pair in review.accepted}
    numbers = []
    for rating in review.principles:
        found = rating.level
        if rating.board is None and found is not None and found < 0:
            left = [finding for finding in rating.findings if finding not in decided]
            found, _ = level(count(left, review.rubric), review.rubric.levels)
        if found is not None and found < 0:
            numbers.append(rating.number)
    return numbers
