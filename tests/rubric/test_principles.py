"""The eight principles as shipped: plain, whole, and in the project's own words."""

import pytest

from policycheck.rubric import load_principles
from policycheck.rubric.model import Principle
from policycheck.rubric.readability import grade

PRINCIPLES = load_principles()

# Runs of words from the published wording that our own statements must not repeat.
PUBLISHED = [
    "for better or worse", "licit and illicit", "rather than simply ignore", "complex multi-faceted",
    "continuum of behaviors", "quality of individual", "not necessarily cessation", "attendant harm",
    "routinely have a real voice", "share information and support", "actual conditions of use",
    "realities of poverty", "vulnerability to and capacity", "real and tragic",
]  # fmt: skip


def test_there_are_eight_in_order() -> None:
    assert [principle.number for principle in PRINCIPLES] == [1, 2, 3, 4, 5, 6, 7, 8]


@pytest.mark.parametrize("principle", PRINCIPLES, ids=lambda principle: str(principle.number))
def test_a_principle_is_stated_plainly(principle: Principle) -> None:
    assert grade(principle.statement) <= 7
    assert grade(" ".join(principle.notice)) <= 7
    assert 3 <= len(principle.notice) <= 5
    assert principle.source == "National Harm Reduction Coalition, Principles of Harm Reduction"


@pytest.mark.parametrize("principle", PRINCIPLES, ids=lambda principle: str(principle.number))
def test_a_principle_is_in_our_own_words(principle: Principle) -> None:
    text = " ".join([principle.statement, *principle.notice]).lower().replace(",", "")
    assert [run for run in PUBLISHED if run in text] == []
