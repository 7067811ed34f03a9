"""Reads a page: its encoding, its styles, its main part, its title."""

import re

from lxml import etree, html

from policycheck.documents.decoding import clean_text, decode
from policycheck.documents.formats.html.furniture import main_part
from policycheck.documents.formats.html.styles import style_sheet
from policycheck.documents.formats.html.walker import Walker
from policycheck.documents.model import Note
from policycheck.documents.raw import RawBlock, RawDocument, ReadOptions
from policycheck.errors import UnreadableDocument

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([\w-]{2,30})", re.I)


def read(data: bytes, options: ReadOptions) -> RawDocument:
    """Read an HTML file.

    Raises:
        UnreadableDocument: it holds no text.
    """
    blocks, title, notes = blocks_of_html(_decoded(data))
    if not blocks:
        raise UnreadableDocument(
            options.name, "the page holds no text", "Open it in a browser, save it again and review that."
        )
    return RawDocument(blocks, title=title, notes=notes)


def blocks_of_html(text: str) -> tuple[list[RawBlock], str, list[Note]]:
    """Raw blocks, title and notes of a page or a part of one."""
    parser = html.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False
    )
    try:
        tree = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return [], "", []
    body = tree.find("body")
    sheet = style_sheet("\n".join(element.text or "" for element in tree.iter("style")))
    title = " ".join((tree.findtext(".//head/title") or "").split())
    walker = Walker(main_part(tree if body is None else body), sheet)
    blocks = walker.blocks()
    return blocks, _fitting(title, blocks), walker.notes()


def _decoded(data: bytes) -> str:
    """The text of a file: by its byte order mark, the encoding that it names, or by guess."""
    told = _CHARSET.search(data[:4096])
    if told and not data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        try:
            return clean_text(data.decode(told[1].decode("ascii")))
        except (LookupError, UnicodeDecodeError):
            pass
    return decode(data)[0]


def _fitting(title: str, blocks: list[RawBlock]) -> str:
    """The title of the page, or the heading that says it better: "Rules" for "Rules | Our Place"."""
    for block in blocks[:5]:
        if block.level == 1 and block.text.casefold() in title.casefold():
            return block.text
    return title
