"""Sheets as they come: half filled, contradictory, empty, renamed, broken and hostile. Nothing is lost."""

import io
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from policycheck.boards.form import Form
from policycheck.boards.intake import hand_in
from policycheck.boards.parts import Parts
from policycheck.boards.policy import read_policy, sheet_bytes
from policycheck.boards.response import MOST_LETTERS, Response, understand
from policycheck.boards.words import board_words
from policycheck.boards.worksheet import SheetOptions, worksheet
from policycheck.rating.model import Review
from tests.boards.conftest import GUESTS, POLICY, TESTED
from tests.boards.filling import fill_docx, fill_html, fill_xlsx

BOXES = board_words().table("boxes")
LEVELS = {f"level:{value}": label for value, label in board_words().table("levels").items()}
LABELS = {**BOXES, **LEVELS, "level:unsure": board_words()("level_unsure")}


def only(path: Path, parts: Parts) -> Response:
    handed = hand_in(path)
    assert handed.trouble == ""
    (sheet,) = handed.sheets
    return understand(sheet, parts)


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
        self.expected(only(fill_html(form, tmp_path / "a.html", *said), parts), number)

    @pytest.mark.parametrize("by_hand", [False, True], ids=["clicked", "typed"])
    def test_docx(
        self, form: Form, parts: Parts, said: Any, number: Any, tmp_path: Path, by_hand: bool
    ) -> None:
        path = fill_docx(form, tmp_path / "a.docx", *said, LABELS, by_hand)
        self.expected(only(path, parts), number)

    def test_xlsx(self, form: Form, parts: Parts, said: Any, number: Any, tmp_path: Path) -> None:
        ticks, words = said
        row = {code: LABELS[value] for code, value in ticks.items()} | words
        self.expected(only(fill_xlsx(form, tmp_path / "a.xlsx", [row]), parts), number)

    def test_a_renamed_file_is_told_by_its_content(
        self, form: Form, parts: Parts, said: Any, number: Any, tmp_path: Path
    ) -> None:
        fill_docx(form, tmp_path / "a.docx", *said, LABELS)
        path = (tmp_path / "a.docx").rename(tmp_path / "holiday.jpg")
        self.expected(only(path, parts), number)

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
        response = only(fill_html(group_form, tmp_path / "a.html", ticks, {"people": "8"}), parts)
        assert response.group
        assert response.people == 8
        assert response.verdicts == {(4, number(TESTED)): {"supports": 2, "undermines": 5}}
        assert response.levels == {4: {0: 7}}

    def test_the_workbook_of_a_talk(self, group_form: Form, parts: Parts, tmp_path: Path) -> None:
        row = {"people": 6, "2-level=level:3": 4, "2-level=level:1": 2.0}
        response = only(fill_xlsx(group_form, tmp_path / "a.xlsx", [row]), parts)
        assert (response.people, response.levels) == (6, {2: {3: 4, 1: 2}})

    def test_numbers_that_are_none_and_too_many_hands_are_told(
        self, group_form: Form, parts: Parts, tmp_path: Path
    ) -> None:
        ticks = {"4-level=level:0": "lots", "5-level=level:1": "9", "6-level=level:1": "-3"}
        response = only(fill_html(group_form, tmp_path / "a.html", ticks, {"people": "4"}), parts)
        told = " ".join(response.troubles)
        assert "“lots” is not a number" in told
        assert "“-3” is not a number" in told
        assert "more hands than people" in told
        assert response.people == 9


class TestTrouble:
    def test_two_ticked_boxes_count_as_not_sure_and_are_told(
        self, form: Form, parts: Parts, tmp_path: Path
    ) -> None:
        page = sheet_bytes(form, "a.html").replace(b'name="4-level"', b'name="4-level" checked')
        (tmp_path / "a.html").write_bytes(page)
        response = only(tmp_path / "a.html", parts)
        assert response.levels == {4: {"unsure": 1}}
        assert any("more than one box" in line for line in response.troubles)

    def test_a_half_filled_sheet_is_kept_and_told(self, form: Form, parts: Parts, tmp_path: Path) -> None:
        response = only(fill_html(form, tmp_path / "a.html", {"4-level": "level:2"}, {}), parts)
        assert response.levels == {4: {2: 1}}
        assert response.troubles == ["It is filled in only in part. 1 of the eight questions have a level."]

    def test_words_in_the_wrong_place_are_kept(self, form: Form, parts: Parts, tmp_path: Path) -> None:
        import docx

        word = docx.Document(io.BytesIO(sheet_bytes(form, "a.docx")))
        table = next(t for t in word.tables if t.cell(0, 0).text == "4-level")
        table.add_row().cells[1].text = "none of these fit us"
        word.save(str(tmp_path / "a.docx"))
        assert only(tmp_path / "a.docx", parts).loose == ["none of these fit us"]
        row = {"4-level": "somewhere in between"}
        response = only(fill_xlsx(form, tmp_path / "a.xlsx", [row]), parts)
        assert response.loose == ["somewhere in between"]
        assert any("is not one of the boxes" in line for line in response.troubles)

    def test_a_box_that_the_sheet_never_had_is_kept_as_words(
        self, form: Form, parts: Parts, tmp_path: Path
    ) -> None:
        page = sheet_bytes(form, "a.html").replace(
            b"</main>", b'<textarea name="9-why">hello</textarea></main>'
        )
        (tmp_path / "a.html").write_bytes(page)
        response = only(tmp_path / "a.html", parts)
        assert response.loose == ["hello"]

    def test_very_long_words_are_cut_and_told(self, form: Form, parts: Parts, tmp_path: Path) -> None:
        response = only(fill_html(form, tmp_path / "a.html", {}, {"4-why": "x" * 50_000}), parts)
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
        response = only(path, parts)
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
        response = only(path, read_policy(changed)[0])
        assert response.loose == ["Good that it goes."]
        assert any(line.startswith(f"{code}w:") for line in response.troubles)


