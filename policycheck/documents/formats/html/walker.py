"""Walks the tree of a page and makes raw blocks of what a person sees."""

import re
from dataclasses import dataclass, field

from lxml import etree
from lxml.html import HtmlElement

from policycheck.documents.formats.html.furniture import is_furniture
from policycheck.documents.formats.html.lists import OpenList, label, open_list
from policycheck.documents.formats.html.styles import (
    Properties,
    StyleSheet,
    is_bold,
    is_concealed,
    is_unrendered,
    points,
)
from policycheck.documents.formats.html.tables import Table
from policycheck.documents.model import Note
from policycheck.documents.raw import RawBlock, RawKind

_BLOCK_TAGS = (
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset "
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr legend li main nav ol p pre section "
    "summary table tbody td tfoot th thead tr ul"
)
_BLOCKS = frozenset(_BLOCK_TAGS.split())
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_SPACE = re.compile(r"[ \t\n\f\r]+")
_SAMPLE = 120
_MIN_HIDDEN_WORDS = 5


@dataclass(slots=True)
class _Look:
    """What an element inherits."""

    bold: bool = False
    concealed: bool = False
    size: float | None = None
    pre: bool = False
    quote: bool = False


@dataclass(slots=True)
class _Run:
    """The words of the block that is being read."""

    pieces: list[str] = field(default_factory=list)
    bold: list[bool] = field(default_factory=list)
    marker: str = ""
    kind: RawKind = "unknown"
    level: int = 0
    size: float | None = None


