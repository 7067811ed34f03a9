"""Rows have no rank: an order only by one named principle or criterion, with ties and near-ties marked."""

import json

import pytest

from policycheck.errors import PolicycheckError
from policycheck.rubric import load_rubric
from policycheck.screening.ordering import by_name, check_named, ordered

CRITERION = "p4.loses-service-for-use"


def row(name: str, level: int | None, certainty: float = 1.0, answers: dict | None = None) -> dict:
    return {"id": name, "p4_level": level, "p4_certainty": certainty, "answers": json.dumps(answers or {})}


@pytest.mark.parametrize("total", ["coverage", "strength", "total", "measures", "words", "p9", "p4_level", ""])
def test_a_total_is_refused(total: str) -> None:
    with pytest.raises(PolicycheckError, match="no rank by a total"):
        check_named(total, load_rubric())


def test_a_principle_or_a_criterion_is_taken() -> None:
    assert check_named("4", load_rubric()) == check_named("P4", load_rubric()) == "p4"
    assert check_named(CRITERION, load_rubric()) == CRITERION


def test_equal_levels_share_a_place_and_rows_without_one_come_last() -> None:
    rows = [row("a", 1), row("b", None), row("c", 3), row("d", 3)]
    placed = [(rows[i]["id"], place) for i, place in ordered(rows, "p4")]
    assert placed == [("c", "1="), ("d", "1="), ("a", "3"), ("b", "")]


def test_an_unsure_level_beside_the_next_one_is_a_near_tie() -> None:
    rows = [row("a", 3), row("b", 2, certainty=0.4), row("c", -1, certainty=0.4)]
    placed = [(rows[i]["id"], place) for i, place in ordered(rows, "p4")]
    assert placed == [("a", "1"), ("b", "2≈"), ("c", "3")], "no row stands one level from c"


def test_a_criterion_orders_from_support_over_silence_to_undermining() -> None:
    rows = [
        row("against", 0, answers={CRITERION: "supports 4, undermines 3"}),
        row("silent", 0),
        row("for", 0, answers={CRITERION: "supports 3"}),
    ]
    assert [rows[i]["id"] for i, _ in ordered(rows, CRITERION)] == ["for", "silent", "against"]


def test_numbers_in_names_are_numbers() -> None:
    rows = [{"id": name} for name in ("b 10.pdf", "b 9.pdf", "A 1.pdf")]
    assert [rows[i]["id"] for i in by_name(rows)] == ["A 1.pdf", "b 9.pdf", "b 10.pdf"]