class TestHostile:
    """What is sent in to do harm does none."""

    def test_scripts_and_markup_are_words(self, form: Form, parts: Parts, tmp_path: Path) -> None:
        evil = "</textarea><script>alert(1)</script>"
        response = only(fill_html(form, tmp_path / "a.html", {}, {"4-why": evil}), parts)
        assert response.why[4] == evil

    def test_hidden_letters_are_taken_out(self, form: Form, parts: Parts, tmp_path: Path) -> None:
        response = only(fill_html(form, tmp_path / "a.html", {}, {"4-why": "a\u202eb\u200bc\u2066d"}), parts)
        assert response.why[4] == "abcd"

    def test_formulas_are_words_and_are_never_worked_out(
        self, form: Form, parts: Parts, tmp_path: Path
    ) -> None:
        row = {"4-why": '=HYPERLINK("http://evil.example","x")', "4-missing": "+1+cmd|' /C calc'!A0"}
        response = only(fill_xlsx(form, tmp_path / "a.xlsx", [row]), parts)
        assert response.why[4] == row["4-why"]
        assert response.missing[4] == row["4-missing"]

    def test_a_zip_bomb_is_refused(self, form: Form, tmp_path: Path) -> None:
        for ending, member in ((".xlsx", "xl/bomb.xml"), (".docx", "word/document.xml")):
            path = tmp_path / f"bomb{ending}"
            with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
                package.writestr("[Content_Types].xml", "<Types/>")
                package.writestr(member, b"<a>" + b" " * 300_000_000 + b"</a>")
            handed = hand_in(path)
            assert "unpacks to far more" in handed.trouble

    @pytest.mark.parametrize("ending", [".xlsx", ".docx"])
    def test_xml_entities_are_refused(self, form: Form, tmp_path: Path, ending: str) -> None:
        evil = b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>'
        main = "xl/workbook.xml" if ending == ".xlsx" else "word/document.xml"
        path = tmp_path / f"evil{ending}"
        with (
            zipfile.ZipFile(io.BytesIO(sheet_bytes(form, f"a{ending}"))) as old,
            zipfile.ZipFile(path, "w") as new,
        ):
            for name in old.namelist():
                data = old.read(name)
                new.writestr(name, data.replace(b"?>", b"?>" + evil, 1) if name == main else data)
        assert "entities" in hand_in(path).trouble

    def test_a_workbook_with_a_million_rows_is_read_in_bounds(self, form: Form, tmp_path: Path) -> None:
        path = fill_xlsx(form, tmp_path / "a.xlsx", [{"4-why": "first"}])
        book = openpyxl.load_workbook(path)
        book["Answers"].cell(1_048_576, 2).value = "far away"
        book.save(path)
        (sheet,) = hand_in(path).sheets
        assert sheet.words == {"4-why": "first"}

    def test_words_of_the_policy_cannot_run_in_a_sheet(self, tmp_path: Path) -> None:
        evil = "=cmd|'/C calc'!A0 drugs <script>alert(1)</script> {HYPERLINK http://evil.example}"
        path = tmp_path / "evil.md"
        path.write_text(f"{POLICY}\n\nStaff may search residents who use drugs `{evil}`.\n", encoding="utf-8")
        form = worksheet(*read_policy(path), SheetOptions())
        page = sheet_bytes(form, "a.html").decode("utf-8")
        assert "alert(1)" in page
        assert page.count("<script") == 1
        with zipfile.ZipFile(io.BytesIO(sheet_bytes(form, "a.docx"))) as package:
            document = package.read("word/document.xml")
            assert b"instrText" not in document
            assert b"fldChar" not in document
            assert b"fldSimple" not in document
        with zipfile.ZipFile(io.BytesIO(sheet_bytes(form, "a.xlsx"))) as package:
            assert all(b"<f>" not in package.read(n) for n in package.namelist() if n.endswith("sheet2.xml"))
            assert all(b"externalLink" not in package.read(n) for n in package.namelist())


def test_the_order_and_names_of_files_tell_nothing(
    form: Form, parts: Parts, review: Review, tallied: Any, tmp_path: Path
) -> None:
    from policycheck.boards.reply import merge
    from policycheck.boards.report import board_json, board_markdown

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
