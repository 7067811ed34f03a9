"""The robustness measure: hand-made negations that fit their rows, outcomes that are told apart, stuffing that is bounded."""

import json

import pytest
import robustness
import stuffing

from policycheck.evaluating.labelled import load
from policycheck.reading.decide import Decision
from policycheck.reading.model import Finding
from policycheck.reading.provisions import provision_alone

EDITS = [json.loads(line) for line in (robustness.DATA / "negations.jsonl").read_text(encoding="utf-8").splitlines()]


def finding(principle: int, stance: str) -> Finding:
    return Finding(principle, stance, 3, f"p{principle}.other", "x")


def test_every_edit_fits_its_row_and_turns_labels_that_the_row_has() -> None:
    _, rows = load(robustness.DATA / "provisions-dev.jsonl")
    by_id = {row.unit: row for row in rows}
    assert len(EDITS) >= 200
    assert len({edit["id"] for edit in EDITS}) == len(EDITS)
    for edit in EDITS:
        row = by_id[edit["id"]]
        assert {(turn["principle"], turn["stance"]) for turn in edit["turns"]} <= set(row.labels)
        assert robustness.edited(row.provision, edit["edits"]) != row.provision


def test_an_edit_that_fits_twice_or_nowhere_is_a_mistake() -> None:
    row = provision_alone("Guests may stay and may eat.", "Here:")
    for old in (" may ", "shall"):
        with pytest.raises(ValueError, match="must stand once"):
            robustness.edited(row, [[old, "may not"]])
    turned = robustness.edited(row, [["Here", "Not here"], ["may stay", "may not stay"]])
    assert (turned.lead_in, turned.text) == ("Not here:", "Guests may not stay and may eat.")


def test_what_became_of_a_finding_is_told_apart() -> None:
    pair = (4, "supports")
    other = finding(7, "supports")
    for after, expected in (
        (Decision((finding(4, "supports"),)), "kept"),
        (Decision((finding(4, "undermines"), other)), "other stance"),
        (Decision((other,), (finding(4, "supports"),)), "now a question"),
        (Decision((other,), (finding(1, "supports"),)), "gone"),
    ):
        assert robustness.outcome(pair, after) == expected


def test_stuffing_stands_after_the_title_and_leaves_the_document_whole() -> None:
    base = "House rules\n\nDoors close at ten.\n"
    assert stuffing.stuffed(base, ["We care."], 2) == "House rules\n\nWe care.\n\nWe care.\n\nDoors close at ten.\n\n"
    assert stuffing.stuffed("", ["We care."], 1) == "We care.\n"


def test_a_level_is_lifted_too_far_above_mentioned_or_above_what_it_was() -> None:
    before = {1: 0, 2: 0, 3: -1, 4: 3, 5: 3}
    after = {1: 1, 2: 2, 3: 1, 4: 3, 5: 4}
    assert stuffing.lifted(before, after) == [2, 5]


def test_slogans_and_statements_are_there() -> None:
    assert len(stuffing.slogans()) >= 20
    assert all(stuffing.slogans())
