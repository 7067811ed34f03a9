"""Whose name stands in a provision, which month, and how it is spelt make no difference to the trained reader."""

import pytest

from policycheck.reading.encoding import context_text, provision_text
from policycheck.reading.organisations import names_of_their_own
from policycheck.reading.provisions import provision_alone

NAMES = ["Harbor Light Community Center", "Nguyễn Family Alliance", "St. Mary's Hospital Foundation", "Smith & Sons Trust"]


def read(text: str, heading: str = "") -> tuple[str, str]:
    """What the trained reader is given."""
    provision = provision_alone(text, heading=heading)
    return context_text(provision).lower(), provision_text(provision).lower()


@pytest.mark.parametrize("name", NAMES)
def test_an_organisation_s_name_reads_as_any_other(name: str) -> None:
    sentence = "Staff of the {0} give naloxone to everyone who asks at {0}."
    assert read(sentence.format(name), name) == read(sentence.format("Corner Stone House"), "Corner Stone House")


@pytest.mark.parametrize(
    "name", ["Darrow Drug Users' Union", "Harm Reduction Network", "Opioid Abatement Council", "Patients' Council"]
)
def test_a_name_that_says_something_stays(name: str) -> None:
    assert names_of_their_own([f"The {name} meets every month."]) == ()


def test_a_line_in_capitals_is_no_name() -> None:
    assert names_of_their_own(["NO ONE IS TURNED AWAY FROM THIS HOUSE", "IF THE DEPARTMENT"]) == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The programme is recognised by neighbours.", "The program is recognized by neighbors."),
        ("It opens on 3 March 2021.", "It opens on 9 October 2024."),
        ("Ask Dr. Okafor for a licence.", "Ask Dr. Ann B. Lindqvist for a license."),
        ("No\u00a0one\u2019s bed\nis lost.", "No one's bed is lost."),
    ],
    ids=["spelling", "dates", "people", "typing"],
)
def test_what_makes_no_difference_is_taken_out(one: str, other: str) -> None:
    assert read(one) == read(other)


def test_may_and_march_as_verbs_stay() -> None:
    assert "may enter" in read("Guests may enter. They march in.")[1]
