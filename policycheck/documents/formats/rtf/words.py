"""Control words of Rich Text and what each does to the state that holds."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from policycheck.documents.formats.rtf.blocks import finish_paragraph
from policycheck.documents.formats.rtf.tokens import CODE_PAGES

if TYPE_CHECKING:
    from policycheck.documents.formats.rtf.reader import RtfReader

Handler = Callable[["RtfReader", int | None], None]


def _toggle(name: str) -> Handler:
    return lambda reader, number: setattr(reader.state, name, number != 0)


def _value(name: str, scale: float = 1) -> Handler:
    if scale == 1:
        return lambda reader, number: setattr(reader.state, name, number or 0)
    return lambda reader, number: setattr(reader.state, name, (number or 0) / scale)


def _fixed(name: str, value: object) -> Handler:
    return lambda reader, number: setattr(reader.state, name, value)


def _paragraph(reader: "RtfReader", number: int | None) -> None:
    finish_paragraph(reader, reader.state.story, reader.state)


def _cell(reader: "RtfReader", number: int | None) -> None:
    state = reader.state
    story = state.story
    finish_paragraph(reader, story, state, in_cell=True)
    if story.table is None:
        story.table, story.row, reader.table_count = reader.table_count, 0, reader.table_count + 1
    story.column += 1


def _row(reader: "RtfReader", number: int | None) -> None:
    story = reader.state.story
    story.row, story.column = story.row + 1, 0


def _outline(reader: "RtfReader", number: int | None) -> None:
    reader.state.outline = (number or 0) + 1 if (number or 0) < 9 else 0


def _code_page(reader: "RtfReader", number: int | None) -> None:
    pages = {10000: "mac_roman", 65001: "utf-8"}
    page = pages.get(number or 0, f"cp{number}")
    if page in pages.values() or page in CODE_PAGES.values():
        reader.tables.code_page = page


def _style(reader: "RtfReader", number: int | None) -> None:
    reader.state.style = number or 0
    look = reader.tables.look(number or 0)
    for name, kind in (("size", float), ("bold", bool), ("caps", bool), ("hidden", bool), ("color", int)):
        if name in look:
            setattr(reader.state, name, kind(look[name]))


def _font(reader: "RtfReader", number: int | None) -> None:
    reader.state.font = number or 0


WORDS: dict[str, Handler] = {
    "par": _paragraph,
    "sect": _paragraph,
    "page": _paragraph,
    "cell": _cell,
    "nestcell": _paragraph,
    "row": _row,
    "pard": lambda reader, number: reader.state.plain_paragraph(),
    "plain": lambda reader, number: reader.state.plain(),
    "trowd": lambda reader, number: reader.start_row(),
    "clcbpat": lambda reader, number: reader.set_cell_fill(number or 0),
    "cellx": lambda reader, number: reader.end_cell_definition(),
    "trhdr": lambda reader, number: setattr(reader, "header_row", True),
    "intbl": _toggle("in_table"),
    "v": _toggle("hidden"),
    "b": _toggle("bold"),
    "caps": _toggle("caps"),
    "scaps": _toggle("caps"),
    "deleted": _toggle("deleted"),
    "revised": _toggle("inserted"),
    "fs": _value("size", 2),
    "cf": _value("color"),
    "cb": _value("background"),
    "chcbpat": _value("background"),
    "highlight": _value("background"),
    "cbpat": _value("shading"),
    "s": _style,
    "ilvl": _value("level"),
    "li": _value("indent", 20),
    "uc": _value("unicode_skip"),
    "f": _font,
    "outlinelevel": _outline,
    "qc": _fixed("centered", True),
    "ql": _fixed("centered", False),
    "qr": _fixed("centered", False),
    "qj": _fixed("centered", False),
    "ansicpg": _code_page,
    "mac": lambda reader, number: setattr(reader.tables, "code_page", "mac_roman"),
}
