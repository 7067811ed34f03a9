"""Bookmarks of a PDF tell its headings, where it has them."""

import re

import pypdfium2 as pdfium

from policycheck.documents.formats.pdf.layout import Line
from policycheck.documents.formats.pdf.paragraphs import Paragraph

_MOST = 5000
_MOST_LEVELS = 8


def bookmarks(document: pdfium.PdfDocument) -> dict[int, list[tuple[int, str]]]:
    """(level from 1, folded title) of the bookmarks, by 1-based page. Loops among them are cut by pdfium."""
    found: dict[int, list[tuple[int, str]]] = {}
    try:
        for number, bookmark in enumerate(document.get_toc(max_depth=_MOST_LEVELS)):
            if number >= _MOST:
                break
            target, title = bookmark.get_dest(), _folded(bookmark.get_title())
            page = target.get_index() if target else None
            if page is not None and title:
                found.setdefault(page + 1, []).append((bookmark.level + 1, title))
    except (pdfium.PdfiumError, ValueError, UnicodeDecodeError):
        return found
    return found


def mark_headings(paragraphs: list[Paragraph], marks: dict[int, list[tuple[int, str]]]) -> list[Paragraph]:
    """Give paragraphs that a bookmark names their level; a heading that ran into its text is cut off from
    it.
    """
    result: list[Paragraph] = []
    for paragraph in paragraphs:
        titles = marks.get(paragraph.page, [])
        count, level = _lines_of_title(paragraph.lines, titles)
        if not count:
            result.append(paragraph)
            continue
        result.append(Paragraph(paragraph.lines[:count], paragraph.page, heading=level))
        if paragraph.lines[count:]:
            result.append(Paragraph(paragraph.lines[count:], paragraph.page))
    return result


def _lines_of_title(lines: list[Line], titles: list[tuple[int, str]]) -> tuple[int, int]:
    """How many of the first lines are just a title, and its level."""
    for level, title in titles:
        text = ""
        for count, line in enumerate(lines[:4], 1):
            text += _folded(line.text)
            # A number that the bookmark lacks, or has besides.
            if text == title or re.fullmatch(r"[\divxlc]{1,8}" + re.escape(title), text):
                return count, level
            if re.fullmatch(r"[\divxlc]{1,8}" + re.escape(text), title) and len(text) > 6:
                return count, level
            if len(text) > len(title) + 8:
                break
    return 0, 0


def _folded(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()
