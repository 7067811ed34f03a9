"""PDF files, read with pypdfium2: see docs/formats.md for what is read and what is left out."""

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from policycheck.documents.formats.container import damaged
from policycheck.documents.formats.hidden import HiddenText
from policycheck.documents.formats.pdf.blocks import blocks_of
from policycheck.documents.formats.pdf.bookmarks import bookmarks
from policycheck.documents.formats.pdf.pages import read_page
from policycheck.documents.formats.pdf.report import notes_of, refuse_unread, unread_share
from policycheck.documents.formats.pdf.words import WordReader
from policycheck.documents.formats.summary import usable_title
from policycheck.documents.raw import RawDocument, ReadOptions
from policycheck.errors import UnreadableDocument


def read(data: bytes, options: ReadOptions) -> RawDocument:
    """Read a PDF.

    Raises:
        UnreadableDocument: it is damaged, locked, has too many pages, or holds no text at all.
    """
    document = _open(data, options.name)
    try:
        count = len(document)
        if count > options.max_pages:
            raise UnreadableDocument(
                options.name,
                f"it has {count:,} pages, and the limit is {options.max_pages:,}",
                "Review it in parts, or allow more pages.",
            )
        reader, hidden = WordReader(), HiddenText()
        pages = [read_page(document, index, reader, hidden) for index in range(count)]
        title = usable_title(document.get_metadata_dict().get("Title", ""))
        marks = bookmarks(document)
    finally:
        document.close()
    refuse_unread(pages, options.name)
    blocks, running = blocks_of(pages, marks)
    return RawDocument(
        blocks, title, [*hidden.notes(), *notes_of(pages, running)], count, unread_share(pages)
    )


def _open(data: bytes, name: str) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        code = getattr(error, "err_code", None)
        if code == raw.FPDF_ERR_PASSWORD:
            raise UnreadableDocument(
                name,
                "it is locked by a password",
                "Save or print a copy without the password and review that.",
            ) from error
        if code == raw.FPDF_ERR_SECURITY:
            raise UnreadableDocument(
                name,
                "it is protected in a way that policycheck cannot open",
                "Print it to a new PDF and review that.",
            ) from error
        raise damaged(name, "it cannot be opened as a PDF") from error
