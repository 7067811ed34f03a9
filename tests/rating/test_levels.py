"""The level table: what a board could apply by hand, and the properties that make it fair."""

import random
from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from policycheck.rating.certainty import certainty
from policycheck.rating.conflicts import conflicts
from policycheck.rating.levels import Count, count, count_draws, level, votes
from policycheck.reading.model import Finding, Location
from policycheck.rubric import load_rubric

RUBRIC = load_rubric()
NAMES_ONLY = next(c for c in RUBRIC.criteria if c.words_only)


def finding(words: str, stance: str = "supports", strength: int = 3, criterion: str = "p4.other", **more) -> Finding:
    return Finding(int(criterion[1]), stance, strength, criterion, words, **more)


def level_of(*findings: Finding) -> int:
    return level(count(findings, RUBRIC), RUBRIC.levels)[0]


@pytest.mark.parametrize(
    ("counted", "expected"),
    [
        (Count(), 0),
        (Count(stated=5), 1),  # recited principles, however many, commit to nothing
        (Count(stated=1, intended=1), 2),
        (Count(stated=1, intended=1, required=1), 3),
        (Count(stated=1, intended=1, required=1, accountable=1), 3),
        (Count(stated=2, intended=2, required=2, accountable=1), 4),
        (Count(against=1), -1),
        (Count(stated=9, against=1), -1),  # a sanction outweighs any number of values
        (Count(stated=1, intended=1, required=1, against=1), 2),
        (Count(stated=4, intended=4, required=4, accountable=2, against=1), 3),  # one narrow exclusion
        (Count(stated=4, intended=4, required=4, accountable=2, against=5), -1),
    ],
)
def test_the_table_gives_the_level_that_it_states(counted, expected):
    assert level(counted, RUBRIC.levels)[0] == expected


FINDINGS = st.lists(
    st.builds(finding, st.text("abcdef", min_size=1, max_size=3), st.sampled_from(["supports", "undermines"]),
              st.integers(1, 4)),
    max_size=12,
)  # fmt: skip


@given(FINDINGS, st.randoms(use_true_random=False))
def test_order_changes_nothing(findings, draw: random.Random):
    shuffled = list(findings)
    draw.shuffle(shuffled)
    assert level_of(*findings) == level_of(*shuffled)


@given(FINDINGS)
def test_repeating_a_provision_adds_nothing(findings):
    assert level_of(*findings, *findings) == level_of(*findings)


@given(FINDINGS, st.integers(1, 4))
def test_an_undermining_provision_never_raises_a_level(findings, strength):
    assert level_of(*findings, finding("another", "undermines", strength)) <= level_of(*findings)


@given(FINDINGS, st.integers(1, 4))
def test_a_supporting_provision_never_lowers_a_level(findings, strength):
    assert level_of(*findings, finding("another", "supports", strength)) >= level_of(*findings)


def test_the_same_words_count_once_whatever_their_case_and_marks():
    assert count([finding("No one is refused."), finding("“NO ONE is refused”")], RUBRIC).required == 1


def test_a_name_for_people_alone_sets_no_level_and_makes_no_conflict():
    name = finding("The van visits addicts.", "undermines", 1, NAMES_ONLY.id)
    assert level_of(name) == 0
    assert conflicts([name, finding("No one is refused.")], RUBRIC) == ()


@given(FINDINGS, st.data())
def test_many_draws_at_once_count_as_each_would_alone(findings, data):
    cast = votes(findings, RUBRIC)
    drawn = data.draw(st.lists(st.lists(st.booleans(), min_size=len(cast), max_size=len(cast)), min_size=1, max_size=5))
    alone = Counter(_by_hand([vote for vote, taken in zip(cast, row, strict=True) if taken]) for row in drawn)
    assert count_draws(cast, np.array(drawn, dtype=bool).reshape(len(drawn), -1)) == alone


def _by_hand(cast) -> Count:
    strengths = {vote.words: 0 for vote in cast if vote and vote.strength}
    for vote in cast:
        if vote and vote.strength:
            strengths[vote.words] = max(strengths[vote.words], vote.strength)
    supports = [sum(s >= grade for s in strengths.values()) for grade in (1, 2, 3, 4)]
    return Count(*supports, against=len({vote.words for vote in cast if vote and not vote.strength}))


def test_a_conflict_sets_the_promise_beside_the_rule_that_breaks_it():
    value = finding("We respect everyone.", strength=1, location=Location(start=0, end=10))
    promise = finding("No one loses a bed.", criterion="p4.loses-service-for-use", location=Location(start=20))
    rule = finding("A positive test ends the stay.", "undermines", criterion="p4.loses-service-for-use", critical=True)
    (pair,) = conflicts([value, promise, rule], RUBRIC)
    assert (pair.supports, pair.undermines, pair.same_criterion) == (promise, rule, True)


def test_certainty_is_high_for_sure_findings_and_lower_for_doubtful_ones():
    sure = certainty([finding("a", probability=1.0)], [], RUBRIC)
    doubtful = certainty([finding("a", probability=0.5)], [], RUBRIC)
    assert sure == 1.0
    assert 0.3 < doubtful < 0.7
    assert certainty([finding("a", probability=0.5)], [], RUBRIC) == doubtful  # the same every time
