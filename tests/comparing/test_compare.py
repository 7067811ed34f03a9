"""What became of each finding, and whether the new draft is better."""

import pytest

from policycheck.comparing import compare
from policycheck.comparing.side import Passage
from tests.comparing.sides import passage, side

RULE = "A guest who is found using drugs in the building will be discharged for thirty days."
KIND = "No guest who is found using drugs in the building will be discharged for it."
HARD = (4, "undermines", 3, "p4.loses-service-for-use", True)
SOFT = (4, "supports", 3, "p4.loses-service-for-use")


def _fates(old: Passage | None, new: Passage | None) -> list[str]:
    made = compare(side(*([old] if old else [])), side(*([new] if new else [])))
    return [change.fate for change in made.changes]


@pytest.mark.parametrize(
    ("old", "new", "fates"),
    [
        (passage(RULE, HARD), passage(RULE, HARD), ["stayed"]),
        (passage(RULE, HARD), passage(RULE, (4, "undermines", 4)), ["stronger"]),
        (passage(RULE, HARD), passage(RULE, (4, "undermines", 1)), ["weaker"]),
        (passage(RULE, HARD), passage(KIND, SOFT), ["turned"]),
        (passage(RULE, HARD), passage(KIND), ["went"]),
        (passage(RULE, HARD), None, ["went"]),
        (None, passage(RULE, HARD), ["came"]),
        (passage(RULE, HARD, (1, "undermines", 3)), passage(RULE, HARD), ["went", "stayed"]),
    ],
)
def test_the_fate_of_a_finding(old: Passage | None, new: Passage | None, fates: list[str]) -> None:
    assert _fates(old, new) == fates


def test_moved_and_reworded_are_told_apart() -> None:
    old = side(passage("4.1 " + RULE, HARD, heading="T > 4. Drugs"))
    moved = compare(old, side(passage("7.2 " + RULE, HARD, heading="T > 7. Rules"))).changes[0]
    assert (moved.fate, moved.moved, moved.reworded) == ("stayed", True, False)
    renumbered = compare(old, side(passage("5.1 " + RULE, HARD, heading="T > 5. Drugs"))).changes[0]
    assert (renumbered.fate, renumbered.moved, renumbered.reworded) == ("stayed", False, False)
    reworded = RULE.replace("thirty days", "a month")
    changed = compare(old, side(passage("4.1 " + reworded, HARD, heading="T > 4. Drugs"))).changes[0]
    assert (changed.fate, changed.moved, changed.reworded) == ("stayed", False, True)


def test_a_critical_finding_is_mended_or_new() -> None:
    mended = compare(side(passage(RULE, HARD)), side(passage(KIND, SOFT))).changes[0]
    assert (mended.mended, mended.newly_critical, mended.better) == (True, False, True)
    new = compare(side(passage(KIND, SOFT)), side(passage(RULE, HARD))).changes[0]
    assert (new.mended, new.newly_critical, new.better) == (False, True, False)
    stayed = compare(side(passage(RULE, HARD)), side(passage(RULE, HARD))).changes[0]
    assert (stayed.mended, stayed.newly_critical, stayed.better) == (False, False, None)


@pytest.mark.parametrize(
    ("before", "after", "old", "new", "verdict"),
    [
        ({}, {}, [], [], "same"),
        ({}, {}, [], [passage(KIND, SOFT)], "little"),
        ({4: -1}, {4: 3}, [passage(RULE, HARD)], [passage(KIND, SOFT)], "better"),
        ({4: 3}, {4: -1}, [passage(KIND, SOFT)], [passage(RULE, HARD)], "worse"),
        ({1: 0, 4: 3}, {1: 4, 4: 2}, [], [], "mostly-better"),
        ({1: 4, 4: 2}, {1: 0, 4: 3}, [], [], "mostly-worse"),
        ({1: 2, 4: 3}, {1: 3, 4: 2}, [], [], "mixed"),
        ({4: 2}, {4: 3}, [], [passage(RULE, HARD)], "mostly-worse"),
        ({4: None}, {4: 3}, [], [], "same"),
    ],
)
def test_the_verdict(before, after, old, new, verdict) -> None:
    assert compare(side(*old, levels=before), side(*new, levels=after)).verdict == verdict


def test_gaps_are_closed_and_opened_by_findings() -> None:
    naloxone = passage("Naloxone hangs in every room.", (1, "supports", 3, "p1.naloxone"))
    silent = side(gaps=("p1.naloxone", "p1.only-in-this-rubric"))
    spoken = side(naloxone)
    assert [gap.criterion for gap in compare(silent, spoken).closed] == ["p1.naloxone"]
    assert [gap.criterion for gap in compare(spoken, silent).opened] == ["p1.naloxone"]
    banned = side(passage("Naloxone is banned here.", (1, "undermines", 3, "p1.naloxone")))
    assert compare(silent, banned).closed == (), "an answer against it closes no gap"


@pytest.mark.parametrize(
    ("facts", "caution"),
    [
        ({"rubric_hash": "other"}, "rubric"),
        ({"version": "2"}, "program"),
        ({"kind": "statute"}, "kind"),
        ({"unread_share": 0.2}, "unread"),
        ({"complete": False}, "stored"),
    ],
)
def test_what_else_could_make_a_difference_is_said(facts, caution) -> None:
    assert compare(side(), side()).cautions == ()
    assert compare(side(), side(**facts)).cautions == (caution,)
    assert compare(side(**facts), side()).cautions == (caution,)
