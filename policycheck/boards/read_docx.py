"""Filled Word sheets: tables whose first cell is a code, with boxes that are clicked, typed or marked."""

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from policycheck.boards.filled import Filled
from policycheck.boards.form import CODE, stamp_in
from policycheck.boards.words import box_values, folded
from policycheck.documents.formats.docx.package import Package

# The sheet's own paragraphs have these styles (name: id): what stands in another one was written by a reader.
OWN_STYLES = {"Title": "Title", "Heading 1": "Heading1", "List Bullet": "ListBullet", "Sheet": "Sheet"}

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_PART = re.compile(r"Part (\d{1,5})\b")
_TICKS = frozenset("☒☑✓✔✗✘■●⊠🗹🗷")
_BOXES = frozenset("☐□○▢◻⬜")
_TYPED_TICKS = frozenset({"x", "xx", "v", "yes"})


def read_docx(data: bytes, name: str) -> list[dict[str, Any]]:
    """The sheet of a Word file, as plain data; none where the file is no sheet.

    Raises:
        UnreadableDocument: it is damaged, locked, or made to do harm.
    """
    package = Package(data, name)
    body = package.document().find(f"{_W}body")
    if body is None:
        return []
    found = stamp_in("\n".join(_text(p) for p in body.iterfind(f".//{_W}p")))
    tables = list(body.iterfind(f".//{_W}tbl"))
    coded = [table for table in tables if _code(table)]
    if found is None and not coded:
        return []
    filled = Filled(*found) if found else Filled()
    for table in coded:
        _take(table, _code(table), filled)
    number = None
    for child in body:
        if child.tag == f"{_W}p" and number and _indented(child):
            filled.quotes[number], number = _text(child).strip(), None
        elif child.tag == f"{_W}p" and (part := _PART.match(_text(child))):
            number = int(part[1])
    filled.odd += [*_between(body), *_comments(package)]
    return [filled.as_data()]


def _between(body: etree._Element) -> Iterator[str]:
    """Words that stand outside of all cells and are none of the sheet's own."""
    styles = {paragraph: _style(paragraph) for paragraph in body.iterfind(f"{_W}p")}
    if OWN_STYLES["Sheet"] not in styles.values():
        return  # a program that saved it has dropped the styles: nothing tells whose words are whose
    for paragraph, style in styles.items():
        words = _text(paragraph).strip()
        if words and style not in OWN_STYLES.values():
            yield words


def _comments(package: Package) -> Iterator[str]:
    """The words of comments; who wrote one is not read."""
    root = package.part("comments")
    for comment in root.iterfind(f"{_W}comment") if root is not None else ():
        words = _text(comment).strip()
        if words:
            yield words


def _style(paragraph: etree._Element) -> str:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    return style.get(f"{_W}val", "") if style is not None else ""


def _take(table: etree._Element, code: str, filled: Filled) -> None:
    rows = [list(row.iterfind(f".//{_W}tc")) for row in table.iterfind(f"{_W}tr")]
    filled.labels[code] = " ".join(_text(cell) for cell in rows[0][1:]).strip()
    words: list[str] = []
    boxes = False
    for row in rows[1:]:
        beside: list[etree._Element] = []
        for cell in row:
            found = _label(cell)
            if found is None:
                beside.append(cell)
                continue
            boxes = True
            value, rest = found
            marks = [_mark(rest, _clicked(cell)), *(_mark(_text(other), _clicked(other)) for other in beside)]
            mark = next((mark for mark, _ in marks if mark == "x"), "") or next((m for m, _ in marks if m), "")
            if mark:
                filled.ticks.setdefault(code, {})[value] = mark
            filled.odd += [typed for _, typed in marks if typed and typed != mark]
            beside = []
        words += [text for cell in beside if (text := _bare(_text(cell)))]
    joined = "\n".join(words)
    if joined and boxes:
        filled.odd.append(joined)
    elif joined:
        filled.words[code] = "\n".join(part for part in (filled.words.get(code), joined) if part)


def _label(cell: etree._Element) -> tuple[str, str] | None:
    """What a box in a cell means, and what else stands in the cell; None where no label stands there."""
    text = _text(cell)
    plain = folded(text)
    for label, value in sorted(box_values().items(), key=lambda known: -len(known[0])):
        if f" {label} " in f" {plain} ":
            ticks = "".join(c for c in text if c in _TICKS)
            return value, f" {plain} ".replace(f" {label} ", " ", 1) + ticks
    return None


def _mark(text: str, clicked: bool) -> tuple[str, str]:
    """What stands in or beside a box: "x" for a tick, else what is typed; and the words beside it, or ""."""
    ticked = clicked or any(c in _TICKS for c in text)
    typed = _bare("".join(c for c in text if c not in _TICKS))
    if typed.casefold() in _TYPED_TICKS:
        return "x", ""
    return ("x" if ticked else typed), typed


def _bare(text: str) -> str:
    return text.strip("".join(_BOXES) + " \n\u3000")


def _clicked(cell: etree._Element) -> bool:
    return any(box.get(f"{_W14}val") in ("1", "true") for box in cell.iter(f"{_W14}checked"))


def _code(table: etree._Element) -> str:
    cell = table.find(f"{_W}tr/{_W}tc")
    text = _text(cell).strip() if cell is not None else ""
    return text if CODE.fullmatch(text) else ""


def _indented(paragraph: etree._Element) -> bool:
    return paragraph.find(f"{_W}pPr/{_W}ind") is not None


def _text(element: etree._Element) -> str:
    return "".join(_pieces(element))


def _pieces(element: etree._Element) -> Iterator[str]:
    """The text that stands, in order; text that is marked as deleted does not."""
    for node in element.iter(f"{_W}t", f"{_W}br", f"{_W}tab", f"{_W}p"):
        if node.tag == f"{_W}t":
            yield node.text or ""
        elif node.tag == f"{_W}p":
            yield "\n" if node is not element and node.getprevious() is not None else ""
        else:
            yield "\n" if node.tag == f"{_W}br" else " "
