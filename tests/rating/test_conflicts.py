"""Conflicts as pairs: a promise beside the rule that breaks it, and what kind of conflict that is."""

import pytest

from policycheck.rating.accountability import accountability
from policycheck.rating.conflicts import conflicts
from policycheck.reading.model import Finding, Location
from policycheck.rubric import load_rubric

RUBRIC = load_rubric()


def finding(
    stance: str, strength: int, at: int, *, heading: str = "", lead_in: str = "", quote: str = ""
) -> Finding:
    return Finding(
        principle=3,
        stance="supports" if stance == "supports" else "undermines",
        strength=strength,
        criterion="p3.outcomes-are-lives" if stance == "supports" else "p3.completion",
        quote=quote,
        heading=heading,
        lead_in=lead_in,
        location=Location(at, at + 10),
    )


def kinds(*findings: Finding) -> list[str]:
    return [pair.kind for pair in conflicts(findings, RUBRIC)]


def test_a_vision_against_an_indicator_is_called_so() -> None:
    vision = finding("supports", 1, 0, heading="Charter > 1. Our vision")
    indicator = finding("undermines", 3, 50, heading="Charter > 7. Outcome measures")
    assert kinds(vision, indicator) == ["vision-measure"]


def test_the_sentence_that_a_list_hangs_from_can_say_that_it_counts() -> None:
    vision = finding("supports", 1, 0, heading="Purpose")
    indicator = finding("undermines", 3, 50, heading="Annex", lead_in="Success is measured by:")
    assert kinds(vision, indicator) == ["vision-measure"]


@pytest.mark.parametrize(
    "promise",
    ["7.1 The shelter's aim is the well-being of its guests.", "We exist so that people live\nwell.",
     "The purpose of this program is a better life, whatever people use.", "Our goal is safety and health."],
)  # fmt: skip
@pytest.mark.parametrize(
    "measure",
    ["7.2 Success is measured by the number of guests who leave drug-free.", "Success is\nmeasured by clean tests.",
     "The indicator is the share of negative tests.", "The Department shall report the number of negative tests.",
     "80% of participants will test negative at six months.", "Seventy percent of those admitted leave abstinent."],
)  # fmt: skip
def test_their_own_words_tell_a_vision_and_an_indicator(promise: str, measure: str) -> None:
    vision = finding("supports", 2, 0, heading="Shelter > 7. Rules", quote=promise)
    indicator = finding("undermines", 3, 50, heading="Shelter > 7. Rules", quote=measure)
    assert kinds(vision, indicator) == ["vision-measure"]


def test_what_a_list_hangs_from_tells_a_vision_and_an_indicator() -> None:
    vision = finding("supports", 2, 0, heading="Rooms", lead_in="The purpose of this program is:", quote="to keep people alive")
    indicator = finding("undermines", 3, 50, heading="Rooms", lead_in="Outcome measures:", quote="negative tests")
    assert kinds(vision, indicator) == ["vision-measure"]


@pytest.mark.parametrize(
    "rule",
    ["Guests who test positive leave.", "Testing is performed by the nurse, and its results are filed.",
     "On success in all three steps a guest may keep a bed.", "Blood alcohol is measured by a breath test at the door.",
     "Where success is unlikely, the bed goes to another.", "A guest reports to the desk and completes the form."],
)  # fmt: skip
def test_a_rule_that_is_no_measure_is_called_a_rule(rule: str) -> None:
    vision = finding("supports", 2, 0, quote="Our aim is the well-being of guests.")
    assert kinds(vision, finding("undermines", 3, 50, heading="Rooms", quote=rule)) == ["value-rule"]


def test_an_indicator_against_what_promises_nothing_is_no_vision_against_an_indicator() -> None:
    rule = finding("supports", 3, 0, quote="Staff who existed for this purpose are committed to it: they aim to come within a minute.")
    indicator = finding("undermines", 3, 50, quote="Success is measured by the number of negative tests.")
    assert kinds(rule, indicator) == ["rules"]


def test_a_value_against_a_rule_is_called_so_whatever_the_headings() -> None:
    value = finding("supports", 2, 0, heading="Rooms")
    rule = finding("undermines", 3, 50, heading="Rooms")
    assert kinds(value, rule) == ["value-rule"]


def test_two_rules_that_pull_apart_are_called_so() -> None:
    assert kinds(finding("supports", 4, 0), finding("undermines", 3, 50)) == ["rules"]


def test_only_the_nearest_heading_says_what_a_section_is_for() -> None:
    value = finding("supports", 3, 0, heading="Our vision > Keys and doors")
    rule = finding("undermines", 3, 50, heading="Outcome measures > Keys and doors")
    assert kinds(value, rule) == ["rules"]


def test_an_indicator_is_set_beside_the_vision_rather_than_another_value() -> None:
    plain = finding("supports", 1, 0, heading="Rooms")
    vision = finding("supports", 2, 20, heading="Our mission")
    indicator = finding("undermines", 3, 50, heading="Indicators")
    (pair,) = conflicts([plain, vision, indicator], RUBRIC)
    assert pair.supports is vision


def test_nothing_is_in_conflict_with_itself() -> None:
    assert kinds(finding("supports", 1, 0), finding("supports", 3, 20)) == []
    assert kinds(finding("undermines", 3, 0)) == []


def test_accountability_counts_who_when_money_and_measure_once_a_provision() -> None:
    rules = [
        finding(
            "supports",
            4,
            0,
            quote="The director is responsible for stock and reports to the board each quarter.",
        ),
        finding("supports", 4, 20, quote="Members are paid $40 an hour."),
        finding("supports", 3, 40, quote="Naloxone is kept at the desk."),
        finding("supports", 2, 60, quote="We hope to publish figures."),
        finding("undermines", 4, 80, quote="The manager evicts within 24 hours."),
    ]
    counted = accountability([*rules, rules[0]])
    assert (counted.rules, counted.owner, counted.deadline, counted.money, counted.none) == (3, 1, 1, 1, 1)


def test_a_person_can_turn_somewhere_counts_as_a_measure() -> None:
    rule = finding("supports", 3, 0, quote="Any resident may appeal to a panel.")
    assert accountability([rule]).measure == 1
