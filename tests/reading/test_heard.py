"""Cues set against each other: what is handed to the weighing."""

from policycheck.reading.cues import CueMatch
from policycheck.reading.heard import Heard
from policycheck.reading.weighing import CLASSES
from policycheck.rubric.model import Criterion


def _match(principle: int, stance: str, *, sure: bool = True, weight: int = 1) -> CueMatch:
    criterion = Criterion(id=f"p{principle}.x", question="?", why="", source="", ask="")
    return CueMatch(criterion, stance, (), weight, None, sure)


def _flagged(*matches: CueMatch) -> tuple[set[tuple[int, str]], set[tuple[int, str]]]:
    sure, hinted = ({CLASSES[i] for i in row.nonzero()[0]} for row in Heard(matches).flags())
    return sure, hinted


def test_a_sure_cue_beside_a_hint_is_sure_and_a_hint_alone_a_hint():
    matches = [_match(2, "supports", sure=False), _match(2, "supports"), _match(5, "undermines", sure=False)]
    assert _flagged(*matches) == ({(2, "supports")}, {(5, "undermines")})


def test_of_both_stances_the_more_specific_is_heard_and_of_equal_ones_neither():
    assert _flagged(_match(3, "supports", weight=2), _match(3, "undermines")) == ({(3, "supports")}, set())
    assert _flagged(_match(3, "supports"), _match(3, "undermines"), _match(8, "supports")) == ({(8, "supports")}, set())


def test_where_no_cue_speaks_nothing_is_flagged():
    assert _flagged() == (set(), set())
