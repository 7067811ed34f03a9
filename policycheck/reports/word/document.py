"""The blocks of a Markdown text, written into a Word document one after the other."""

from collections.abc import Sequence

from docx import Document
from docx.document import Document as WordDocument
from docx.table import Table
from docx.text.paragraph import Paragraph
from markdown_it import MarkdownIt
from markdown_it.token import Token

from policycheck.reports.word.inline import Piece, pieces_of, write
from policycheck.reports.word.look import dress, lay_out
from policycheck.reports.word.package import packed
from policycheck.reports.word.remarks import Remark, Remarks

_PARSER = MarkdownIt("commonmark", {"html": True}).enable("table")
_DEEPEST_LIST = 3


def word_document(markdown: str, remarks: Sequence[Remark] = (), *, language: str = "en") -> bytes:
    """Make a .docx of a Markdown text.

    The first heading becomes the title; a paragraph that is nothing but bold becomes a heading below the last
    one. The same text gives the same bytes.

    Args:
        markdown: made by our templates, in which words of others are escaped.
        remarks: comments for the margin, each beside the quotation that it is about.
        language: code of the language in which Word checks the spelling.
    """
    document = Document()
    dress(document, language)
    _Writer(document, Remarks(remarks)).write(_PARSER.parse(markdown))
    return packed(document)


class _Writer:
    def __init__(self, document: WordDocument, remarks: Remarks) -> None:
        self._document = document
        self._remarks = remarks
        self._level = 0
        self._titled = False

    def write(self, tokens: list[Token]) -> None:
        lists: list[str] = []
        style = ""
        index = 0
        while index < len(tokens):
            token = tokens[index]
            if token.type in ("bullet_list_open", "ordered_list_open"):
                lists.append("List Bullet" if token.type.startswith("bullet") else "List Number")
            elif token.type in ("bullet_list_close", "ordered_list_close"):
                lists.pop()
            elif token.type == "heading_open":
                style = self._heading(int(token.tag[1]))
            elif token.type == "heading_close":
                style = ""
            elif token.type == "blockquote_open":
                style = "Quote"
            elif token.type == "blockquote_close":
                style = ""
            elif token.type == "table_open":
                index = self._table(tokens, index)
            elif token.type == "inline":
                self._paragraph(pieces_of(token), style or _list_style(lists))
            index += 1

    def _heading(self, level: int) -> str:
        if not self._titled:
            self._titled = True
            return "Title"
        self._level = max(level - 1, 1)
        return f"Heading {self._level}"

    def _paragraph(self, pieces: list[Piece], style: str) -> None:
        if not any(piece.text.strip() for piece in pieces):
            return
        if not style and all(piece.bold for piece in pieces):
            style = f"Heading {self._level + 1}"
            pieces = [Piece(piece.text) for piece in pieces]
        self._fill(self._document.add_paragraph(style=style or None), pieces)

    def _fill(self, paragraph: Paragraph, pieces: list[Piece]) -> None:
        split = self._remarks.split(pieces)
        for remark, parts in split:
            runs = write(paragraph, parts)
            if remark and runs:
                self._remarks.attach(self._document, runs, remark)

    def _table(self, tokens: list[Token], start: int) -> int:
        rows: list[list[list[Piece]]] = []
        index = start
        while tokens[index].type != "table_close":
            if tokens[index].type == "tr_open":
                rows.append([])
            elif tokens[index].type == "inline":
                rows[-1].append(pieces_of(tokens[index]))
            index += 1
        table: Table = self._document.add_table(rows=len(rows), cols=max(map(len, rows)), style="Table Grid")
        for number, row in enumerate(rows):
            for cell, pieces in zip(table.rows[number].cells, row, strict=False):
                shown = [Piece(piece.text, bold=True) for piece in pieces] if number == 0 else pieces
                self._fill(cell.paragraphs[0], shown)
        lay_out(table)
        self._document.add_paragraph()
        return index


def _list_style(lists: list[str]) -> str:
    if not lists:
        return ""
    depth = min(len(lists), _DEEPEST_LIST)
    return lists[-1] if depth == 1 else f"{lists[-1]} {depth}"
