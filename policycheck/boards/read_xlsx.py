"""Filled workbooks: one row a reader. Formulas are words like any others and are never worked out."""

import io
import re
from collections.abc import Iterator
from typing import Any

from lxml import etree
from openpyxl import load_workbook

from policycheck.boards.filled import Filled
from policycheck.boards.form import BOXED, CODE, stamp_in
from policycheck.boards.words import box_values, folded
from policycheck.documents.formats.container import Container
from policycheck.documents.formats.safe_xml import parse_xml
from policycheck.documents.limits import MIB

_MOST_UNPACKED = 64 * MIB
_MOST_ROWS, _MOST_COLUMNS = 2_000, 4_000
_QUOTE = re.compile(r"Part (\d{1,5})\b[^“]*“(.*)”(?: \| .*)?")
_X = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_HEAD = 8  # rows in which the codes are looked for


def read_xlsx(data: bytes, name: str) -> list[dict[str, Any]]:
    """The sheets of a workbook, a row each, as plain data; none where it is no workbook of ours.

    Raises:
        UnreadableDocument: it is damaged, locked, or made to do harm.
    """
    comments = _checked(data, name)
    book = load_workbook(io.BytesIO(data), read_only=True, data_only=False, keep_links=False)
    found, best = None, None
    for sheet in book.worksheets:
        rows = sheet.iter_rows(max_row=_MOST_ROWS, max_col=_MOST_COLUMNS, values_only=True)
        table = [[_text(cell) for cell in row] for row in rows]
        found = found or next((s for row in table[:200] for cell in row if (s := stamp_in(cell))), None)
        at = next((i for i, row in enumerate(table[:_HEAD]) if sum(map(_is_code, row)) > 1), None)
        if at is not None and best is None:
            best = table, at
    if best is None:
        return []
    table, at = best
    heads = (_QUOTE.fullmatch(cell) for row in table[:at] for cell in row)
    quotes = {int(head[1]): head[2] for head in heads if head}
    rows = [_row(row, table[at], found) for row in table[at + 1 :] if any(cell.strip() for cell in row[1:])]
    for row in rows:
        row.quotes = quotes
    if rows:
        rows[0].odd += comments
    return [row.as_data() for row in rows or [Filled()]]


def _checked(data: bytes, name: str) -> list[str]:
    """Unpack every part once within limits and refuse what no workbook needs, before a library opens it.

    Returns:
        the words of the comments on cells, which the library leaves out.
    """
    container = Container(data, name, budget=_MOST_UNPACKED)
    comments: list[str] = []
    for part in container.names():
        content = container.read(part)
        if part.endswith((".xml", ".rels")):
            root = parse_xml(content, name, part)
            if root.tag == f"{_X}comments":
                comments += _comments(root)
    return comments


def _comments(root: etree._Element) -> Iterator[str]:
    """The words of comments. A name that a program put before them is taken out."""
    authors = [author.text or "" for author in root.iterfind(f"{_X}authors/{_X}author")]
    for comment in root.iter(f"{_X}comment"):
        words = "".join(text.text or "" for text in comment.iter(f"{_X}t")).strip()
        for author in filter(None, authors):
            words = words.removeprefix(f"{author}:").strip()
        if words:
            yield words


def _row(row: list[str], codes: list[str], found: Any) -> Filled:
    filled = Filled(*found) if found else Filled()
    for code, text in zip(codes[1:], row[1:], strict=False):
        if not text.strip():
            continue
        place, _, option = code.partition("=")
        if not CODE.fullmatch(place):
            filled.odd.append(text)
        elif option:
            filled.ticks.setdefault(place, {})[option] = text
        elif BOXED.fullmatch(place):
            value = box_values().get(folded(text))
            filled.ticks.setdefault(place, {})[value or text] = "x"
        else:
            filled.words[place] = text
    return filled


def _is_code(cell: str) -> bool:
    return bool(CODE.fullmatch(cell.partition("=")[0]))


def _text(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(getattr(cell, "text", cell))
