"""Footnotes of a PDF page: small print at the foot that starts with a number or sign."""

import re
from itertools import groupby

from policycheck.documents.formats.pdf.paragraphs import Paragraph, starts_note

_LABEL = re.compile(r"^(\d{1,3}|[*†‡§]{1,3}|[a-z]|[ivx]{1,5})[.)]?$")


def mark_footnotes(paragraphs: list[Paragraph], body_size: float, height: float) -> None:
    """Mark the footnotes, set small or with a small number, among the paragraphs of one page.

    Args:
        paragraphs: in reading order.
        body_size: font size of most of the document.
        height: of the page, in points.
    """
    for _, column in groupby(paragraphs, key=lambda paragraph: paragraph.lines[0].left):
        _mark_in_column(list(column), body_size, height)


def _mark_in_column(paragraphs: list[Paragraph], body_size: float, height: float) -> None:
    first: int | None = None
    for index in range(len(paragraphs) - 1, -1, -1):
        paragraph = paragraphs[index]
        small = paragraph.size <= 0.93 * body_size or starts_note(paragraph.lines[0])
        if not small or paragraph.lines[0].middle < 0.4 * height:
            break
        if label_of(paragraph):
            first = index
    if first is not None:
        for paragraph in paragraphs[first:]:
            paragraph.is_note = True


def label_of(paragraph: Paragraph) -> str:
    """The number or sign that a footnote starts with, or ""."""
    words = paragraph.lines[0].words
    match = _LABEL.match(words[0].text) if len(words) > 1 else None
    return match[1] if match else ""
