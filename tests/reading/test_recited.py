"""Reciting a principle makes no rule: it is stated, however firmly it is worded."""

import pytest

from policycheck.reading.reader import read_provision
from policycheck.reading.recited import Recited, two_halves
from policycheck.rubric import load_rubric

RUBRIC = load_rubric()


@pytest.mark.parametrize("principle", RUBRIC.principles, ids=lambda p: str(p.number))
def test_a_principle_s_own_words_are_stated_and_no_more(principle) -> None:
    for sentence in principle.statement.strip().split(". "):
        found = [finding for finding in read_provision(sentence) if finding.stance == "supports"]
        assert all(finding.strength == 1 for finding in found), sentence


def test_a_rule_of_one_s_own_in_other_words_is_none() -> None:
    recited = Recited(RUBRIC)
    assert recited.holds("They have seats, votes, jobs and pay.")
    assert not recited.holds("Two guests sit on the advisory council, each with one vote and $40 a meeting.")
    assert not recited.holds("Yes.")


def test_a_motto_is_stated_and_no_more() -> None:
    for motto in RUBRIC.topic.mottoes:
        for finding in read_provision(motto):
            assert finding.strength == 1, motto


def test_a_call_in_two_halves_is_stated_and_no_more() -> None:
    for call in ("New hands, new hope.", "Safe supplies, safe streets!", "Your body, your choice."):
        assert two_halves(call), call
        assert all(finding.strength == 1 for finding in read_provision(call) if finding.stance == "supports"), call
    for rule in ("Free, and given to all.", "Staff give naloxone, staff carry it, and staff check it.", "Ask, then ask again."):
        assert not two_halves(rule), rule


def test_a_motto_that_is_called_out_stays_one() -> None:
    assert Recited(RUBRIC).holds("End stigma now!")
    assert not Recited(RUBRIC).holds("Staff act now.")
