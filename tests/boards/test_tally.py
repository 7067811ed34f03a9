"""The board's review: its levels stand, each person counts the same, and no view is lost."""

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from lxml import html

from policycheck.boards.form import Form
from policycheck.boards.points import points
from policycheck.boards.reply import merge, reply_form
from policycheck.boards.report import board_html, board_json, board_markdown
from policycheck.boards.tally import Gathered, Tally
from policycheck.rating.model import Review
from policycheck.reports import render
from tests.boards.conftest import GUESTS, TESTED
from tests.boards.filling import fill_html, fill_xlsx

Tallied = Callable[[Iterable[Path]], tuple[Tally, Gathered]]


def sheets(form: Form, folder: Path, answers: list[tuple[dict[str, str], dict[str, str]]]) -> list[Path]:
    return [fill_html(form, folder / f"{n}.html", *answer) for n, answer in enumerate(answers)]


def levels(form: Form, folder: Path, given: list[int], code: str = "4") -> list[Path]:
    ticks = [{f"{code}-level": f"level:{level}"} for level in given]
    return sheets(form, folder, [(tick, {"mark": str(n)}) for n, tick in enumerate(ticks)])


class TestLevels:
    def test_the_median_is_the_level_and_the_tools_stands_beside_it(
        self, form: Form, review: Review, tallied: Tallied, tmp_path: Path
    ) -> None:
        found, _ = tallied(levels(form, tmp_path, [4, 3, 3, 0, 3]))
        rating = found.review.principle(4)
        assert rating.board is not None
        assert (rating.level, rating.board.readers, rating.board.spread) == (3, 5, (0, 4))
        assert rating.tool_level == review.principle(4).tool_level
        assert found.review.principle(5).board is None
        assert found.review.principle(5).level == review.principle(5).tool_level

    def test_of_two_middles_the_lower_counts(self, form: Form, tallied: Tallied, tmp_path: Path) -> None:
        found, _ = tallied(levels(form, tmp_path, [1, 2]))
        assert found.review.principle(4).level == 1
        assert found.principles[3].halved

    def test_those_who_are_not_sure_move_no_level(self, form: Form, tallied: Tallied, tmp_path: Path) -> None:
        paths = levels(form, tmp_path, [2])
        paths += sheets(form, (tmp_path / "b").mkdir() or tmp_path / "b", [({"4-level": "level:unsure"}, {})])
        found, _ = tallied(paths)
        assert found.review.principle(4).level == 2
        assert (found.principles[3].unsure, found.people) == (1, 2)

    def test_a_talk_counts_each_hand_as_one_person(
        self, form: Form, group_form: Form, tallied: Tallied, tmp_path: Path
    ) -> None:
        talk = fill_html(group_form, tmp_path / "talk.html", {"4-level=level:0": "3"}, {"people": "3"})
        found, _ = tallied([talk, *levels(form, tmp_path, [4, 4])])
        assert found.review.principle(4).level == 0
        assert found.people == 5


class TestDissent:
    def test_each_differing_view_is_kept_in_its_own_words(
        self, form: Form, tallied: Tallied, tmp_path: Path
    ) -> None:
        words = ["They test us <b>all</b>.", "It is fine", "It is *fine*", ""]
        answers = [
            ({"4-level": f"level:{level}"}, {"4-why": why, "mark": str(n)} if why else {"mark": str(n)})
            for n, (level, why) in enumerate(zip([-1, 3, 3, 4], words, strict=True))
        ]
        found, _ = tallied(sheets(form, tmp_path, answers))
        board = found.review.principle(4).board
        assert board is not None
        assert sorted(board.dissent) == [
            "It has clear rules that help us, and ways to check them (no words were given)",
            "It works against us: They test us <b>all</b>.",
        ]
        assert sorted(found.principles[3].said) == ["It is *fine*", "It is fine"]
        merged = merge((), ())
        assert "They test us \\<b\\>all\\</b\\>." in board_markdown(found, merged)
        page = html.document_fromstring(board_html(found, merged))
        assert "They test us <b>all</b>." in page.text_content()
        kept = json.loads(board_json(found, merged))["principles"][3]["board"]["dissent"]
        assert "It works against us: They test us <b>all</b>." in kept
        for face in ("markdown", "html"):
            assert "They test us" in str(render(found.review, face))
        assert json.loads(render(found.review, "json"))["principles"][3]["board"]["readers"] == 4


