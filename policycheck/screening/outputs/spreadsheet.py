"""The rows as a spreadsheet: frozen headings, filters, colours that read in grey, room for decisions."""

import io
from collections.abc import Sequence
from typing import Any

import xlsxwriter

from policycheck.screening.outputs import about
from policycheck.screening.outputs.cells import text_cell
from policycheck.screening.outputs.columns import SHEET, SheetColumn
from policycheck.screening.outputs.formats import Formats
from policycheck.screening.result import Screening
from policycheck.screening.schema import COLUMNS

_EVIDENCE = (("Proposal", 34), ("Principle", 9), ("For or against", 12), ("Strength", 9), ("Quotation", 90),
             ("Place", 26), ("Criterion", 30), ("Critical", 9))  # fmt: skip
_SPREAD = (("By", 10), ("Value", 26), ("Documents", 11), ("Failed", 9), ("Not read", 10),
           ("Mean certainty", 12), ("Unsure levels", 12), ("Must be read", 12))  # fmt: skip
_DECISIONS = ["take forward", "ask for more", "not this time"]
_TALLEST = 60  # height of the heading row in points
_LINE, _MOST_LINES = 15, 12  # height of a line in points, and lines of a row that are shown at once


def made(screening: Screening) -> bytes:
    """The workbook: proposals, evidence, the spread over kinds, and what the columns mean."""
    stream = io.BytesIO()
    # No text can become a formula or a link: every one is written as a string.
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    book = xlsxwriter.Workbook(stream, options)
    book.set_properties({"title": "Proposals, side by side", "comments": "A reading by a program; a person decides."})
    formats = Formats(book)
    _proposals(book.add_worksheet("Proposals"), screening, formats)
    _evidence(book.add_worksheet("Evidence"), screening, formats)
    _spread(book.add_worksheet("Read badly"), screening, formats)
    _about(book.add_worksheet("About"), screening, formats)
    book.close()
    return stream.getvalue()


def _proposals(sheet: Any, screening: Screening, formats: Formats) -> None:
    last = max(len(screening.rows), 1)
    columns = [column for column in SHEET if column.name != "place" or screening.sort]
    sheet.set_row(0, _TALLEST)
    for at, column in enumerate(columns):
        sheet.set_column(at, at, column.width, formats.of(column.form))
        sheet.write_string(0, at, column.heading(screening.settings.rubric), formats.heading)
        _decorate(sheet, column, at, last, formats)
    for number, row in enumerate(screening.rows, start=1):
        values = [column.value(row) for column in columns]
        sheet.set_row(number, _height(values, [column.width for column in columns]))
        for at, (column, value) in enumerate(zip(columns, values, strict=True)):
            _write(sheet, number, at, value, formats.of(column.form))
    sheet.freeze_panes(1, 2)
    sheet.autofilter(0, 0, last, len(columns) - 1)
    sheet.set_landscape()
    sheet.set_paper(8)  # A3
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_footer("&L&F&RPage &P of &N")


def _decorate(sheet: Any, column: SheetColumn, at: int, last: int, formats: Formats) -> None:
    if column.form == "level":
        for level, form in formats.levels.items():
            sheet.conditional_format(
                1, at, last, at, {"type": "cell", "criteria": "==", "value": level, "format": form}
            )
    elif column.form == "certainty":
        sheet.conditional_format(
            1, at, last, at,
            {"type": "data_bar", "bar_solid": True, "bar_color": "#B9C4C9", "min_type": "num", "min_value": 0,
             "max_type": "num", "max_value": 1},
        )  # fmt: skip
    elif column.name == "must_read":
        sheet.conditional_format(
            1, at, last, at, {"type": "cell", "criteria": "==", "value": '"yes"', "format": formats.flag}
        )
    elif column.name == "decision":
        sheet.data_validation(
            1, at, last, at,
            {"validate": "list", "source": _DECISIONS, "show_error": False, "input_title": "Your decision",
             "input_message": "Choose, or write your own. Say why in the next column."},
        )  # fmt: skip


def _evidence(sheet: Any, screening: Screening, formats: Formats) -> None:
    _headings(sheet, _EVIDENCE, formats)
    line = 1
    for number, row in enumerate(screening.rows):
        for principle in screening.evidence(number):
            for stance in ("against", "for"):
                for quote, place, strength, criterion, critical in principle[stance]:
                    values = [row["id"], principle["n"], stance, strength, quote, place, criterion,
                              "yes" if critical else ""]  # fmt: skip
                    sheet.set_row(line, _height(values, [width for _, width in _EVIDENCE]))
                    for at, value in enumerate(values):
                        _write(sheet, line, at, value, formats.text)
                    line += 1
    sheet.autofilter(0, 0, max(line - 1, 1), len(_EVIDENCE) - 1)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _spread(sheet: Any, screening: Screening, formats: Formats) -> None:
    _headings(sheet, _SPREAD, formats)
    for line, part in enumerate(screening.spread, start=1):
        for at, (name, value) in enumerate(part.items()):
            form = formats.share if name in ("unread", "unsure", "certainty", "must_read") else formats.text
            _write(sheet, line, at, value, form)


def _about(sheet: Any, screening: Screening, formats: Formats) -> None:
    sheet.set_column(0, 0, 34, formats.text)
    sheet.set_column(1, 1, 110, formats.text)
    lines: list[tuple[str, str]] = [("What this is", " ".join(about.sentences(screening)))]
    lines += [("Limits", limit) for limit in about.LIMITS]
    lines += [(f"Principle {p.number}", p.title) for p in screening.settings.rubric.principles]
    lines += [(f"Left aside: {name}", reason) for name, reason in about.aside(screening)]
    lines += [(f"Column {column.name}", column.meaning) for column in COLUMNS]
    for number, (left, right) in enumerate(lines):
        _write(sheet, number, 0, left, formats.text)
        _write(sheet, number, 1, right, formats.text)


def _height(values: Sequence[Any], widths: Sequence[float]) -> float:
    """Points that the longest of the wrapped texts needs; not every program finds that out by itself."""
    lines = [-(-len(str(value or "")) // max(int(width * 0.9), 1)) for value, width in zip(values, widths, strict=True)]
    return _LINE * min(max(lines, default=1) or 1, _MOST_LINES)


def _headings(sheet: Any, headings: tuple[tuple[str, int], ...], formats: Formats) -> None:
    for at, (heading, width) in enumerate(headings):
        sheet.set_column(at, at, width, formats.text)
        sheet.write_string(0, at, heading, formats.heading)
    sheet.freeze_panes(1, 1)


def _write(sheet: Any, line: int, at: int, value: Any, form: Any) -> None:
    if value is None or value == "":
        sheet.write_blank(line, at, None, form)
    elif isinstance(value, bool):
        sheet.write_string(line, at, "yes" if value else "no", form)
    elif isinstance(value, int | float):
        sheet.write_number(line, at, value, form)
    else:
        sheet.write_string(line, at, text_cell(str(value)), form)
