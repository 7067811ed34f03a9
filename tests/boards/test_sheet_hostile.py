"""What is sent in with a sheet to do harm does none."""

import io
import zipfile
from pathlib import Path

import openpyxl
import pytest

from policycheck.boards.form import Form
from policycheck.boards.intake import hand_in
from policycheck.boards.parts import Parts
from policycheck.boards.policy import read_policy, sheet_bytes
from policycheck.boards.worksheet import SheetOptions, worksheet
from tests.boards.conftest import POLICY
from tests.boards.filling import answered, fill_html, fill_xlsx


def test_scripts_and_markup_are_words(form: Form, parts: Parts, tmp_path: Path) -> None:
    evil = "</textarea><script>alert(1)</script>"
    response = answered(fill_html(form, tmp_path / "a.html", {}, {"4-why": evil}), parts)
    assert response.why[4] == evil


def test_hidden_letters_are_taken_out(form: Form, parts: Parts, tmp_path: Path) -> None:
    response = answered(fill_html(form, tmp_path / "a.html", {}, {"4-why": "a\u202eb\u200bc\u2066d"}), parts)
    assert response.why[4] == "abcd"


def test_formulas_are_words_and_are_never_worked_out(
    form: Form, parts: Parts, tmp_path: Path
) -> None:
    row = {"4-why": '=HYPERLINK("http://evil.example","x")', "4-missing": "+1+cmd|' /C calc'!A0"}
    response = answered(fill_xlsx(form, tmp_path / "a.xlsx", [row]), parts)
    assert response.why[4] == row["4-why"]
    assert response.missing[4] == row["4-missing"]


def test_a_zip_bomb_is_refused(form: Form, tmp_path: Path) -> None:
    for ending, member in ((".xlsx", "xl/bomb.xml"), (".docx", "word/document.xml")):
        path = tmp_path / f"bomb{ending}"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
            package.writestr("[Content_Types].xml", "<Types/>")
            package.writestr(member, b"<a>" + b" " * 300_000_000 + b"</a>")
        handed = hand_in(path)
        assert "unpacks to far more" in handed.trouble


@pytest.mark.parametrize("ending", [".xlsx", ".docx"])
def test_xml_entities_are_refused(form: Form, tmp_path: Path, ending: str) -> None:
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


def test_a_workbook_with_a_million_rows_is_read_in_bounds(form: Form, tmp_path: Path) -> None:
    path = fill_xlsx(form, tmp_path / "a.xlsx", [{"4-why": "first"}])
    book = openpyxl.load_workbook(path)
    book["Answers"].cell(1_048_576, 2).value = "far away"
    book.save(path)
    (sheet,) = hand_in(path).sheets
    assert sheet.words == {"4-why": "first"}


def test_words_of_the_policy_cannot_run_in_a_sheet(tmp_path: Path) -> None:
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
