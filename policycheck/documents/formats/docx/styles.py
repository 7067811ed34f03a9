"""Styles of a .docx: what a paragraph or run looks like after everything that its style is based on."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from policycheck.documents.formats.docx.names import VAL, W, number, switched_on, val

# Word writes the built-in names in English whatever its language; other programs translate them.
_HEADING = re.compile(
    r"(?:heading|überschrift|titre|título|titulo|titolo|kop|rubrik|overskrift|otsikko|nagłówek|nadpis|заголовок)\s*(\d)",
    re.I,
)
_MAX_CHAIN = 32

Look = Mapping[str, object]


@dataclass(slots=True)
class ParagraphStyle:
    """What a paragraph style gives its paragraphs.

    Attributes:
        name: lower-case name.
        names: its name and those it is based on.
        look: run properties (see ``run_look``).
        outline: outline level from 1, or 0.
        numbering: (numId, ilvl), either of them None where the style does not say.
        indent: left indent in points, or None.
        centered: centred, or None.
        fill: shading "RRGGBB", or None.
    """

    name: str = ""
    names: tuple[str, ...] = ()
    look: dict[str, object] = field(default_factory=dict)
    outline: int | None = None
    numbering: tuple[str | None, str | None] = (None, None)
    indent: float | None = None
    centered: bool | None = None
    fill: str | None = None


def run_look(properties: etree._Element | None) -> dict[str, object]:
    """What a ``w:rPr`` says about: vanish, color, fill, size (points), bold, caps. Only what it says."""
    look: dict[str, object] = {}
    if properties is None:
        return look
    for child in properties:
        tag = child.tag
        if tag == W + "vanish" or tag == W + "specVanish":
            look["vanish"] = switched_on(child)
        elif tag == W + "color":
            theme = child.get(W + "themeColor")
            shaded = child.get(W + "themeShade") or child.get(W + "themeTint")
            look["color"] = (
                "FFFFFF" if theme in ("background1", "light1") and not shaded else child.get(VAL, "auto")
            )
        elif tag == W + "shd":
            look["fill"] = fill_of(child)
        elif tag == W + "highlight":
            look["fill"] = "unknown" if child.get(VAL, "none") != "none" else None
        elif tag == W + "sz":
            look["size"] = number(child.get(VAL), 22) / 2
        elif tag == W + "b":
            look["bold"] = switched_on(child)
        elif tag == W + "caps" or tag == W + "smallCaps":
            look["caps"] = switched_on(child)
    return look


def fill_of(shading: etree._Element | None) -> str | None:
    """The colour that ``w:shd`` paints, "unknown" for a pattern or theme colour, None for none."""
    if shading is None:
        return None
    if shading.get(VAL) in ("solid",) or (shading.get(W + "themeFill") and not shading.get(W + "fill")):
        return "unknown"
    fill = shading.get(W + "fill", "auto")
    return None if fill == "auto" else fill


class Styles:
    """All styles of a document."""

    def __init__(self, root: etree._Element | None) -> None:
        self._elements: dict[str, etree._Element] = {}
        self._paragraph: dict[str, ParagraphStyle] = {}
        self._character: dict[str, dict[str, object]] = {}
        self.defaults: dict[str, object] = {}
        self.default_paragraph = ""
        if root is None:
            return
        self.defaults = run_look(root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"))
        for style in root.iter(W + "style"):
            identifier = style.get(W + "styleId", "")
            self._elements[identifier] = style
            if style.get(W + "type") == "paragraph" and style.get(W + "default") in ("1", "true"):
                self.default_paragraph = identifier

    def paragraph(self, identifier: str | None) -> ParagraphStyle:
        """The paragraph style of an id; the default one for None or an unknown id."""
        key = identifier if identifier in self._elements else self.default_paragraph
        if key not in self._paragraph:
            self._paragraph[key] = self._resolve(key)
        return self._paragraph[key]

    def character(self, identifier: str | None) -> dict[str, object]:
        """The look that a character style gives."""
        if not identifier or identifier not in self._elements:
            return {}
        if identifier not in self._character:
            look: dict[str, object] = {}
            for style in reversed(self._chain(identifier)):
                look |= run_look(style.find(W + "rPr"))
            self._character[identifier] = look
        return self._character[identifier]

    def numbering_of(self, identifier: str) -> str | None:
        """The numId of a numbering style."""
        return val(self._elements.get(identifier), "pPr/numPr/numId")

    def shades_cells(self, identifier: str | None) -> bool:
        """Whether a table style paints any cell, so that white text may well be seen."""
        return any(
            fill_of(shading) not in (None, "FFFFFF")
            for style in self._chain(identifier or "")
            for shading in style.iter(W + "shd")
        )

    def _chain(self, identifier: str) -> list[etree._Element]:
        """The style and those it is based on, nearest first; loops are cut."""
        chain: list[etree._Element] = []
        current: str | None = identifier
        while current in self._elements and len(chain) < _MAX_CHAIN:
            style = self._elements[current]
            if style in chain:
                break
            chain.append(style)
            current = val(style, "basedOn")
        return chain

    def _resolve(self, identifier: str) -> ParagraphStyle:
        chain = self._chain(identifier)
        names = tuple((val(style, "name") or "").lower() for style in chain)
        resolved = ParagraphStyle(name=names[0] if names else "", names=names, look=dict(self.defaults))
        for style in reversed(chain):
            resolved.look |= run_look(style.find(W + "rPr"))
            properties = style.find(W + "pPr")
            if properties is not None:
                _add_paragraph_properties(resolved, properties)
        if resolved.outline is None:
            heading = next((match for name in names if (match := _HEADING.fullmatch(name))), None)
            resolved.outline = int(heading[1]) if heading else 0
        return resolved


def _add_paragraph_properties(style: ParagraphStyle, properties: etree._Element) -> None:
    outline = val(properties, "outlineLvl")
    if outline is not None:
        style.outline = number(outline) + 1 if number(outline) < 9 else 0
    number_id, level = val(properties, "numPr/numId"), val(properties, "numPr/ilvl")
    if number_id is not None or level is not None:
        style.numbering = (number_id or style.numbering[0], level or style.numbering[1])
    if (indent := left_indent(properties)) is not None:
        style.indent = indent
    if (alignment := val(properties, "jc")) is not None:
        style.centered = alignment == "center"
    if (shading := properties.find(W + "shd")) is not None:
        style.fill = fill_of(shading)


def left_indent(properties: etree._Element) -> float | None:
    """The left indent of ``w:pPr`` in points, or None where it is not set."""
    indent = properties.find(W + "ind")
    if indent is None:
        return None
    left = indent.get(W + "left") or indent.get(W + "start")
    return None if left is None else number(left) / 20
