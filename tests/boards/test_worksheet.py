"""The worksheet: what stands on it, what the blind one leaves out, and that it tells nothing of anybody."""

import io
import re
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import yaml
from lxml import html

from policycheck.boards.form import Choice, Form, Quote, Say, Write
from policycheck.boards.parts import Parts
from policycheck.boards.policy import SHEETS, sheet_bytes
from policycheck.boards.words import board_words, box_values
from policycheck.boards.worksheet import SheetOptions, worksheet
from policycheck.errors import PolicycheckError
from policycheck.rating.model import Review
from policycheck.rubric.readability import grade
from tests.boards.conftest import TESTED

MESSAGES = Path(__file__).parents[2] / "policycheck" / "boards" / "messages" / "en.yaml"


def texts(form: Form) -> str:
    said = [block.text for section in form.sections for block in section.blocks if isinstance(block, Say)]
    return "\n".join([*said, *(block.text for block in form.intro if isinstance(block, Say))])


def test_eight_questions_with_boxes_levels_and_room_to_write(form: Form) -> None:
    questions = form.sections[:8]
    assert [section.title[:2] for section in questions] == [f"{n}." for n in range(1, 9)]
    for number, section in enumerate(questions, 1):
        codes = {block.code for block in section.blocks if isinstance(block, Choice | Write)}
        assert {f"{number}-level", f"{number}-why", f"{number}-missing", f"{number}-more1"} <= codes


def test_passages_stand_in_the_order_of_the_policy_with_boxes_under_them(form: Form, number: Any) -> None:
    quotes = [block.number for block in form.sections[3].blocks if isinstance(block, Quote)]
    assert number(TESTED) in quotes
    assert quotes == sorted(quotes)
    box = next(b for b in form.sections[3].blocks if getattr(b, "code", "") == f"4-{number(TESTED)}")
    assert [option.value for option in box.options] == ["supports", "undermines", "nothing", "unsure"]


def test_the_whole_policy_stands_at_the_end_unless_left_out(form: Form, parts: Parts, review: Review) -> None:
    assert [b.number for b in form.sections[-1].blocks if isinstance(b, Quote)] == [
        p.number for p in parts.all
    ]
    assert len(worksheet(parts, review, SheetOptions(whole=False)).sections) == 8


def test_the_open_sheet_shows_what_the_program_thinks_and_the_blind_one_does_not(
    form: Form, parts: Parts, review: Review
) -> None:
    said = board_words()
    shown = [said("sheet_tool_passage", stance=word) for word in said.table("stances").values()]
    blind = worksheet(parts, review, SheetOptions(blind=True))
    assert any(line in texts(form) for line in shown)
    assert "The program thinks" in texts(form)
    for ending in SHEETS:
        data = sheet_bytes(blind, f"a{ending}")
        visible = data.decode("utf-8") if ending == ".html" else _all_parts(data)
        assert "program thinks that" not in visible
        assert "The program thinks:" not in visible
        assert "contrary" not in visible
    assert not any(
        block.style == "tool" for s in blind.sections for block in s.blocks if isinstance(block, Say)
    )


def test_the_group_sheet_has_timings_prompts_and_room_for_hands(group_form: Form) -> None:
    assert any("minutes" in line for block in group_form.intro for line in getattr(block, "lines", ()) or ())
    assert "To start the talk" in texts(group_form)
    boxes = [
        block for section in group_form.sections for block in section.blocks if isinstance(block, Choice)
    ]
    assert all(block.hands for block in boxes)


def test_fewer_parts_a_question_and_those_left_out_are_told(parts: Parts, review: Review) -> None:
    few = worksheet(parts, review, SheetOptions(most=1))
    most = [sum(isinstance(block, Quote) for block in section.blocks) for section in few.sections[:8]]
    assert max(most) == 1
    every = worksheet(parts, review, SheetOptions(most=0))
    shown = [sum(isinstance(block, Quote) for block in section.blocks) for section in every.sections[:8]]
    for section, count in zip(few.sections, shown, strict=False):
        assert (f"There are {count - 1} more parts" in texts(few)) or count <= 1, section.title
    with pytest.raises(PolicycheckError):
        SheetOptions(most=-1)


def test_large_print_is_large(parts: Parts, review: Review) -> None:
    large = worksheet(parts, review, SheetOptions(large=True))
    assert b'class="large"' in sheet_bytes(large, "a.html")
    styles = zipfile.ZipFile(io.BytesIO(sheet_bytes(large, "a.docx"))).read("word/styles.xml").decode()
    assert re.search(r'w:styleId="Normal".*?<w:sz w:val="36"/>', styles, re.DOTALL)  # 18 points


def test_every_sheet_has_the_same_places_to_fill_in(form: Form) -> None:
    import docx

    wanted = {b.code for s in form.sections for b in s.blocks if isinstance(b, Choice | Write)} | {"mark"}
    page = html.document_fromstring(sheet_bytes(form, "a.html"))
    assert {field.get("name") for field in page.iter("input", "textarea")} == wanted
    word = docx.Document(io.BytesIO(sheet_bytes(form, "a.docx")))
    assert {table.cell(0, 0).text for table in word.tables} == wanted
    book = openpyxl.load_workbook(io.BytesIO(sheet_bytes(form, "a.xlsx")))
    assert {cell.value for cell in book["Answers"][4][1:]} == wanted


