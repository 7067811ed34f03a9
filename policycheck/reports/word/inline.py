"""The words of a paragraph: pieces with one look each, and the runs that they become in Word."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from docx.enum.text import WD_BREAK
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from docx.text.run import Run
from markdown_it.token import Token

from policycheck.reports.links import is_address

LINE = "\n"  # a piece that is nothing but this is a line break


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one look.

    Attributes:
        text: the words, or ``LINE``.
        bold, italic, code: how they look.
        link: a web address, or "".
    """

    text: str
    bold: bool = False
    italic: bool = False
    code: bool = False
    link: str = ""


def pieces_of(token: Token) -> list[Piece]:
    """The pieces of an inline token. HTML other than a line break is left out."""
    pieces: list[Piece] = []
    look = Piece("")
    for child in token.children or ():
        match child.type:
            case "text" | "code_inline":
                pieces.append(replace(look, text=child.content, code=child.type == "code_inline"))
            case "strong_open" | "strong_close":
                look = replace(look, bold=child.nesting == 1)
            case "em_open" | "em_close":
                look = replace(look, italic=child.nesting == 1)
            case "link_open":
                target = str(child.attrs.get("href", ""))
                look = replace(look, link=target if is_address(target) else "")  # a folder is not in the file
            case "link_close":
                look = replace(look, link="")
            case "softbreak":
                pieces.append(replace(look, text=" "))
            case "hardbreak":
                pieces.append(Piece(LINE))
            case "html_inline" if child.content.startswith("<br"):
                pieces.append(Piece(LINE))
    return [piece for piece in pieces if piece.text]


def write(paragraph: Paragraph, pieces: Iterable[Piece]) -> list[Run]:
    """Write pieces at the end of a paragraph. Returns the runs that a comment can stand beside."""
    runs: list[Run] = []
    after_break = False
    for piece in pieces:
        if piece.text == LINE:
            paragraph.add_run().add_break(WD_BREAK.LINE)
        elif piece.link:
            _link(paragraph, piece)
        else:
            run = paragraph.add_run(piece.text.lstrip() if after_break else piece.text)
            run.bold, run.italic = piece.bold or None, piece.italic or None
            if piece.code:
                run.font.name = "Consolas"
            runs.append(run)
        after_break = piece.text == LINE
    return runs


def _link(paragraph: Paragraph, piece: Piece) -> None:
    relation = paragraph.part.relate_to(piece.link, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link: Any = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), relation)
    run = paragraph.add_run(piece.text)
    run.font.underline = True
    link.append(run._r)
    paragraph._p.append(link)
