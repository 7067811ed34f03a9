"""A rubric's cases, run through the whole reading."""

from dataclasses import dataclass
from typing import Literal

from policycheck.reading.reader import read_provision
from policycheck.reading.wording import wording_of
from policycheck.rubric.model import Case, Criterion, Rubric

Group = Literal["fitted", "held"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """A case and what the reading made of it.

    Attributes:
        subject: id of the criterion, or the first word of the language term.
        text: the case, with its lead-in and heading where it has them.
        group: "fitted", or "held" where nothing may be fitted to it.
        missed: it is marked as a known miss.
        expected, found: in words.
        passed: whether they agree.
    """

    subject: str
    text: str
    group: Group
    missed: bool
    expected: str
    found: str
    passed: bool

    @property
    def fails(self) -> bool:
        """True where the rubric breaks a promise: a fitted case, no known miss, that does not pass."""
        return self.group == "fitted" and not self.missed and not self.passed


def run_cases(rubric: Rubric) -> list[Outcome]:
    """Run every case of every criterion and language term, in the rubric's order."""
    outcomes = [_run(rubric, criterion, case) for criterion in rubric.criteria for case in criterion.cases]
    wording = wording_of(rubric)
    for term in rubric.language:
        for expected, texts in (("advice", term.flag), ("no advice", term.ignore)):
            for text in texts:
                found = "advice" if any(use.term == term for use in wording.uses(text)) else "no advice"
                outcomes.append(Outcome(term.term[0], text, "fitted", False, expected, found, passed=found == expected))
    return outcomes


def _run(rubric: Rubric, criterion: Criterion, case: Case) -> Outcome:
    """A case passes when the findings for its principle have its stance and no other, or when there are none
    for "nothing"; and have its strength, where it gives one."""
    findings = [
        finding
        for finding in read_provision(
            case.text, lead_in=case.lead_in, heading=case.heading, before=case.before, rubric=rubric
        )
        if finding.principle == criterion.principle
    ]
    expected = case.says + (f" {case.strength}" if case.strength else "")
    found = [finding.stance + (f" {finding.strength}" if case.strength else "") for finding in findings]
    return Outcome(
        subject=criterion.id,
        text=" > ".join(part for part in (case.heading, case.lead_in, case.before, case.text) if part),
        group="held" if case.held else "fitted",
        missed=case.missed,
        expected=expected,
        found=" and ".join(found) or "nothing",
        passed=(found or ["nothing"]) == [expected],
    )