def test_the_workbook_has_lists_to_pick_from(form: Form) -> None:
    book = openpyxl.load_workbook(io.BytesIO(sheet_bytes(form, "a.xlsx")))
    picks = [row[0].value for row in book["Lists"].iter_rows()]
    assert picks[:4] == list(board_words().table("boxes").values())
    rules = book["Answers"].data_validations.dataValidation
    levels = [rule for rule in rules if rule.type == "list"]
    assert len(levels) >= 16


def test_a_name_with_another_ending_is_refused(form: Form) -> None:
    with pytest.raises(PolicycheckError, match=r"\.html, \.docx, \.xlsx"):
        sheet_bytes(form, "sheet.pdf")


class TestPrivacy:
    """Nothing in a sheet tells who made it, when, where or on what."""

    @pytest.mark.parametrize("ending", SHEETS)
    def test_no_path_name_time_or_program(self, form: Form, policy: Path, ending: str) -> None:
        data = sheet_bytes(form, f"a{ending}")
        whole = data.decode("utf-8") if ending == ".html" else _all_parts(data)
        assert str(policy.parent) not in whole
        assert policy.name not in whole
        assert not re.search(r"/(?:home|root|tmp|Users)/|[A-Z]:\\", whole)
        assert not re.search(
            r"(?i)python|xlsxwriter|openpyxl|policycheck/|Microsoft (?:Excel|Macintosh)", whole
        )
        times = set(re.findall(r"\d{4}-\d\d-\d\dT\d\d:\d\d", whole))
        assert times <= {"2000-01-01T00:00"}

    @pytest.mark.parametrize("ending", SHEETS)
    def test_the_same_sheet_has_the_same_bytes(self, form: Form, ending: str) -> None:
        assert sheet_bytes(form, f"a{ending}") == sheet_bytes(form, f"b{ending}")

    @pytest.mark.parametrize("ending", [".docx", ".xlsx"])
    def test_the_package_has_no_times_and_no_person(self, form: Form, ending: str) -> None:
        package = zipfile.ZipFile(io.BytesIO(sheet_bytes(form, f"a{ending}")))
        for info in package.infolist():
            assert info.date_time == (1980, 1, 1, 0, 0, 0)
            assert (info.create_system, info.extra, info.comment) == (0, b"", b"")
        assert package.comment == b""
        assert not any("thumbnail" in name or "app.xml" in name for name in package.namelist())
        core = package.read("docProps/core.xml").decode("utf-8")
        assert re.sub(r"<[^>]+>|\s", "", core.replace(board_words()("sheet_title"), "")) in (
            "12000-01-01T00:00:00Z2000-01-01T00:00:00Zen",
            "2000-01-01T00:00:00Z2000-01-01T00:00:00Z",
        )

    def test_office_programs_are_told_to_keep_it_so(self, form: Form) -> None:
        word = zipfile.ZipFile(io.BytesIO(sheet_bytes(form, "a.docx"))).read("word/settings.xml")
        assert b"removePersonalInformation" in word
        assert b"removeDateAndTime" in word
        book = zipfile.ZipFile(io.BytesIO(sheet_bytes(form, "a.xlsx"))).read("xl/workbook.xml")
        assert b'filterPrivacy="1"' in book

    def test_the_page_sends_and_fetches_nothing(self, form: Form) -> None:
        page = sheet_bytes(form, "a.html").decode("utf-8")
        assert "default-src 'none'" in page
        assert not re.search(r"https?://|<form|<link|<img|<iframe|localStorage|fetch\(|XMLHttpRequest", page)


class TestPlainWords:
    """Everything that a sheet or the board's review says can be read in the seventh school year."""

    @staticmethod
    def messages() -> list[str]:
        def walk(found: Any) -> list[str]:
            if isinstance(found, dict | list):
                inner = found.values() if isinstance(found, dict) else found
                return [text for one in inner for text in walk(one)]
            return [found] if isinstance(found, str) else []

        return walk(yaml.safe_load(MESSAGES.read_text(encoding="utf-8")))

    def test_each_message_and_all_of_them(self) -> None:
        messages = self.messages()
        hard = {text: grade(text) for text in messages if len(text.split()) > 4 and grade(text) > 7}
        assert hard == {}
        assert grade(". ".join(messages)) <= 7

    def test_labels_of_boxes_are_all_different(self) -> None:
        said = board_words()
        count = sum(len(said.table(name)) for name in ("boxes", "levels", "answers")) + 1
        assert len(box_values()) == count


def _all_parts(data: bytes) -> str:
    package = zipfile.ZipFile(io.BytesIO(data))
    return "\n".join(package.read(name).decode("utf-8", "replace") for name in package.namelist())
