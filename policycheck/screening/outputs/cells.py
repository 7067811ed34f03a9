"""Texts from documents made safe for cells of a table: no formula, no control character, no endless cell."""

from typing import Any

from policycheck.reports.plain import one_line

_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%", "＝", "＋", "－", "＠")
_LONGEST = 32_000  # a spreadsheet cuts a cell at 32,767 characters


def text_cell(text: str) -> str:
    """The text on one line. One that a spreadsheet could take for a formula starts with an apostrophe.

    Source: OWASP, CSV Injection.
    """
    line = one_line(text)
    if len(line) > _LONGEST:
        line = f"{line[:_LONGEST]} […]"
    return f"'{line}" if line.startswith(_STARTS) else line


def cell(value: Any) -> Any:
    """A value of a row as it stands in a table: texts made safe, nothing where there is none."""
    return "" if value is None else text_cell(value) if isinstance(value, str) else value
