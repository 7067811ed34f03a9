"""``rubric explain`` tells a person who is no programmer what a name in a review means."""

from pathlib import Path

import pytest

from policycheck.errors import PolicycheckError
from policycheck.rubric import load_rubric
from policycheck.rubric.explain import explain
from tests.rubric.conftest import SMALL, write


def test_a_criterion_shows_what_a_reader_needs(small: Path) -> None:
    text = explain(load_rubric(small), "p4.keeps-home")
    for words in [
        "Can a person lose the home",
        "No one is evicted for use.",
        "Use ends the tenancy.",
        "Why it matters",
        "Housing First Checklist",
        "asked to leave",
        "house-rules",
        "evict + drug-use",
        "denied, it supports",
        "principle 4",
    ]:
        assert words in text


def test_held_cases_are_counted_and_not_shown(small: Path) -> None:
    text = explain(load_rubric(small), "p4.keeps-home")
    assert "Tenants are evicted for drug use." in text
    assert "Tenants who use drugs will be evicted." not in text
    assert "1 are held back" in text


@pytest.mark.parametrize(
    ("ident", "words"),
    [
        ("4", "Principle 4"),
        ("p4", "p4.keeps-home: Can a person"),
        ("p4.other", "answers none of these is called p4.other"),
        ("evict", "take something away"),
        ("drug-use", "use~ drugs"),
        ("junkie", "person who uses drugs"),
        ("house-rules", "Document kind"),
    ],
)
def test_everything_that_has_a_name_is_explained(small: Path, ident: str, words: str) -> None:
    assert words in explain(load_rubric(small), ident)


def test_a_term_names_the_criteria_that_use_it(small: Path) -> None:
    assert "Used by: p4.keeps-home" in explain(load_rubric(small), "evict")


def test_an_unknown_name_says_what_may_be_meant(small: Path) -> None:
    with pytest.raises(PolicycheckError, match=r"did you mean 'p4\.keeps-home'"):
        explain(load_rubric(small), "p4.keep-home")


def test_a_case_is_shown_in_its_context(tmp_path: Path) -> None:
    case = '{text: They are evicted., heading: Drugs, lead_in: "Tenants who use:", says: undermines}'
    text = SMALL.replace("    cases:\n", f"    cases:\n      - {case}\n")
    shown = explain(load_rubric(write(tmp_path / "mine.yaml", text)), "p4.keeps-home")
    assert "undermines: under 'Drugs': Tenants who use: They are evicted." in shown
