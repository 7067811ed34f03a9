"""The measure of criteria and reasons: held cases taken out, names told apart, words removed where they stand."""

import random

import criteria
import pytest

from policycheck.reading.model import Evidence, Finding
from policycheck.rubric import load_rubric

TEXT = "No one is  turned away for drug use."


def finding(criterion: str, *evidence: Evidence, also: tuple[str, ...] = ()) -> Finding:
    return Finding(4, "supports", 3, criterion, TEXT, also=also, evidence=evidence)


def test_the_rubric_that_is_measured_holds_no_held_case() -> None:
    rubric = load_rubric()
    smaller = criteria.without_held(rubric)
    assert criteria.held_cases(rubric)
    assert not criteria.held_cases(smaller)
    assert smaller.hash != rubric.hash
    assert [c.id for c in smaller.criteria] == [c.id for c in rubric.criteria]


def test_what_a_finding_names_is_told_apart() -> None:
    named = [
        criteria.naming("p4.a", finding("p4.a")),
        criteria.naming("p4.a", finding("p4.b", also=("p4.a",))),
        criteria.naming("p4.a", finding("p4.other")),
    ]
    assert [n.named for n in named] == ["right", "another", "none"]
    assert [n.among for n in named] == [True, True, False]
    assert criteria.accuracy(named) == pytest.approx(1 / 2)


def test_shown_words_are_those_of_the_reason_in_the_text() -> None:
    own = finding(
        "p4.a",
        Evidence("cue", "turned away", "text", 11, 22),
        Evidence("context", "away for", "text", 18, 26),
        Evidence("negation", "No", "text", 0, 2),
        Evidence("cue", "Admission", "heading", 0, 9),
    )
    assert criteria.shown_words(own) == [(11, 26)]
    assert criteria.without(TEXT, [(11, 26)]) == "No one is drug use."


def test_other_words_are_as_many_and_never_the_shown_ones() -> None:
    cuts = [(11, 22)]  # two words
    for seed in range(20):
        drawn = criteria.others_at_random(TEXT, cuts, random.Random(seed))
        assert drawn is not None
        assert len(drawn) == 2
        assert all(end <= 11 or start >= 22 for start, end in drawn)
        assert "turned away" in criteria.without(TEXT, drawn)
    assert criteria.others_at_random("turned away", [(0, 11)], random.Random(0)) is None
