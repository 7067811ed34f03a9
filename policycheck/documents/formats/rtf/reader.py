"""Rich Text becomes raw blocks: one pass over the tokens, with a stack of states."""

from typing import Literal

from policycheck.documents.formats.hidden import TINY_POINTS, HiddenText, unseen_colour
from policycheck.documents.formats.rtf.blocks import finish_paragraph
from policycheck.documents.formats.rtf.state import State, Story
from policycheck.documents.formats.rtf.tables import Tables
from policycheck.documents.formats.rtf.tokens import CHARACTERS, tokens
from policycheck.documents.formats.rtf.words import WORDS
from policycheck.documents.formats.symbols import readable, symbol

_TABLES = {"fonttbl", "colortbl", "stylesheet"}
_LABELS = {"listtext", "pntext"}
_HEADERS = {"header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf"}
# Groups that begin with \* and are read all the same.
_READ_STARRED = {"shpinst", "shptxt", "fldinst", "annotation", "shppict", "ud", "footnote"}
_SKIPPED = {
    "info", "pict", "nonshppict", "objdata", "sp", "xe", "tc", "rxe", "txe", "listtable", "listoverridetable",
    "revtbl", "rsidtbl", "generator", "filetbl", "template", "private", "themedata", "colorschememapping",
    "latentstyles", "datastore", "nonesttables", "bkmkstart", "bkmkend", "atnid", "atnauthor", "ftnsep",
    "ftnsepc", "aftnsep", "aftnsepc", "ftncn", "aftncn", "pnseclvl", "mmathPr", "xmlnstbl", "upr",
}  # fmt: skip
_POINTS_A_PAGE = 433.0 * 590.0


