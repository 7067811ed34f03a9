"""Fill in sheets as people would, through the libraries that read and write the formats, and hand them in."""

import io
from collections.abc import Mapping
from pathlib import Path

import docx
import openpyxl
from docx.oxml.ns import qn
from docx.table import Table, _Cell
from lxml import html

from policycheck.boards.form import Form
from policycheck.boards.intake import hand_in
from policycheck.boards.parts import Parts
from policycheck.boards.policy import sheet_bytes
from policycheck.boards.response import Response, understand
from policycheck.boards.words import board_words

Answers = Mapping[str, str]
# what a ticked value is called on a sheet
LABELS = {
    **board_words().table("boxes"),
    **{f"level:{value}": label for value, label in board_words().table("levels").items()},
    "level:unsure": board_words()("level_unsure"),
}
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"


def fill_html(form: Form, path: Path, ticks: Answers, words: Answers) -> Path:
    """Tick and write in a page, as a browser would save it."""
    root = html.document_fromstring(sheet_bytes(form, "a.html"))
    done = set()
    for box in root.iter("input"):
        code = box.get("name", "")
        if box.get("type") == "radio" and ticks.get(code) == box.get("value"):
            box.set("checked", "")
            done.add(code)
        elif code in words or code in ticks:
            box.set("value", (words | ticks)[code] if box.get("type") != "radio" else box.get("value"))
            done.add(code)
    for room in root.iter("textarea"):
        if room.get("name") in words:
            room.text = words[room.get("name")]
            done.add(room.get("name"))
    assert done == {*ticks, *words}, f"not on the sheet: { ({*ticks, *words} - done) }"
    path.write_bytes(html.tostring(root, encoding="utf-8", doctype="<!DOCTYPE html>"))
    return path


def fill_docx(
    form: Form, path: Path, ticks: Answers, words: Answers, labels: Mapping[str, str], by_hand: bool = False
) -> Path:
    """Tick and write in a Word file: by a click, or ``by_hand`` with an x that is typed beside the box.

    Args:
        labels: what a ticked value is called on the sheet.
    """
    word = docx.Document(io.BytesIO(sheet_bytes(form, "a.docx")))
    tables = {table.cell(0, 0).text.strip(): table for table in word.tables}
    for code, value in ticks.items():
        _tick(_cell_of(tables[code], labels[value]), by_hand)
    for code, text in words.items():
        tables[code].cell(1, 0).paragraphs[0].add_run(text)
    word.save(str(path))
    return path


def _cell_of(table: Table, label: str) -> _Cell:
    for row in table.rows[1:]:
        for cell in row.cells:
            if cell.text.replace("\u2610", "").strip() == label:
                return cell if len(row.cells) > 2 else row.cells[0]
    raise AssertionError(f"no box {label!r}")


def _tick(cell: _Cell, by_hand: bool) -> None:
    if by_hand:
        cell.paragraphs[0].add_run(" x")
        return
    checked = next(cell._tc.iter(f"{W14}checked"))
    checked.set(f"{W14}val", "1")
    next(text for text in cell._tc.iter(qn("w:t")) if text.text == "\u2610").text = "\u2612"


def fill_xlsx(form: Form, path: Path, rows: list[Mapping[str, object]]) -> Path:
    """Type sheets of paper into the workbook, one row a reader: code -> what is typed or picked."""
    book = openpyxl.load_workbook(io.BytesIO(sheet_bytes(form, "a.xlsx")))
    page = book["Answers"]
    columns = {page.cell(4, at).value: at for at in range(2, page.max_column + 1)}
    for number, row in enumerate(rows):
        for code, value in row.items():
            page.cell(5 + number, columns[code]).value = value
    book.save(path)
    return path


def answered(path: Path, parts: Parts) -> Response:
    """What the one sheet in a file says."""
    handed = hand_in(path)
    assert handed.trouble == ""
    (sheet,) = handed.sheets
    return understand(sheet, parts)
