"""Plain text: paragraphs by blank lines, indentation and labels; wrapped lines joined."""

from policycheck.documents.decoding import clean_text, decode
from policycheck.documents.lines import Paragraph, paragraphs_of
from policycheck.documents.pages import without_page_marks
from policycheck.documents.raw import RawBlock, RawDocument, ReadOptions


def read(data: bytes, options: ReadOptions) -> RawDocument:
    """Read a text file."""
    text, notes = decode(data)
    blocks = blocks_of(text)
    pages = text.count("\f") + 1 if "\f" in text else None
    return RawDocument(blocks, notes=notes, pages=pages)


def blocks_of(text: str) -> list[RawBlock]:
    """Raw blocks of a text. Page breaks (form feeds) number the pages."""
    text = without_page_marks(clean_text(text))
    has_pages = "\f" in text
    return [_block(paragraph, has_pages) for paragraph in paragraphs_of(text)]


def _block(paragraph: Paragraph, has_pages: bool) -> RawBlock:
    block = RawBlock(paragraph.text, indent=paragraph.indent, page=paragraph.page if has_pages else None)
    if paragraph.underlined:
        block.kind = "heading"
    return block