class RtfReader:
    """Reads one file.

    Attributes:
        body: its story.
        others: notes, headers and boxes, in the order in which they began.
        title: by the file's properties.
        annotations, insertions, deletions: counts.
        picture_pages: area of the pictures, in pages.
    """

    def __init__(self, side: Literal["final", "original", "both"], hidden: HiddenText, name: str) -> None:
        self._side, self._hidden, self._name = side, hidden, name
        self.tables: Tables = Tables()
        self.body = Story("body")
        self.others: list[Story] = []
        self.title = ""
        self.annotations = self.insertions = self.deletions = 0
        self.objects = 0
        self.picture_pages = 0.0
        self.fills: list[int] = []
        self.header_row = False
        self.table_count = 0
        self._cell_fill = 0
        self._picture = [0.0, 0.0]
        self._state = State("text", self.body)
        self._stack: list[State] = []
        self._starred = self._opened = False
        self._to_skip = 0
        self._bytes = bytearray()
        self._units: list[int] = []
        self._code = ""
        self._changed = ""

    def read(self, source: str) -> None:
        """Read a file, given one character a byte."""
        for kind, value, number in tokens(source, self._name):
            if kind == "hex":
                self._byte(int(value, 16))
                continue
            if kind != "text" and not (kind == "word" and value == "u"):
                self._flush()
            if kind == "{":
                self._stack.append(self._state.copy())
                self._opened, self._starred, self._to_skip = True, False, 0
                continue
            if kind == "}":
                self._close_group()
            elif kind == "word":
                self._word(value, number)
            elif kind == "sign":
                self._sign(value)
            else:
                self._raw_text(value)
            self._opened = self._opened and kind == "sign" and value == "*"
        self._flush()
        finish_paragraph(self, self.body, self._state)

    def _close_group(self) -> None:
        if not self._stack:
            return
        closed, self._state = self._state, self._stack.pop()
        if closed.story is not self._state.story:
            finish_paragraph(self, closed.story, closed)
        if closed.target == "pict" != self._state.target:
            self.picture_pages += min(self._picture[0] * self._picture[1] / _POINTS_A_PAGE, 1.0)
            self._picture = [0.0, 0.0]

    def _word(self, word: str, number: int | None) -> None:
        state = self._state
        if self._opened and self._destination(word):
            return
        if self._starred and self._opened:
            state.target = "skip"
        self._starred = False
        if state.target in _TABLES:
            self.tables.word(state.target, word, number)
        elif state.target == "pict":
            if word in ("picwgoal", "pichgoal"):
                self._picture[word == "pichgoal"] = (number or 0) / 20
        elif word == "u" and number is not None:
            self._unicode(number)
        elif word in CHARACTERS:
            self._text(CHARACTERS[word])
        elif state.target != "skip":
            handler = WORDS.get(word)
            if handler is not None:
                handler(self, number)

    def _destination(self, word: str) -> bool:
        """Turn to where a group says its text belongs; True where the word did so."""
        state = self._state
        if state.target == "skip" and word != "title":
            return True
        if word in _TABLES or word in _LABELS or word in ("fldinst", "title"):
            state.target = word
            self._code = "" if word == "fldinst" else self._code
        elif word == "pict":
            state.target = "pict"
        elif word in ("footnote", *_HEADERS) or word == "shptxt":
            kind = "header" if word in _HEADERS else "box" if word == "shptxt" else "footnote"
            state.story, state.target = Story(kind), "text"
            state.plain_paragraph()
            self.others.append(state.story)
        elif word == "fldrslt":
            code, self._code = self._code.strip().upper(), ""
            state.in_contents = state.in_contents or code.startswith("TOC")
            if code.startswith(("PAGE", "NUMPAGES")) and not code.startswith("PAGEREF"):
                state.target = "skip"
        elif word == "annotation":
            self.annotations += 1
            state.target = "skip"
        elif word == "shpinst" or word == "shppict" or word == "ud":
            state.target = "skip" if state.target == "skip" else "text"
        elif word == "object":
            self.objects += 1
        elif word in _SKIPPED or (self._starred and word not in _READ_STARRED):
            # The title stands inside \info: text there is skipped, its groups are looked at.
            state.target = "info" if word == "info" else "skip"
        else:
            return False
        self._starred = False
        return True

    def _sign(self, sign: str) -> None:
        if sign == "*" and self._opened:
            self._starred = True
        elif sign == "~":
            self._text(" ")
        elif sign == "_":
            self._text("-")
        elif sign in "\\{}":
            self._text(sign)
        elif sign in "\r\n":
            finish_paragraph(self, self._state.story, self._state)

    def _byte(self, code: int) -> None:
        if self._to_skip:
            self._to_skip -= 1
        else:
            self._flush_units()
            self._bytes.append(code)

    def _unicode(self, number: int) -> None:
        self._flush_bytes()
        self._units.append(number & 0xFFFF)
        self._to_skip = self._state.unicode_skip

    def _raw_text(self, text: str) -> None:
        if self._to_skip:
            skipped = min(self._to_skip, len(text))
            self._to_skip -= skipped
            text = text[skipped:]
        if text:
            self._flush_units()
            self._bytes += text.encode("latin-1", "replace")
            self._flush_bytes()

    def _flush(self) -> None:
        self._flush_bytes()
        self._flush_units()
        self._to_skip = 0

    def _flush_bytes(self) -> None:
        if self._bytes:
            data, self._bytes = bytes(self._bytes), bytearray()
            page = self.tables.fonts.get(self._state.font, self.tables.code_page)
            if page == "symbol":
                font = self.tables.font_names.get(self._state.font, "Symbol")
                self._text("".join(chr(c) if c == 32 else symbol(f"{c:X}", font) or "•" for c in data))
            else:
                self._text(data.decode(page, "replace"))

    def _flush_units(self) -> None:
        if self._units:
            data = b"".join(unit.to_bytes(2, "little") for unit in self._units)
            self._units = []
            text = data.decode("utf-16-le", "replace")
            # Word writes the signs of symbol fonts as private characters.
            font = self.tables.font_names.get(self._state.font, "")
            self._text("".join(_sign(c, font) if "\uf000" <= c < "\uf100" else c for c in text))

    def _text(self, text: str) -> None:
        state = self._state
        if state.target == "text":
            self._add(text, state)
        elif state.target in _LABELS:
            state.story.marker += text
        elif state.target == "fldinst":
            self._code += text
        elif state.target == "title":
            self.title += text
        elif state.target in _TABLES:
            self.tables.text(state.target, text)

    def _add(self, text: str, state: State) -> None:
        if state.deleted or state.inserted:
            change = "deleted" if state.deleted else "inserted"
            if change != self._changed:
                self.deletions += state.deleted
                self.insertions += not state.deleted
            self._changed = change
            if (state.deleted and self._side == "final") or (state.inserted and self._side == "original"):
                return
        elif text.strip():
            self._changed = ""
        if reason := self._why_hidden(state):
            self._hidden.add(reason, text)
        else:
            state.story.pieces.append((text, state.size, state.bold, state.caps))

    def _why_hidden(self, state: State) -> str:
        if state.hidden:
            return "vanish"
        if state.size <= TINY_POINTS:
            return "tiny"
        colour = self.tables.colour(state.color)
        if not colour:
            return ""
        column = state.story.column
        fill = self.fills[column] if state.in_table and column < len(self.fills) else 0
        background = next(
            (found for n in (state.background, state.shading, fill) if (found := self.tables.colour(n))), ""
        )
        return "colour" if unseen_colour(colour, background or "FFFFFF") else ""

    @property
    def state(self) -> State:
        """The state that holds."""
        return self._state

    def start_row(self) -> None:
        """Take in ``\\trowd``."""
        self.fills, self.header_row, self._cell_fill = [], False, 0

    def set_cell_fill(self, number: int) -> None:
        """Take in ``\\clcbpat``: the shading of the cell that is being defined."""
        self._cell_fill = number

    def end_cell_definition(self) -> None:
        """Take in ``\\cellx``."""
        self.fills.append(self._cell_fill)
        self._cell_fill = 0


def _sign(character: str, font: str) -> str:
    return symbol(f"{ord(character):X}", font) or readable(character)
