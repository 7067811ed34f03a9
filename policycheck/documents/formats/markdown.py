"""Markdown: headings, nested lists, tables, quotations, footnotes, front matter; no markup, no comments.

Parsed by markdown-it-py (MIT), which never runs or fetches what it reads. Law and policy is often pasted
into .md files as it came, wrapped and labelled by hand: the lines of a paragraph are therefore read as plain
text is read.
"""

import re

import yaml
from markdown_it import MarkdownIt
from markdown_it.token import Token

from policycheck.documents.decoding import decode
from policycheck.documents.lines import lines_of, paragraphs_of, wrap_width
from policycheck.documents.model import Note
from policycheck.documents.pages import without_page_marks
from policycheck.documents.raw import RawBlock, RawDocument, RawKind, ReadOptions
from policycheck.documents.structure.markers import starts_clause

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.{0,20000}?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.S)
_FOOTNOTE = re.compile(r"^ {0,3}\[\^([^\]\s]{1,40})\]:[ \t]*(.*(?:\n(?:[ \t]+\S.*|\S(?!\[\^).*))*)", re.M)
_FOOTNOTE_MARK = re.compile(r"\[\^[^\]\s]{1,40}\]")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.S)
_BREAK = re.compile(r"<br\s*/?>", re.I)
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,500}>")
_ANCHOR = re.compile(r"\s*\{#[\w\-.]{1,80}\}\s*$")
# A heading is underlined ("=====") in prose; a row of dashes under a wrapped paragraph is a rule.
_MAX_SETEXT = 120


def read(data: bytes, options: ReadOptions) -> RawDocument:
    """Read a Markdown file."""
    text, notes = decode(data)
    title, text = _front_matter(text)
    comments = _COMMENT.findall(text)
    if comments:
        notes.append(Note("comments", "Comments inside the file were left out.", len(comments)))
    text = without_page_marks(_COMMENT.sub("", text))
    footnotes = [
        RawBlock(_inline_words(match[2]), kind="footnote", marker=f"[{match[1]}]")
        for match in _FOOTNOTE.finditer(text)
    ]
    text = _FOOTNOTE_MARK.sub("", _FOOTNOTE.sub("", text))
    blocks = _Walker(text).blocks()
    return RawDocument([*blocks, *(note for note in footnotes if note.text)], title=title, notes=notes)


def _front_matter(text: str) -> tuple[str, str]:
    match = _FRONT_MATTER.match(text)
    if not match:
        return "", text
    try:
        told = yaml.safe_load(match[1])
    except (yaml.YAMLError, RecursionError, ValueError):
        return "", text
    if not isinstance(told, dict):
        return "", text
    title = told.get("title")
    return (title if isinstance(title, str) else ""), text[match.end() :]


def _parser() -> MarkdownIt:
    # Indented text is a clause or a quotation in a policy, never program code.
    return MarkdownIt("commonmark", {"maxNesting": 40}).enable(["table", "strikethrough"]).disable("code")


def _inline_words(markdown: str) -> str:
    return " ".join(_words(token) for token in _parser().parse(markdown) if token.type == "inline")


