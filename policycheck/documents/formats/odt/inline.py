"""The inside of a paragraph of an .odt: spans, notes, changes, frames; what is seen and what is hidden."""

from dataclasses import dataclass, field
from typing import Literal

from lxml import etree

from policycheck.documents.formats.hidden import TINY_POINTS, HiddenText, unseen_colour
from policycheck.documents.formats.odt.names import DRAW, OFFICE, TEXT, whole
from policycheck.documents.formats.odt.styles import Look, Styles
from policycheck.documents.formats.symbols import readable

_LEFT_OUT = {
    TEXT + name
    for name in (
        "note-citation", "ruby-text", "bookmark", "bookmark-start", "bookmark-end", "page-number",
        "page-count",
        "tracked-changes", "toc-mark", "alphabetical-index-mark", "sequence-decls", "script",
    )
} | {OFFICE + "annotation-end"}  # fmt: skip


@dataclass(slots=True)
class Inline:
    """What one paragraph holds: seen text with its look, notes, frames, page ends."""

    pieces: list[tuple[str, Look]] = field(default_factory=list)
    notes: list[etree._Element] = field(default_factory=list)
    frames: list[etree._Element] = field(default_factory=list)
    page_breaks: int = 0

    @property
    def text(self) -> str:
        """The seen text."""
        return "".join(text for text, _ in self.pieces)


class Changes:
    """The tracked changes of a document: by id what they are, and what was deleted."""

    def __init__(self, body: etree._Element, side: Literal["final", "original", "both"]) -> None:
        self.side = side
        self._regions: dict[str, etree._Element] = {}
        self.inserting: set[str] = set()
        for region in body.iter(TEXT + "changed-region"):
            identifier = (
                region.get(TEXT + "id") or region.get("{http://www.w3.org/XML/1998/namespace}id") or ""
            )
            if len(region):
                self._regions[identifier] = region[0]
        kinds = [region.tag for region in self._regions.values()]
        self.insertions = kinds.count(TEXT + "insertion")
        self.deletions = kinds.count(TEXT + "deletion")

    def mark(self, element: etree._Element) -> str:
        """Take in a mark of a change; return deleted text that is to be read here."""
        identifier = element.get(TEXT + "change-id", "")
        change = self._regions.get(identifier)
        if change is None:
            return ""
        if change.tag == TEXT + "insertion":
            (self.inserting.add if element.tag == TEXT + "change-start" else self.inserting.discard)(
                identifier
            )
        elif change.tag == TEXT + "deletion" and element.tag == TEXT + "change" and self.side != "final":
            paragraphs = change.iter(TEXT + "p", TEXT + "h")
            return " ".join("".join(paragraph.itertext()) for paragraph in paragraphs)
        return ""

    @property
    def skips(self) -> bool:
        """Whether text at this point is left out."""
        return self.side == "original" and bool(self.inserting)


class InlineReader:
    """Reads paragraphs; changes may be open from one to the next."""

    def __init__(self, styles: Styles, changes: Changes, hidden: HiddenText) -> None:
        self._styles, self._changes, self._hidden = styles, changes, hidden
        self._background = "FFFFFF"
        self.annotations = 0

    def read(self, paragraph: etree._Element, look: Look, background: str) -> Inline:
        """Read a ``text:p`` or ``text:h`` whose text has a look, on a background "RRGGBB"."""
        self._background = background
        found = Inline()
        self._walk(paragraph, look, found)
        return found

    def read_mark(self, mark: etree._Element) -> None:
        """Take in a mark of a change that stands between paragraphs."""
        self._changes.mark(mark)

    def _walk(self, element: etree._Element, look: Look, found: Inline) -> None:
        self._add(element.text, look, found)
        for child in element:
            self._child(child, look, found)
            self._add(child.tail, look, found)

    def _child(self, child: etree._Element, look: Look, found: Inline) -> None:
        tag = child.tag
        if not isinstance(tag, str) or tag in _LEFT_OUT:
            return
        if tag == TEXT + "span":
            self._walk(child, self._styles.span(child.get(TEXT + "style-name", ""), look), found)
        elif tag == TEXT + "s":
            self._add(" " * min(whole(child.get(TEXT + "c"), 1), 8), look, found)
        elif tag == TEXT + "tab":
            self._add(" ", look, found)
        elif tag == TEXT + "line-break":
            self._add("\n", look, found)
        elif tag == TEXT + "note":
            if not self._changes.skips:
                found.notes.append(child)
        elif tag == OFFICE + "annotation":
            self.annotations += 1
        elif tag == TEXT + "soft-page-break":
            found.page_breaks += 1
        elif tag in (TEXT + "change", TEXT + "change-start", TEXT + "change-end"):
            self._add(self._changes.mark(child), look, found)
        elif tag == TEXT + "hidden-text":
            self._hidden.add("vanish", child.get(TEXT + "string-value", ""))
        elif tag.startswith(DRAW):
            found.frames.append(child)
        else:
            self._walk(child, look, found)

    def _add(self, text: str | None, look: Look, found: Inline) -> None:
        if not text or self._changes.skips:
            return
        reason = self._why_hidden(look)
        if reason:
            self._hidden.add(reason, text)
        else:
            # Line ends in the file are white space; only text:line-break is a break.
            found.pieces.append((text if text == "\n" else readable(text.replace("\n", " ")), look))

    def _why_hidden(self, look: Look) -> str:
        if look.hidden:
            return "vanish"
        if look.size is not None and look.size <= TINY_POINTS:
            return "tiny"
        if look.color and unseen_colour(look.color, look.background or self._background):
            return "colour"
        return ""
