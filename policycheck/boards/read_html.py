"""Filled HTML sheets: what is ticked and written in the page; nothing in it is run."""

from typing import Any

from lxml import html

from policycheck.boards.filled import Filled
from policycheck.boards.form import stamp_in


def read_html(data: bytes) -> list[dict[str, Any]]:
    """The sheet of a page, as plain data; none where the page is no sheet."""
    parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True)
    root = html.document_fromstring(data, parser=parser)
    body = root.find("body")
    found = stamp_in((body.get("data-sheet") or body.text_content()) if body is not None else "")
    if found is None:
        return []
    filled = Filled(*found)
    for box in root.iter("input"):
        _take(box, filled)
    for room in root.iter("textarea"):
        _put(filled, room.get("name", ""), room.text_content())
    for asked in root.iter("fieldset"):
        _label(asked, filled)
    for quote in root.iter("blockquote"):
        number = quote.get("data-part", "")
        if number.isascii() and number.isdigit() and len(number) < 6:
            filled.quotes[int(number)] = " ".join(quote.text_content().split())
    return [filled.as_data()]


def _take(box: html.HtmlElement, filled: Filled) -> None:
    name, value = box.get("name", ""), box.get("value", "")
    kind = box.get("type", "text").lower()
    if kind in ("radio", "checkbox"):
        if box.get("checked") is not None:
            filled.ticks.setdefault(name, {})[value] = "x"
    elif kind == "number" and "=" in name:
        if value.strip():
            code, _, option = name.partition("=")
            filled.ticks.setdefault(code, {})[option] = value
    elif kind in ("text", "number"):
        _put(filled, name, value)


def _label(asked: html.HtmlElement, filled: Filled) -> None:
    """Keep what a group of boxes asks, under the code of its boxes."""
    box, legend = asked.find(".//input"), asked.find("legend")
    if box is not None and legend is not None:
        code = box.get("name", "").partition("=")[0]
        filled.labels[code] = " ".join(legend.text_content().split()).removesuffix(code).strip()


def _put(filled: Filled, name: str, words: str) -> None:
    """Keep words; where a place stands twice, both."""
    if words.strip():
        filled.words[name] = "\n".join(part for part in (filled.words.get(name), words) if part)
