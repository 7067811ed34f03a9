"""What a board said of a provision stands above what the program reads in words like these."""

from pathlib import Path

import pytest

from policycheck.reading.model import Finding, Provision
from policycheck.reading.reader import Reader, read_provision
from policycheck.rubric import load_rubric
from policycheck.rubric.load import load_draft
from policycheck.rubric.model import Rubric
from tests.rubric.conftest import write

BOARD = """\
extends: harm-reduction
name: our-board
criteria:
  - id: p4.our-board
    question: What does our board say?
    undermines: Our board says that it works against people.
    why: We live here.
    source: our board
    ask: How is it done?
    cases:
      - {text: Guests take the map at the desk before they go to a room., says: undermines, learnt: true}
      - {text: You must leave within 30 days., heading: Guests, says: undermines, learnt: true}
      - {text: bring visitors after dark., lead_in: "You must not:", says: undermines, learnt: true}
      - {text: Residents who test positive will be discharged from the house., says: nothing, learnt: true}
"""


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory) -> Rubric:
    return load_rubric(write(tmp_path_factory.mktemp("board") / "board.yaml", BOARD))


def fourth(text: str, rubric: Rubric, **around: str) -> list[Finding]:
    found = read_provision(text, rubric=rubric, **around)
    return [finding for finding in found if finding.principle == 4]


SAME = "Guests take the map at the desk before they go to a room."


def test_the_same_words_take_the_boards_answer(board: Rubric) -> None:
    assert fourth(SAME, load_rubric()) == []
    (found,) = fourth(SAME, board)
    assert (found.stance, found.criterion, found.found_by) == ("undermines", "p4.our-board", "board")
    assert "board of participants" in found.why


def test_the_board_can_say_that_words_mean_nothing_here(board: Rubric) -> None:
    words = "Residents who test positive will be discharged from the house."
    assert [f.stance for f in fourth(words, load_rubric())] == ["undermines"]
    assert fourth(words, board) == []
    # and the board spoke of one principle only
    assert [f.principle for f in read_provision(words, rubric=board)] == [
        f.principle for f in read_provision(words) if f.principle != 4
    ]


@pytest.mark.parametrize(
    "words",
    [
        "(b) guests take the map at the desk  before they go to a room",
        "Guests must take the map at the desk before they go to a room.",
        "Guests take the map at the front desk before they go to their room.",
    ],
)
def test_labels_and_small_words_make_no_difference(words: str, board: Rubric) -> None:
    assert [finding.stance for finding in fourth(words, board)] == ["undermines"]


@pytest.mark.parametrize(
    "words",
    [
        "Guests do not take the map at the desk before they go to a room.",
        "Guests take the map at the desk before they go to a room, unless they ask not to.",
        "Guests take the map at the bar before they go to a room.",
        "Guests fold the map at the desk before they go to bed.",
    ],
)
def test_what_turns_the_meaning_or_changes_the_substance_is_not_the_same(words: str, board: Rubric) -> None:
    assert [finding for finding in fourth(words, board) if finding.found_by == "board"] == []


def test_numbers_may_differ(board: Rubric) -> None:
    (found,) = fourth("You must leave within 14 days.", board, heading="House rules > Guests")
    assert found.found_by == "board"


def test_a_short_provision_counts_only_under_like_headings(board: Rubric) -> None:
    assert fourth("You must leave within 30 days.", board, heading="Parking") == []


def test_a_list_item_is_compared_with_its_lead_in(board: Rubric) -> None:
    item = "bring visitors after dark."
    assert [f.found_by for f in fourth(item, board, lead_in="You must not:")] == ["board"]
    assert fourth(item, board, lead_in="You may:") == []


def test_the_last_word_counts_where_boards_disagree(tmp_path: Path) -> None:
    write(tmp_path / "june.yaml", BOARD)
    later = """
    extends: june.yaml
    criteria:
      - id: p4.our-board
        cases:
          - {text: Guests take the map at the desk before they go to a room., says: nothing, learnt: true}
    """
    assert fourth(SAME, load_rubric(write(tmp_path / "september.yaml", later))) == []


def test_a_rubric_without_learnt_cases_reads_as_before() -> None:
    reader = Reader(load_rubric(), trained=False)
    provision = Provision("Residents who test positive will be discharged from the house.")
    assert all(f.found_by == "cue" for f in reader.read([provision]).findings)


def test_learnt_cases_need_no_held_ones_and_pass_the_check(tmp_path: Path) -> None:
    from policycheck.reading.cases import run_cases
    from policycheck.rubric.cases import case_mistakes

    rubric, draft = load_draft(write(tmp_path / "board.yaml", BOARD))
    assert [m for m in case_mistakes(rubric, draft) if "our-board" in str(m)] == []
    own = [outcome for outcome in run_cases(rubric) if outcome.subject == "p4.our-board"]
    assert [outcome.passed for outcome in own] == [True] * 4
