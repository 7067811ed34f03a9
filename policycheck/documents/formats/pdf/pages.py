"""One page of a PDF, taken apart while it is open: its seen words, its ruled tables, and whether it could
be read.
"""

from dataclasses import dataclass, field
from typing import Literal

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from policycheck.documents.formats.hidden import HiddenText
from policycheck.documents.formats.pdf.grid import Grid, ruled_tables
from policycheck.documents.formats.pdf.seen import mark_unseen, picture_boxes, picture_share
from policycheck.documents.formats.pdf.words import Word, WordReader

# "scanned": a picture without text; "drawn": letters as shapes; "unmapped": letters that cannot be told;
# "broken": the page cannot be opened.
State = Literal["read", "blank", "recognised", "scanned", "drawn", "unmapped", "broken"]

_FEW_WORDS = 15  # a stamp or a page number on a scan
_MANY_SHAPES = 60
_MOST_UNMAPPED = 0.3
_COMMENTS = frozenset((1, 9, 10, 11, 12, 13, 14))  # notes, marks on text, stamps, carets
_WRITTEN_ON = frozenset((3, 20))  # typed onto the page; fields of a form


@dataclass(slots=True)
class PageText:
    """What a page holds.

    Attributes:
        number: 1-based.
        state: whether and how it could be read.
        words: seen words outside tables.
        tables: ruled tables, from the top down.
        width, height: of the page as it is read, in points.
        comments: comments on it.
        slanted: words at another angle than the rest.
    """

    number: int
    state: State = "blank"
    words: list[Word] = field(default_factory=list)
    tables: list[Grid] = field(default_factory=list)
    width: float = 612.0
    height: float = 792.0
    comments: int = 0
    slanted: int = 0


def read_page(document: pdfium.PdfDocument, index: int, reader: WordReader, hidden: HiddenText) -> PageText:
    """Read the page of a 0-based index. Never raises: a page that cannot be opened is "broken"."""
    text = PageText(index + 1)
    try:
        page = document[index]
    except pdfium.PdfiumError:
        text.state = "broken"
        return text
    try:
        page = _with_what_is_written_on(document, page, index, text)
        _read_open_page(page, reader, hidden, text)
    except (pdfium.PdfiumError, ValueError, OverflowError):
        text.state = "broken"
    finally:
        page.close()
    return text


def _with_what_is_written_on(
    document: pdfium.PdfDocument, page: pdfium.PdfPage, index: int, text: PageText
) -> pdfium.PdfPage:
    """Count comments; make what is typed into forms part of the page."""
    kinds = []
    for number in range(min(raw.FPDFPage_GetAnnotCount(page.raw), 2000)):
        annotation = raw.FPDFPage_GetAnnot(page.raw, number)
        if annotation:
            kinds.append(raw.FPDFAnnot_GetSubtype(annotation))
            raw.FPDFPage_CloseAnnot(annotation)
    text.comments = sum(kind in _COMMENTS for kind in kinds)
    if not any(kind in _WRITTEN_ON for kind in kinds):
        return page
    if raw.FPDFPage_Flatten(page.raw, raw.FLAT_PRINT) != raw.FLATTEN_SUCCESS:
        return page
    page.close()
    return document[index]


def _read_open_page(page: pdfium.PdfPage, reader: WordReader, hidden: HiddenText, text: PageText) -> None:
    found = reader.read(page)
    text.width, text.height, text.slanted = found.width, found.height, found.slanted
    is_scan = mark_unseen(page, found)
    seen = [word for word in found.words if not word.reason]
    for word in found.words:
        if word.reason:
            hidden.add(word.reason, word.text + " ", text.number)
    text.state = _state(page, seen, found.unmapped, is_scan)
    if text.state not in ("read", "recognised"):
        return
    text.tables = ruled_tables(page, found) if page.get_rotation() == 0 else []
    for table in text.tables:
        table.cells = {
            place: kept
            for place, words in table.cells.items()
            if (kept := [word for word in words if not word.reason])
        }
    in_tables = {id(word) for table in text.tables for words in table.cells.values() for word in words}
    text.words = [word for word in seen if id(word) not in in_tables]


def _state(page: pdfium.PdfPage, seen: list[Word], unmapped: float, is_scan: bool) -> State:
    if is_scan:
        return "recognised"
    if seen and unmapped > _MOST_UNMAPPED:
        return "unmapped"
    if len(seen) <= _FEW_WORDS:
        share = picture_share(page, picture_boxes(page))
        if share > (0.5 if seen else 0.15):
            return "scanned"
        if not seen:
            shapes = sum(1 for _ in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=2))
            return "drawn" if shapes > _MANY_SHAPES else "blank"
    return "read"
