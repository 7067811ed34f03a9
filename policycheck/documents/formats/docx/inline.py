"""The inside of a paragraph: runs, links, fields, changes, notes, boxes; what is seen and what is hidden."""

from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

from policycheck.documents.formats.docx.changes import DELETED, INSERTED, Changes
from policycheck.documents.formats.docx.fields import Fields, is_page_number
from policycheck.documents.formats.docx.names import MC, A, M, R, V, W, val
from policycheck.documents.formats.docx.styles import Look, Styles, run_look
from policycheck.documents.formats.hidden import TINY_POINTS, HiddenText, unseen_colour
from policycheck.documents.formats.symbols import symbol

_TRANSPARENT = {
    W + name for name in ("hyperlink", "smartTag", "customXml", "bdo", "dir", "rubyBase", "sdtContent")
}
_TEXT = {W + "t", W + "delText", M + "t"}
_LITERALS = {W + "tab": " ", W + "ptab": " ", W + "cr": "\n", W + "noBreakHyphen": "-"}
_NOTES = {W + "footnoteReference": "footnotes", W + "endnoteReference": "endnotes"}


@dataclass(slots=True)
class Inline:
    """What one paragraph holds.

    Attributes:
        pieces: seen text with its look (see ``run_look``).
        drawings: drawings and pictures, which may hold text boxes.
        notes: ("footnotes" or "endnotes", id) in order.
        page_breaks: page ends that Word last drew inside it.
    """

    pieces: list[tuple[str, Look]] = field(default_factory=list)
    drawings: list[etree._Element] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    page_breaks: int = 0

    @property
    def text(self) -> str:
        """The seen text."""
        return "".join(text for text, _ in self.pieces)


class InlineReader:
    """Reads the paragraphs of one story; fields may be open from one paragraph to the next."""

    def __init__(self, styles: Styles, changes: Changes, hidden: HiddenText) -> None:
        self._styles, self._changes, self._hidden = styles, changes, hidden
        self.fields = Fields()
        self._base: Look = {}
        self._background: str | None = None
        self._found = Inline()

    def read(self, paragraph: etree._Element, base: Look, background: str | None, into: Inline) -> None:
        """Add what a ``w:p`` holds to ``into``.

        Args:
            base: the look that its style gives its text.
            background: colour behind it, "RRGGBB", or "unknown".
        """
        self._base, self._background, self._found = base, background, into
        self._walk(paragraph)

    def _walk(self, parent: etree._Element) -> None:
        for child in parent:
            tag = child.tag
            if tag == W + "r":
                self._run(child)
            elif tag in _TRANSPARENT:
                self._walk(child)
            elif tag in INSERTED or tag in DELETED:
                if self._changes.meet(tag):
                    self._walk(child)
            elif tag == W + "sdt":
                content = child.find(W + "sdtContent")
                # The prompt of an empty control ("Click here to enter text") is no text of the document.
                if content is not None and child.find(f"{W}sdtPr/{W}showingPlcHdr") is None:
                    self._walk(content)
            elif tag == W + "fldSimple":
                if not is_page_number(child.get(W + "instr", "")):
                    self._walk(child)
            elif tag == MC + "AlternateContent":
                self._alternate(child, self._walk)
            elif tag == W + "ruby":
                self._walk(child)
            elif tag in (M + "oMath", M + "oMathPara"):
                self._add("".join(child.itertext(M + "t")), self._base)

    def _alternate(self, element: etree._Element, read: Callable[[etree._Element], None]) -> None:
        """Word writes newer content twice; the first form is enough."""
        chosen = element.find(MC + "Choice")
        chosen = element.find(MC + "Fallback") if chosen is None else chosen
        if chosen is not None:
            read(chosen)

    def _run(self, run: etree._Element) -> None:
        properties = run.find(W + "rPr")
        look = self._base
        if properties is not None:
            look = {**look, **self._styles.character(val(properties, "rStyle")), **run_look(properties)}
        self._run_content(run, look)

    def _run_content(self, run: etree._Element, look: Look) -> None:
        for child in run:
            tag = child.tag
            if tag in _TEXT:
                # Line ends in the file are white space; only w:br is a break.
                self._add((child.text or "").replace("\n", " "), look)
            elif tag in _LITERALS:
                self._add(_LITERALS[tag], look)
            elif tag == W + "br":
                self._add("\n" if child.get(W + "type") in (None, "textWrapping") else " ", look)
            elif tag == W + "fldChar":
                self.fields.mark(child.get(W + "fldCharType", ""))
            elif tag == W + "instrText":
                self.fields.add_code(child.text or "")
            elif tag == W + "sym":
                self._add(symbol(child.get(W + "char", ""), child.get(W + "font", "")), look)
            elif tag in _NOTES:
                self._found.notes.append((_NOTES[tag], child.get(W + "id", "")))
            elif tag == W + "lastRenderedPageBreak":
                self._found.page_breaks += 1
            elif tag in (W + "drawing", W + "pict", W + "object"):
                self._found.drawings.append(child)
            elif tag == MC + "AlternateContent":
                self._alternate(child, lambda chosen: self._run_content(chosen, look))
            elif tag == W + "ruby":
                base = child.find(W + "rubyBase")
                if base is not None:
                    self._walk(base)

    def _add(self, text: str, look: Look) -> None:
        if not text or not self.fields.shown:
            return
        reason = self._why_hidden(look)
        if reason:
            self._hidden.add(reason, text)
        else:
            self._found.pieces.append((text, look))

    def _why_hidden(self, look: Look) -> str:
        if look.get("vanish"):
            return "vanish"
        if float(look.get("size", 11.0)) <= TINY_POINTS:  # type: ignore[arg-type]
            return "tiny"
        colour = look.get("color")
        if colour and colour != "auto":
            background = look.get("fill") or self._background or "FFFFFF"
            if unseen_colour(str(colour), str(background)):
                return "colour"
        return ""


def picture_references(drawing: etree._Element) -> int:
    """How many pictures a drawing shows."""
    return sum(
        1 for blip in drawing.iter(A + "blip", V + "imagedata") if blip.get(R + "embed") or blip.get(R + "id")
    )
