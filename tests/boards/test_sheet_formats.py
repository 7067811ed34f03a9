"""The same answers read the same from a page, a Word file and a workbook, of one reader and of a talk."""

from pathlib import Path
from typing import Any

import pytest

from policycheck.boards.form import Form
from policycheck.boards.intake import hand_in
from policycheck.boards.parts import Parts
from policycheck.boards.response import Response, understand
from tests.boards.conftest import GUESTS, TESTED
from tests.boards.filling import LABELS, answered, fill_docx, fill_html, fill_xlsx


@pytest.fixture(scope="module")
def said(number: Any) -> tuple[dict[str, str], dict[str, str]]:
    """What one reader ticks and writes."""
    code = f"4-{number(TESTED)}"
    ticks = {
        code: "undermines",
        "4-level": "level:-1",
        "8-level": "level:unsure",
        "4-more1-box": "undermines",
    }
    words = {
        f"{code}w": "I lost my bed for it.",
        "4-why": "Tests",
        "4-missing": "A way back",
        "4-more1": GUESTS,
    }
    return ticks, {**words, "mark": "blue kite"}


class TestTheThreeFormats:
    """The same answers read the same from a page, a Word file and a workbook."""

    def expected(self, response: Response, number: Any) -> None:
        part = number(TESTED)
        assert response.levels == {4: {-1: 1}, 8: {"unsure": 1}}
        assert response.verdicts == {(4, part): {"undermines": 1}}
        assert response.notes == {(4, part): "I lost my bed for it."}
        assert (response.why, response.missing) == ({4: "Tests"}, {4: "A way back"})
        (added,) = response.added
        assert (added.named, added.part, added.verdicts) == (GUESTS, number(GUESTS), {"undermines": 1})
        assert (response.mark, response.loose) == ("blue kite", [])

    def test_html(self, form: Form, parts: Parts, said: Any, number: Any, tmp_path: Path) -> None:
        self.expected(answered(fill_html(form, tmp_path / "a.html", *said), parts), number)

    @pytest.mark.parametrize("by_hand", [False, True], ids=["clicked", "typed"])
    def test_docx(
        self, form: Form, parts: Parts, said: Any, number: Any, tmp_path: Path, by_hand: bool
    ) -> None:
        path = fill_docx(form, tmp_path / "a.docx", *said, LABELS, by_hand)
        self.expected(answered(path, parts), number)

    def test_xlsx(self, form: Form, parts: Parts, said: Any, number: Any, tmp_path: Path) -> None:
        ticks, words = said
        row = {code: LABELS[value] for code, value in ticks.items()} | words
        self.expected(answered(fill_xlsx(form, tmp_path / "a.xlsx", [row]), parts), number)

    def test_a_renamed_file_is_told_by_its_content(
        self, form: Form, parts: Parts, said: Any, number: Any, tmp_path: Path
    ) -> None:
        fill_docx(form, tmp_path / "a.docx", *said, LABELS)
        path = (tmp_path / "a.docx").rename(tmp_path / "holiday.jpg")
        self.expected(answered(path, parts), number)

    def test_typed_paper_may_use_numbers_and_other_capitals(
        self, form: Form, parts: Parts, tmp_path: Path
    ) -> None:
        rows = [{"1-level": 3, "2-level": "-1", "3-level": "IT WORKS  AGAINST US"}, {"1-level": "4"}]
        sheets = hand_in(fill_xlsx(form, tmp_path / "a.xlsx", rows)).sheets
        levels = [understand(sheet, parts).levels for sheet in sheets]
        assert levels == [{1: {3: 1}, 2: {-1: 1}, 3: {-1: 1}}, {1: {4: 1}}]


class TestTalks:
    def test_hands_are_counted(self, group_form: Form, parts: Parts, number: Any, tmp_path: Path) -> None:
        code = f"4-{number(TESTED)}"
        ticks = {f"{code}=supports": "2", f"{code}=undermines": "5", "4-level=level:0": "7"}
        response = answered(fill_html(group_form, tmp_path / "a.html", ticks, {"people": "8"}), parts)
        assert response.group
        assert response.people == 8
        assert response.verdicts == {(4, number(TESTED)): {"supports": 2, "undermines": 5}}
        assert response.levels == {4: {0: 7}}

    def test_the_workbook_of_a_talk(self, group_form: Form, parts: Parts, tmp_path: Path) -> None:
        row = {"people": 6, "2-level=level:3": 4, "2-level=level:1": 2.0}
        response = answered(fill_xlsx(group_form, tmp_path / "a.xlsx", [row]), parts)
        assert (response.people, response.levels) == (6, {2: {3: 4, 1: 2}})

    def test_numbers_that_are_none_and_too_many_hands_are_told(
        self, group_form: Form, parts: Parts, tmp_path: Path
    ) -> None:
        ticks = {"4-level=level:0": "lots", "5-level=level:1": "9", "6-level=level:1": "-3"}
        response = answered(fill_html(group_form, tmp_path / "a.html", ticks, {"people": "4"}), parts)
        told = " ".join(response.troubles)
        assert "“lots” is not a number" in told
        assert "“-3” is not a number" in told
        assert "more hands than people" in told
        assert response.people == 9