class Walker:
    """Walks the tree of a page.

    Args:
        root: the element that holds the document.
        sheet: the simple rules of its styles.
    """

    def __init__(self, root: HtmlElement, sheet: StyleSheet) -> None:
        self.root, self.sheet = root, sheet
        self.found: list[RawBlock] = []
        self.hidden: list[str] = []
        self.run = _Run()
        self.lists: list[OpenList] = []
        self.tables: list[Table] = []
        self.count = 0

    def blocks(self) -> list[RawBlock]:
        """Raw blocks of the page. No recursion: pages may be nested deeper than Python can go."""
        looks = [_Look()]
        skipped = None
        walk = etree.iterwalk(self.root, events=("start", "end"))
        for event, element in walk:
            if not isinstance(element.tag, str):
                if event == "end":
                    self._text(element.tail, looks[-1])
                continue
            if event == "start":
                style = self.sheet.of(element)
                if is_furniture(element, self.root) or is_unrendered(element, style):
                    walk.skip_subtree()
                    skipped = element
                    self._skip(element, style)
                    looks.append(looks[-1])
                    continue
                looks.append(self._look(looks[-1], element, style))
                self._start(element, style, looks[-1])
                self._text(element.text, looks[-1])
            else:
                look = looks.pop()
                if element is not skipped:
                    self._end(element, look)
                if element is not self.root:
                    self._text(element.tail, looks[-1])
        self._flush(_Look())
        return self.found

    def notes(self) -> list[Note]:
        """The Note on text that no person would see."""
        if not self.hidden:
            return []
        sample = " … ".join(self.hidden)[:_SAMPLE]
        return [
            Note(
                "hidden", "Text that no person would see on the page was left out.", len(self.hidden), sample
            )
        ]

    def _skip(self, element: HtmlElement, style: Properties) -> None:
        words = " ".join("".join(element.itertext()).split())
        # Menus wait unseen on honest pages; a whole sentence that is never shown is worth a word.
        if (
            is_unrendered(element, style)
            and element.tag not in ("script", "style", "input", "template")
            and len(words.split()) >= _MIN_HIDDEN_WORDS
        ):
            self.hidden.append(words[:_SAMPLE])

    def _look(self, outer: _Look, element: HtmlElement, style: Properties) -> _Look:
        bold = is_bold(style)
        if bold is None:
            bold = outer.bold or element.tag in ("b", "strong", "th")
        size = (
            points(style["font-size"])
            if style.get("font-size", "")[:1].isdigit() and "%" not in style["font-size"]
            else None
        )
        if element.tag == "font" and (element.get("color") or "").lower() in ("#ffffff", "white", "#fff"):
            style = style | {"color": "white"}
        own = is_concealed(style)
        shown = "color" in style and not own and "visibility" not in style and "opacity" not in style
        return _Look(
            bold=bold,
            concealed=own or (outer.concealed and not (shown and style.get("color"))),
            size=size or outer.size,
            pre=outer.pre or element.tag == "pre" or style.get("white-space", "").startswith("pre"),
            quote=outer.quote or element.tag == "blockquote",
        )

    def _start(self, element: HtmlElement, style: Properties, look: _Look) -> None:
        tag = element.tag
        if tag == "br":
            self._append("\n", look)
            return
        if tag not in _BLOCKS:
            return
        self._flush(look)
        if tag in ("ul", "ol"):
            self.lists.append(open_list(element, style, self.sheet, self.lists))
        elif tag == "li" and self.lists:
            self.run.marker, self.run.kind = label(element, self.lists[-1]), "item"
        elif tag == "table":
            self.tables.append(Table(element, self.count))
            self.count += 1
        elif tag == "tr" and self.tables:
            self.tables[-1].next_row()
        elif tag in ("td", "th") and self.tables:
            self.tables[-1].next_cell(element)
        elif tag in _HEADINGS:
            self.run.kind, self.run.level = "heading", _HEADINGS[tag]
        elif tag == "p" and "title" in (element.get("class") or "").split():
            self.run.kind = "title"
        elif tag in ("summary", "legend", "caption", "dt"):
            self.run.kind = "heading" if tag in ("summary", "legend") else "unknown"
            self.run.level = 6 if tag in ("summary", "legend") else 0

    def _end(self, element: HtmlElement, look: _Look) -> None:
        tag = element.tag
        if tag not in _BLOCKS:
            return
        self._flush(look)
        if tag in ("li", "p", *_HEADINGS) and (tag != "p" or self.run.kind == "title"):
            self.run = _Run()  # an empty item or heading leaves nothing to what follows
        if tag in ("ul", "ol") and self.lists:
            self.lists.pop()
        elif tag == "table" and self.tables:
            self.tables.pop()

    def _text(self, text: str | None, look: _Look) -> None:
        if not text:
            return
        if look.concealed:
            words = " ".join(text.split())
            if any(character.isalnum() for character in words):
                self.hidden.append(words[:_SAMPLE])
            return
        self._append(text if look.pre else _SPACE.sub(" ", text), look)

    def _append(self, text: str, look: _Look) -> None:
        if not self.run.pieces and not text.strip():
            return
        self.run.pieces.append(text)
        self.run.bold.append(look.bold)
        self.run.size = self.run.size or look.size

    def _flush(self, look: _Look) -> None:
        """End the block that is being read."""
        run, self.run = self.run, _Run()
        text = "".join(run.pieces).replace("\xa0", " ").strip()
        if not text:
            # An item's label waits for its first words: "<li><p>...".
            self.run.marker, self.run.kind, self.run.level = run.marker, run.kind, run.level
            return
        block = RawBlock(
            text,
            run.kind,
            level=run.level,
            marker=run.marker,
            size=run.size,
            depth=self.lists[-1].depth if self.lists else 0,
        )
        if run.kind == "unknown" and look.quote:
            block.kind = "quotation"
        if run.kind == "title":
            block.level = 0
        self._weigh(block, run)
        if self.tables and self.tables[-1].is_data:
            self.tables[-1].place(block)
        self.found.append(block)

    @staticmethod
    def _weigh(block: RawBlock, run: _Run) -> None:
        """See how much of the block is bold, and whether only its start is."""
        bold = sum(
            len(piece.strip()) for piece, is_bold_ in zip(run.pieces, run.bold, strict=True) if is_bold_
        )
        whole = sum(len(piece.strip()) for piece in run.pieces)
        block.bold = bold >= whole * 0.9
        if not block.bold and bold and run.bold[0]:
            lead = 0
            for piece, is_bold_ in zip(run.pieces, run.bold, strict=True):
                if piece.strip() and not is_bold_:
                    break
                lead += len(piece)
            block.set_apart = lead - (len("".join(run.pieces)) - len("".join(run.pieces).lstrip()))
