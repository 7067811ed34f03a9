"""Denied sentences for training: the main verb is denied, a negation goes, and what has no plain opposite is left alone."""

import pytest
from negate import denied

from policycheck.reading.model import Provision


@pytest.mark.parametrize(
    ("said", "opposite"),
    [
        ("Staff may call the police.", "Staff may not call the police."),
        ("Naloxone is handed out at the door.", "Naloxone is not handed out at the door."),
        ("The nurse hands out naloxone.", "The nurse does not hand out naloxone."),
        ("A positive test is not reported to the landlord.", "A positive test is reported to the landlord."),
        ("The landlord does not carry keys to the rooms.", "The landlord carries keys to the rooms."),
        ("Nobody is turned away.", "Everybody is turned away."),
        ("Do not ask for papers.", "Ask for papers."),
    ],
)
def test_a_rule_is_denied_by_its_grammar(said, opposite):
    (made,) = denied([Provision(said)])
    assert made is not None
    assert made.text == opposite


def test_an_item_that_is_no_sentence_has_its_lead_in_denied():
    (made,) = denied([Provision("the number of members who gave up drugs;", lead_in="The report shall state:")])
    assert made is not None
    assert made.text == "the number of members who gave up drugs;"
    assert made.lead_in == "The report shall not state:"


@pytest.mark.parametrize(
    "said",
    [
        "Staff call the police and the nurse writes a report.",  # one of two clauses would be denied
        "Guests may stay unless they are found with drugs.",  # a second negation would say something else
        "Is naloxone handed out at the door?",
        "naloxone and sterile syringes;",
    ],
)
def test_what_has_no_plain_opposite_is_left_alone(said):
    assert denied([Provision(said)]) == [None]
