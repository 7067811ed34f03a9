"""Sheets as they come: half filled, contradictory, empty, broken, of another version. Nothing is lost."""

import io
from pathlib import Path
from typing import Any

import pytest

from policycheck.boards.form import Form
from policycheck.boards.intake import hand_in
from policycheck.boards.parts import Parts
from policycheck.boards.policy import read_policy, sheet_bytes
from policycheck.boards.response import MOST_LETTERS
from tests.boards.conftest import POLICY, TESTED
from tests.boards.filling import LABELS, answered, fill_docx, fill_html, fill_xlsx


class TestTrouble:
    def test_two_ticked_boxes_count_as_not_sure_and_are_told(
        self, form: Form, parts: Parts, tmp_path: Path
    ) -> None:
        page = sheet_bytes(form, "a.html").replace(b'name="4-level"', b'name="4-level" checked')
        (tmp_path / "a.html").write_bytes(page)
        response = answered(tmp_path / "a.html", parts)
        assert response.levels == {4: {"unsure": 1}}
        assert any("more than one box" in line for line in response.troubles)

    def test_a_half_filled_sheet_is_kept_and_told(self, form: Form, parts: Parts, tmp_path: Path) -> None:
        response = answered(fill_html(form, tmp_path / "a.html", {"4-level": "level:2"}, {}), parts)
        assert response.levels == {4: {2: 1}}
        assert response.troubles == ["It is filled in only in part. 1 of the eight questions have a level."]

    def test_words_in_the_wrong_place_are_kept(self, form: Form, parts: Parts, tmp_path: Path) -> None:
        import docx

        word = docx.Document(io.BytesIO(sheet_bytes(form, "a.docx")))
        table = next(t for t in word.tables if t.cell(0, 0).text == "4-level")
        table.add_row().cells[1].text = "none of these fit us"
        word.save(str(tmp_path / "a.docx"))
        assert answered(tmp_path / "a.docx", parts).loose == ["none of these fit us"]
        row = {"4-level": "somewhere in between"}
        response = answered(fill_xlsx(form, tmp_path / "a.xlsx", [row]), parts)
        assert response.loose == ["somewhere in between"]
        assert any("is not one of the boxes" in line for line in response.troubles)

    def test_a_box_that_the_sheet_never_had_is_kept_as_words(
        self, form: Form, parts: Parts, tmp_path: Path
    ) -> None:
        page = sheet_bytes(form, "a.html").replace(
            b"</main>", b'<textarea name="9-why">hello</textarea></main>'
        )
        (tmp_path / "a.html").write_bytes(page)
        response = answered(tmp_path / "a.html", parts)
        assert response.loose == ["hello"]

    def test_very_long_words_are_cut_and_told(self, form: Form, parts: Parts, tmp_path: Path) -> None:
        response = answered(fill_html(form, tmp_path / "a.html", {}, {"4-why": "x" * 50_000}), parts)
        assert len(response.why[4]) == MOST_LETTERS
        assert any("very long" in line for line in response.troubles)

    @pytest.mark.parametrize(
        ("name", "data"),
        [
            ("a.html", b""),
            ("a.html", b"<html><body><p>Minutes of the meeting</p></body></html>"),
            ("a.docx", b"PK\x03\x04 broken"),
            ("a.xlsx", b"\x00\x01\x02"),
            ("a.html", b"<" * 2000),
        ],
        ids=["empty", "no sheet", "broken zip", "bytes", "brackets"],
    )
    def test_what_is_no_sheet_is_told_and_breaks_nothing(
        self, name: str, data: bytes, tmp_path: Path
    ) -> None:
        (tmp_path / name).write_bytes(data)
        handed = hand_in(tmp_path / name)
        assert handed.trouble
        assert handed.sheets == ()

    def test_a_missing_file_and_a_folder_are_told(self, tmp_path: Path) -> None:
        assert hand_in(tmp_path / "none.html").trouble
        assert hand_in(tmp_path).trouble



class TestAnotherVersion:
    """A sheet for another version of the policy keeps what is said of words that still stand."""

    def test_answers_move_with_the_words(self, form: Form, number: Any, tmp_path: Path) -> None:
        code = f"4-{number(TESTED)}"
        path = fill_html(form, tmp_path / "a.html", {code: "undermines", "4-level": "level:0"}, {})
        changed = tmp_path / "new.md"
        changed.write_text(POLICY.replace("## Staying here", "## Staying here\n\nWe are glad that you came."))
        parts = read_policy(changed)[0]
        response = answered(path, parts)
        moved = next(p.number for p in parts.all if p.provision.text.startswith(TESTED))
        assert moved != number(TESTED)
        assert response.verdicts == {(4, moved): {"undermines": 1}}
        assert any("another version" in line for line in response.troubles)

    @pytest.mark.parametrize("ending", ["html", "docx", "xlsx"])
    def test_an_answer_about_words_that_are_gone_is_kept_as_words(
        self, form: Form, number: Any, tmp_path: Path, ending: str
    ) -> None:
        code = f"4-{number(TESTED)}"
        words = {f"{code}w": "Good that it goes."}
        path = tmp_path / f"a.{ending}"
        if ending == "html":
            fill_html(form, path, {}, words)
        elif ending == "docx":
            fill_docx(form, path, {}, words, LABELS)
        else:
            fill_xlsx(form, path, [words])
        changed = tmp_path / "new.md"
        changed.write_text(POLICY.replace(TESTED, "A resident who is ill"))
        response = answered(path, read_policy(changed)[0])
        assert response.loose == ["Good that it goes."]
        assert any(line.startswith(f"{code}w:") for line in response.troubles)