class _Walker:
    """Goes through the tokens of one text and makes raw blocks."""

    def __init__(self, text: str) -> None:
        self.lines = text.split("\n")
        self.tokens = _parser().parse(text)
        self.found: list[RawBlock] = []
        self.lists: list[tuple[bool, int, str]] = []  # ordered, next number, delimiter
        self.marker = ""
        self.quote = 0
        self.table = self.row = self.column = -1
        self.in_head = self.in_cell = False
        self.width = wrap_width(lines_of(text))

    def blocks(self) -> list[RawBlock]:
        heading = 0
        for token in self.tokens:
            match token.type:
                case "heading_open":
                    heading = int(token.tag[1])
                case "heading_close":
                    heading = 0
                case "bullet_list_open":
                    self.lists.append((False, 0, token.markup))
                case "ordered_list_open":
                    self.lists.append((True, int(token.attrs.get("start", 1)), token.markup))
                case "bullet_list_close" | "ordered_list_close":
                    self.lists.pop()
                case "list_item_open":
                    self._item(token)
                case "blockquote_open" | "blockquote_close":
                    self.quote += token.nesting
                case "table_open":
                    self.table, self.row = self.table + 1, -1
                case "thead_open" | "thead_close":
                    self.in_head = token.nesting == 1
                case "tr_open":
                    self.row, self.column = self.row + 1, -1
                case "th_open" | "td_open":
                    self.column, self.in_cell = self.column + 1, True
                case "th_close" | "td_close":
                    self.in_cell = False
                case "inline":
                    self._inline(token, heading)
                case "fence":
                    self._lines_of(token.content)
                case "html_block":
                    self._html(token.content)
        return [block for block in self.found if block.text.strip()]

    def _item(self, token: Token) -> None:
        ordered, number, delimiter = self.lists[-1]
        if ordered:
            number = int(token.info) if token.info.isdigit() else number
            self.marker = f"{number}{token.markup or delimiter}"
        else:
            self.marker = "•"

    def _inline(self, token: Token, heading: int) -> None:
        words = _words(token)
        if self.in_cell:
            self.found.append(
                RawBlock(
                    words, "cell", table=self.table, row=self.row, column=self.column, is_header=self.in_head
                )
            )
        elif heading:
            setext = token.map and token.map[1] - token.map[0] > 1
            if (setext and len(words) > _MAX_SETEXT) or not words:
                self._paragraph(token, words)
            else:
                self.found.append(
                    RawBlock(_ANCHOR.sub("", words.replace("\n", " ")), "heading", level=heading)
                )
        else:
            self._paragraph(token, words)

    def _paragraph(self, token: Token, words: str) -> None:
        """A paragraph, which may hold several where labels or indentation part its lines."""
        indents = self._indents(token)
        text = "\n".join(
            " " * indent + line for indent, line in zip(indents, words.split("\n"), strict=False)
        )
        pieces = paragraphs_of(text, self.width, wrapped=True)
        bold = _set_apart(token)
        for index, piece in enumerate(pieces):
            kind: RawKind = "item" if self.marker and not index else "quotation" if self.quote else "unknown"
            # A label that was typed inside an item counts by itself; the file's own nesting says nothing of
            # it.
            depth = 0 if index and starts_clause(piece.text) else len(self.lists)
            block = RawBlock(
                piece.text, kind, depth=depth, marker=self.marker if not index else "", indent=piece.indent
            )
            if bold and not index:
                whole = bold >= len(words.replace("\n", " ").rstrip(" .:")) and len(pieces) == 1
                block.bold, block.set_apart = whole, 0 if whole else bold
            self.found.append(block)
        self.marker = "" if pieces else self.marker

    def _indents(self, token: Token) -> list[int]:
        """The indentation of the source lines, which Markdown itself drops."""
        start, end = token.map or (0, 0)
        return [len(line) - len(line.lstrip()) for line in self.lines[start:end]] or [0]

    def _lines_of(self, content: str) -> None:
        self.found += [RawBlock(piece.text, indent=piece.indent) for piece in paragraphs_of(content)]

    def _html(self, content: str) -> None:
        if re.search(r"<(?:p|div|table|ul|ol|li|h[1-6]|section|details|td)\b", content, re.I):
            from policycheck.documents.formats.html import blocks_of_html

            self.found += blocks_of_html(content)[0]
        else:
            self._lines_of(_TAG.sub("", _BREAK.sub("\n", content)))


def _words(token: Token) -> str:
    """The words of an inline token as a person sees them; visible and soft line breaks as ``\\n``."""
    pieces: list[str] = []
    for child in token.children or ():
        if child.type in ("text", "code_inline"):
            pieces.append(child.content)
        elif child.type in ("softbreak", "hardbreak") or (
            child.type == "html_inline" and _BREAK.match(child.content)
        ):
            pieces.append("\n")
    return "".join(pieces)


def _set_apart(token: Token) -> int:
    """How many characters at the start are bold or italic."""
    children = [child for child in token.children or () if child.content or child.type != "text"]
    if not children or children[0].type not in ("strong_open", "em_open"):
        return 0
    depth = length = 0
    for child in children:
        depth += child.nesting
        length += len(child.content)
        if depth == 0:
            return length
    return 0
