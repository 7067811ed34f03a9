"""A worksheet as a workbook into which sheets of paper are typed: one row a reader, lists to pick from."""

import io
from collections.abc import Iterator
from dataclasses import dataclass

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from policycheck.boards.form import Bullets, Choice, Form, Quote, Say, Section, Write
from policycheck.boards.private import NEVER, bare_xlsx
from policycheck.boards.words import board_words
from policycheck.reports.plain import one_line
from policycheck.reports.words import Words

READERS = 60  # rows that are made ready for typing
MOST_HANDS = 999
FIRST_ROW = 4  # 0-based row of the first reader: question, passage, what to type and code stand above
_CELL = 32_000  # characters that a cell may hold, less a margin
_COLOURS = ("DCE9F2", "F3E6D3")  # of neighbouring questions


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the page of answers.

    Attributes:
        code: the code of the place to fill in.
        label: what to type.
        words: the passage that it is about, or "".
        picks: the labels to pick from; empty for a number or for words.
        number: takes a number of people.
        width: in characters.
    """

    code: str
    label: str
    words: str = ""
    picks: tuple[str, ...] = ()
    number: bool = False
    width: int = 22


def write_xlsx(form: Form) -> bytes:
    """The workbook. Every cell for a reader is text or a plain number: what is typed is never a formula."""
    said = board_words()
    stream = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(stream, options)
    book.set_properties({"title": one_line(form.title), "created": NEVER})
    size = 16 if form.large else 11
    base = book.formats[0]
    base.set_font_size(size)
    text = book.add_format({"text_wrap": True, "valign": "top", "num_format": "@", "font_size": size})
    _how_to(book.add_worksheet(said("xlsx_how")), form, said, text)
    answers = book.add_worksheet(said("xlsx_answers"))
    lists = book.add_worksheet(said("xlsx_lists"))
    lists.hide()
    _answers(answers, _Lists(lists, said("xlsx_lists")), form, said, book, text, size)
    book.close()
    return bare_xlsx(stream.getvalue())


def columns(form: Form, said: Words) -> Iterator[tuple[str, list[Column]]]:
    """The columns of a form, question by question, each with the title of its question."""
    first = [c for block in form.intro if isinstance(block, Write) for c in _of_write(block, "", said)]
    yield "", first
    for section in form.sections:
        listed = list(_of_section(section, said))
        if listed:
            yield section.title, listed


def _of_section(section: Section, said: Words) -> Iterator[Column]:
    words = ""
    for block in section.blocks:
        if isinstance(block, Quote):
            words = " | ".join((f"{block.label}: “{block.text}”", *block.around))
        elif isinstance(block, Choice):
            words = words if "-more" not in block.code and "level" not in block.code else ""
            yield from _of_choice(block, words, said)
        elif isinstance(block, Write):
            words = words if block.code.endswith("w") else ""
            yield from _of_write(block, words, said)


def _of_choice(block: Choice, words: str, said: Words) -> Iterator[Column]:
    if not block.hands:
        picks = tuple(option.label for option in block.options)
        yield Column(block.code, one_line(block.label), words, picks, width=26)
        return
    for option in block.options:
        label = said("xlsx_hands", label=option.label)
        yield Column(f"{block.code}={option.value}", label, words, number=True, width=14)


def _of_write(block: Write, words: str, said: Words) -> Iterator[Column]:
    number = block.code == "people"
    yield Column(
        block.code, one_line(block.label), words, number=number, width=14 if block.lines == 1 else 34
    )


class _Lists:
    """Each list of picks once, on a page of its own: a list inside a cell may have 255 letters only."""

    def __init__(self, sheet: Worksheet, name: str) -> None:
        self._sheet, self._name = sheet, name
        self._known: dict[tuple[str, ...], str] = {}

    def of(self, picks: tuple[str, ...]) -> str:
        """The cells that hold the picks."""
        if picks not in self._known:
            column = len(self._known)
            for row, pick in enumerate(picks):
                self._sheet.write_string(row, column, pick)
            letter = chr(ord("A") + column)
            self._known[picks] = f"='{self._name}'!${letter}$1:${letter}${len(picks)}"
        return self._known[picks]


def _how_to(sheet: Worksheet, form: Form, said: Words, text: Format) -> None:
    sheet.set_column(0, 0, 100)
    lines = [form.title, said("xlsx_how_to")]
    lines += [block.text for block in form.intro if isinstance(block, Say)]
    lines += [line for block in form.intro if isinstance(block, Bullets) for line in block.lines]
    for row, line in enumerate([*lines, said("sheet_code", code=form.code)]):
        sheet.write_string(row, 0, one_line(line), text)


def _answers(
    sheet: Worksheet, lists: _Lists, form: Form, said: Words, book: Workbook, text: Format, size: int
) -> None:
    plain = {"text_wrap": True, "valign": "top", "border": 1, "font_size": size}
    code_format = book.add_format({**plain, "font_color": "#555555", "font_size": 9})
    number = book.add_format({"valign": "top", "num_format": "0", "font_size": size})
    sheet.write_string(0, 0, said("sheet_code", code=form.code), code_format)
    sheet.set_column(0, 0, 16)
    for row in range(READERS):
        sheet.write_string(FIRST_ROW + row, 0, said("xlsx_reader", number=row + 1), text)
    at = 1
    for count, (title, listed) in enumerate(columns(form, said)):
        head = book.add_format({**plain, "bold": True, "bg_color": f"#{_COLOURS[count % 2]}"})
        for column in listed:
            above = (title, column.words, column.label)
            for row, line in enumerate(above):
                sheet.write_string(row, at, one_line(line)[:_CELL], head)
            sheet.write_string(FIRST_ROW - 1, at, column.code, code_format)
            sheet.set_column(at, at, column.width, number if column.number else text)
            rule = _rule(column, lists)
            if rule:
                sheet.data_validation(FIRST_ROW, at, FIRST_ROW + READERS - 1, at, rule)
            at += 1
    sheet.freeze_panes(FIRST_ROW, 2 if form.kind == "worksheet" else 1)
    sheet.set_row(1, size * 9)
    sheet.set_row(2, size * 5)
    sheet.set_landscape()


def _rule(column: Column, lists: _Lists) -> dict[str, object] | None:
    if column.picks:
        return {"validate": "list", "source": lists.of(column.picks)}
    if column.number:
        return {"validate": "integer", "criteria": "between", "minimum": 0, "maximum": MOST_HANDS}
    return None
