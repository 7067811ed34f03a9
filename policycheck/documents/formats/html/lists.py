"""The labels that a browser shows before list items."""

from dataclasses import dataclass

from lxml.html import HtmlElement

from policycheck.documents.formats.html.styles import Properties, StyleSheet
from policycheck.documents.formats.numerals import in_letters, in_roman

_TYPES = {"1": "decimal", "a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman"}


@dataclass(slots=True)
class OpenList:
    """A list whose items are being read."""

    style: str  # a CSS list style, "disc", "none" or "decimal"
    next: int
    before: str = ""
    after: str = "."
    depth: int = 1


def open_list(element: HtmlElement, style: Properties, sheet: StyleSheet, outer: list[OpenList]) -> OpenList:
    """Start a list, as the file styles and numbers it."""
    ordered = element.tag == "ol"
    kind = style.get("list-style-type") or style.get("list-style", "").split(" ")[0]
    kind = _TYPES.get(element.get("type") or "", "") or kind or ("decimal" if ordered else "disc")
    start = element.get("start") or "1"
    number = int(start) if start.lstrip("-").isdigit() and len(start) < 7 else 1
    found = OpenList(kind, number, depth=len(outer) + 1)
    for name in (element.get("class") or "").split():
        # Google Docs: each level is a list of its own, its depth in the class ("lst-kix_ab12-2"), its label
        # in a rule.
        if name.startswith("lst-kix_") and name.rsplit("-", 1)[-1].isdigit():
            found.depth = int(name.rsplit("-", 1)[-1]) + 1
        if name in sheet.counters:
            found.before, counter, found.after = sheet.counters[name]
            found.style = counter or "disc"
    return found


def label(item: HtmlElement, inside: OpenList) -> str:
    """The label of the next item of a list."""
    value = item.get("value")
    if value and value.lstrip("-").isdigit() and len(value) < 7:
        inside.next = int(value)
    number, inside.next = inside.next, inside.next + 1
    if inside.style in ("disc", "circle", "square"):
        return "•"
    if inside.style == "none" or number < 1:
        return ""
    return f"{inside.before}{_counted(number, inside.style)}{inside.after}".strip()


def _counted(number: int, style: str) -> str:
    shown = str(number)
    if style.endswith(("-alpha", "-latin")):
        shown = in_letters(number)
    elif style.endswith("-roman"):
        shown = in_roman(number)
    return shown.upper() if style.startswith("upper") else shown