class TestPassages:
    def test_where_board_and_tool_differ(
        self, form: Form, tallied: Tallied, number: Any, tmp_path: Path
    ) -> None:
        code = f"4-{number(TESTED)}"
        votes = ["nothing", "nothing", "undermines"]
        answers = [({code: vote}, {"mark": str(n)}) for n, vote in enumerate(votes)]
        found, _ = tallied(sheets(form, tmp_path, answers))
        (passage,) = found.principles[3].passages
        assert (passage.tool, passage.board, passage.differs) == ("undermines", "nothing", True)
        assert "Parts where the board and the program do not agree" in board_markdown(found, merge((), ()))

    def test_no_half_is_split(self, form: Form, tallied: Tallied, number: Any, tmp_path: Path) -> None:
        code = f"4-{number(TESTED)}"
        answers = [({code: vote}, {"mark": vote}) for vote in ("supports", "undermines", "unsure")]
        found, _ = tallied(sheets(form, tmp_path, answers))
        assert found.principles[3].passages[0].board == "split"

    def test_what_readers_found_that_the_tool_missed(
        self, form: Form, tallied: Tallied, number: Any, tmp_path: Path
    ) -> None:
        by_number = ({"7-more1-box": "undermines"}, {"7-more1": f"part {number(GUESTS)}", "mark": "a"})
        by_words = ({"7-more2-box": "undermines"}, {"7-more2": "sign the book at the desk", "mark": "b"})
        nowhere = ({"7-more1-box": "undermines"}, {"7-more1": "the rule about dogs", "mark": "c"})
        found, _ = tallied(sheets(form, tmp_path, [by_number, by_words, nowhere]))
        (passage,) = found.principles[6].passages
        assert (passage.part.number, passage.counts["undermines"], passage.missed) == (
            number(GUESTS),
            2,
            True,
        )
        assert [words for words, _ in found.principles[6].unplaced] == ["the rule about dogs"]
        told = board_markdown(found, merge((), ()))
        assert "the rule about dogs" in told
        assert "Guests sign the book" in told


    def test_the_review_tells_of_each_part_that_somebody_answered_on_or_added(
        self, form: Form, tallied: Tallied, number: Any, tmp_path: Path
    ) -> None:
        """Where board and program agree, where people are not sure, and where no box was ticked."""
        tested, searched = number(TESTED), number("Staff may search rooms")
        answers = [
            ({f"4-{tested}": "undermines", f"4-{searched}": "unsure"}, {"4-more1": GUESTS, "mark": str(n)})
            for n in range(2)
        ]
        found, _ = tallied(sheets(form, tmp_path, answers))
        told = board_markdown(found, merge((), ()))
        own = told.partition("### What people said of other parts")[2].partition("##")[0]
        assert "The board: it harms. The program: it harms. Disagree: it harms: 2." in own
        assert "The board: not sure." in own
        assert "Not sure: 2." in own
        assert f"Part {number(GUESTS)}" in own
        assert "No box was ticked." in own

    def test_a_box_for_a_part_that_nobody_named_is_told_as_such(
        self, form: Form, tallied: Tallied, tmp_path: Path
    ) -> None:
        found, _ = tallied(sheets(form, tmp_path, [({"4-more1-box": "undermines"}, {})]))
        told = board_markdown(found, merge((), ()))
        assert "no part was named: Disagree: it harms: 1" in told
        assert "“”" not in told


class TestTwice:
    def test_the_same_file_and_the_same_sheet_count_once(
        self, form: Form, tallied: Tallied, tmp_path: Path
    ) -> None:
        (one,) = levels(form, tmp_path, [3])
        again = tmp_path / "again.html"
        again.write_bytes(one.read_bytes())
        saved_again = tmp_path / "again.xlsx"
        fill_xlsx(form, saved_again, [{"4-level": "It has clear rules that help us", "mark": "0"}])
        found, gathered = tallied([one, again, saved_again])
        assert found.people == 1
        assert sum("given twice" in line for _, _, told in gathered.troubles for line in told) == 2

    def test_two_rows_that_say_the_same_without_a_mark_are_two_people(
        self, form: Form, tallied: Tallied, tmp_path: Path
    ) -> None:
        rows = [{"4-level": "It works against us"}] * 2
        found, _ = tallied([fill_xlsx(form, tmp_path / "a.xlsx", rows)])
        assert found.people == 2

    def test_one_mark_on_two_different_sheets_counts_both_and_is_told(
        self, form: Form, tallied: Tallied, tmp_path: Path
    ) -> None:
        answers = [({"4-level": f"level:{level}"}, {"mark": "Star"}) for level in (1, 3)]
        found, gathered = tallied(sheets(form, tmp_path, answers))
        assert found.people == 2
        assert any("same mark" in line for _, _, told in gathered.troubles for line in told)


