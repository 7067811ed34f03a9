"""Sheets as they come: half filled, contradictory, empty, broken, of another version. Nothing is lost."""

import io
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.comments import Comment

from policycheck.boards.form import Form
from policycheck.boards.intake import hand_in
from policycheck.boards.parts import Parts
from policycheck.boards.policy import read_policy, sheet_bytes
from policycheck.boards.response import MOST_LETTERS
from policycheck.boards.words import board_words
from tests.boards.conftest import GUESTS, POLICY, TESTED
from tests.boards.filling import LABELS, answered, fill_docx, fill_html, fill_xlsx


class TestTrouble:
    def test_two_ticked_boxes_count_as_not_sure_and_are_told(
        self, form: Form, parts: Parts, tmp_path: Path
    ) -> None:
        page = sheet_bytes(form, "a.html").replace(b'name="4-level"', b'name="4-level" checked')
        (tmp_path / "a.html").write_bytes(page)
        response = answered(tmp_path / "a.html", parts)
        assert response.levels == {4: {"unsure": 1}}
        (told,) = [line for line in response.troubles if "more than one box" in line]
        assert all(f"“{label}”" in told for label in board_words().table("levels").values())

    def test_two_answers_on_one_part_count_as_not_sure_and_both_are_told(
        self, form: Form, parts: Parts, number: Any, tmp_path: Path
    ) -> None:
        """A part that a reader ticked and then added, with another answer."""
        part = number(TESTED)
        ticks = {f"4-{part}": "supports", "4-more1-box": "undermines"}
        path = fill_html(form, tmp_path / "a.html", ticks, {"4-more1": f"part {part}"})
        response = answered(path, parts)
        assert response.verdicts == {(4, part): {"unsure": 1}}
        (told,) = [line for line in response.troubles if "two answers" in line]
        assert LABELS["supports"] in told
        assert LABELS["undermines"] in told

    def test_hands_that_were_counted_twice_are_told(
        self, group_form: Form, parts: Parts, number: Any, tmp_path: Path
    ) -> None:
        part = number(TESTED)
        ticks = {f"4-{part}=supports": "3", "4-more1-box=undermines": "2"}
        path = fill_html(group_form, tmp_path / "a.html", ticks, {"4-more1": f"part {part}", "people": "5"})
        response = answered(path, parts)
        assert response.verdicts == {(4, part): {"supports": 3}}
        assert any("“Disagree: it harms”: 2" in line for line in response.troubles)

    def test_the_same_answer_twice_is_one_answer(
        self, form: Form, parts: Parts, number: Any, tmp_path: Path
    ) -> None:
        part = number(TESTED)
        ticks = {f"4-{part}": "undermines", "4-more1-box": "undermines"}
        response = answered(fill_html(form, tmp_path / "a.html", ticks, {"4-more1": f"part {part}"}), parts)
        assert response.verdicts == {(4, part): {"undermines": 1}}
        assert not any("answers" in line for line in response.troubles)

    @pytest.mark.parametrize("remark", ["{words} They threw me out for it.", "Part {number}: they threw me out for it."])
    def test_words_beside_those_of_an_added_part_are_kept(
        self, form: Form, parts: Parts, number: Any, tmp_path: Path, remark: str
    ) -> None:
        part = number(GUESTS)
        written = remark.format(words=parts[part].provision.text, number=part)
        path = fill_html(form, tmp_path / "a.html", {"4-more1-box": "undermines"}, {"4-more1": written})
        response = answered(path, parts)
        assert [added.part for added in response.added] == [part]
        assert response.notes == {(4, part): written}

    def test_words_beside_a_box_are_no_tick(self, form: Form, parts: Parts, tmp_path: Path) -> None:
        import docx

        word = docx.Document(io.BytesIO(sheet_bytes(form, "a.docx")))
        levels = next(t for t in word.tables if t.cell(0, 0).text == "4-level")
        levels.cell(1, 0).paragraphs[0].add_run(" Not by half.")
        levels = next(t for t in word.tables if t.cell(0, 0).text == "5-level")
        levels.cell(1, 0).paragraphs[0].add_run(" \u2713 On most days.")
        word.save(str(tmp_path / "a.docx"))
        response = answered(tmp_path / "a.docx", parts)
        assert response.levels == {5: {-1: 1}}
        assert sorted(response.loose) == ["Not by half.", "On most days."]
        assert any("“Not by half.” stands beside “It works against us”" in line for line in response.troubles)

    def test_words_between_the_cells_and_in_comments_are_kept_without_who_wrote_them(
        self, form: Form, parts: Parts, tmp_path: Path
    ) -> None:
        import docx
        from docx.text.paragraph import Paragraph

        word = docx.Document(io.BytesIO(sheet_bytes(form, "a.docx")))
        table = word.tables[3]
        Paragraph(table._tbl.getnext(), table._parent).add_run("Under the boxes.")
        word.add_paragraph("After the last line.")
        word.add_comment(word.paragraphs[4].runs[0], text="In the margin.", author="Ann Smith", initials="AS")
        word.save(str(tmp_path / "a.docx"))
        (sheet,) = hand_in(tmp_path / "a.docx").sheets
        assert sorted(sheet.odd) == ["After the last line.", "In the margin.", "Under the boxes."]
        assert "Smith" not in str(sheet.as_data())

    def test_comments_in_a_workbook_are_kept_without_who_wrote_them(self, form: Form, tmp_path: Path) -> None:
        path = fill_xlsx(form, tmp_path / "a.xlsx", [{"4-why": "Tests"}])
        book = openpyxl.load_workbook(path)
        book["Answers"]["C5"].comment = Comment("Ann Smith:\nHard to read.", "Ann Smith")
        book.save(path)
        (sheet,) = hand_in(path).sheets
        assert sheet.odd == ["Hard to read."]

    def test_a_program_that_drops_the_styles_makes_no_words_of_the_sheet(
        self, form: Form, tmp_path: Path
    ) -> None:
        import docx

        word = docx.Document(io.BytesIO(sheet_bytes(form, "a.docx")))
        for paragraph in word.paragraphs:
            paragraph.style = "Normal"
        word.save(str(tmp_path / "a.docx"))
        assert hand_in(tmp_path / "a.docx").sheets[0].odd == []

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