def test_a_broken_sheet_is_told_and_the_others_count(form: Form, tallied: Tallied, tmp_path: Path) -> None:
    (tmp_path / "broken.docx").write_bytes(b"PK\x03\x04 no")
    (tmp_path / "empty.html").write_bytes(fill_html(form, tmp_path / "e.html", {}, {}).read_bytes())
    found, gathered = tallied(
        [tmp_path / "broken.docx", tmp_path / "empty.html", *levels(form, tmp_path, [2])]
    )
    assert found.people == 1
    told = [line for _, _, lines in gathered.troubles for line in lines]
    assert any("could not be read" in line for line in told)
    assert "Nothing is filled in. It was left out." in told
    assert found.sheets == 3


def test_a_reply_among_the_sheets_is_no_reader(form: Form, tallied: Tallied, tmp_path: Path) -> None:
    paths = levels(form, tmp_path, [0])
    owed = points(tallied(paths)[0])
    reply = fill_html(reply_form("rules", form.stamp, owed), tmp_path / "r.html", {owed[0].code: "accepted"}, {})
    found, gathered = tallied([*paths, reply])
    assert (found.people, found.sheets) == (1, 2)
    assert any("Name it after --reply" in line for _, name, told in gathered.troubles for line in told if name == "r.html")


def test_words_stand_in_an_order_that_ties_none_to_another(form: Form, tallied: Tallied, tmp_path: Path) -> None:
    """Who knows one reader's words must not find the rest of them by their place."""
    words = {"4-why": "b", "4-missing": "a", "5-missing": "b"}, {"4-why": "a", "4-missing": "b", "5-missing": "a"}
    answers = [({"4-level": "level:0"}, {**own, "mark": str(n)}) for n, own in enumerate(words)]
    answers += [({"4-level": "level:3"}, {"4-why": why, "mark": f"m{n}"}) for n, why in enumerate("dc")]
    found, _ = tallied(sheets(form, tmp_path, answers))
    fourth, fifth = found.principles[3], found.principles[4]
    assert (fourth.said, fourth.missing, fifth.missing) == (("a", "b"), ("a", "b"), ("a", "b"))
    assert fourth.board is not None
    assert list(fourth.board.dissent) == sorted(fourth.board.dissent)


def test_each_face_shows_hostile_words_as_words(form: Form, tallied: Tallied, tmp_path: Path) -> None:
    evil = "<img src=x onerror=alert(1)> [x](javascript:alert(1)) =1+1 | # h"
    answers = [({"4-level": "level:0"}, {"4-why": evil, "4-missing": evil, "4-more1": evil, "mark": "m"})]
    found, _ = tallied(sheets(form, tmp_path, answers))
    merged = merge(points(found), ())
    page = html.document_fromstring(board_html(found, merged))
    assert not page.xpath("//img | //a | //script | //@onerror")
    assert "<img src=x onerror=alert(1)> [x](javascript:alert(1))" in page.text_content()
    assert evil in json.loads(board_json(found, merged))["principles"][3]["missing"]


def test_the_order_and_names_of_files_tell_nothing(
    form: Form, review: Review, tallied: Tallied, tmp_path: Path
) -> None:
    one = fill_html(
        form, tmp_path / "ann-smith.html", {"4-level": "level:0"}, {"4-why": "one", "mark": "oak"}
    )
    two = fill_html(form, tmp_path / "bob.html", {"4-level": "level:2"}, {"4-why": "two", "mark": "elm"})
    first, second = tallied([one, two])[0], tallied([two, one])[0]
    assert board_json(first, merge((), ())) == board_json(second, merge((), ()))
    for text in (board_json(first, merge((), ())), board_markdown(first, merge((), ()))):
        for trace in (
            "ann-smith",
            "bob.html",
            "oak",
            "elm",
            str(tmp_path),
            str(Path(review.source.name).parent),
        ):
            assert trace not in text
