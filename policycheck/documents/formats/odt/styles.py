"""Styles of an .odt: the look of paragraphs and spans, and the labels of lists."""

from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

from policycheck.documents.formats.numerals import in_letters, in_roman
from policycheck.documents.formats.odt.names import FO, STYLE, TABLE, TEXT, points, whole

_MAX_CHAIN = 32
_FORMATS: dict[str, Callable[[int], str]] = {
    "a": in_letters,
    "A": lambda n: in_letters(n).upper(),
    "i": in_roman,
    "I": lambda n: in_roman(n).upper(),
    "1": str,
    "": lambda n: "",
}


@dataclass(slots=True)
class Look:
    """How text of a style is drawn; what a style leaves open comes from its parents."""

    hidden: bool = False
    color: str | None = None
    background: str | None = None
    size: float | None = None
    bold: bool = False
    caps: bool = False


@dataclass(slots=True)
class ParagraphStyle:
    """A paragraph style: its look, the names it goes back to, indent in points, alignment, its list."""

    look: Look = field(default_factory=Look)
    names: tuple[str, ...] = ()
    indent: float = 0.0
    centered: bool = False
    list_style: str = ""


@dataclass(slots=True)
class Level:
    """One level of a list."""

    bullet: bool = False
    format: str = "1"
    prefix: str = ""
    suffix: str = ""
    start: int = 1
    shown: int = 1
    text: str = "•"


class Styles:
    """The styles of ``styles.xml`` and the automatic ones of ``content.xml``."""

    def __init__(self, *roots: etree._Element | None) -> None:
        self._styles: dict[tuple[str, str], etree._Element] = {}
        self._lists: dict[str, dict[int, Level]] = {}
        self._paragraphs: dict[str, ParagraphStyle] = {}
        self._spans: dict[str, dict[str, object]] = {}
        self.outline: dict[int, Level] = {}
        for root in roots:
            if root is None:
                continue
            for style in root.iter(STYLE + "style", STYLE + "default-style"):
                self._styles[style.get(STYLE + "family", ""), style.get(STYLE + "name", "")] = style
            for item in root.iter(TEXT + "list-style"):
                self._lists[item.get(STYLE + "name", "")] = _levels(item)
            for item in root.iter(TEXT + "outline-style"):
                self.outline = _levels(item)

    def paragraph(self, name: str) -> ParagraphStyle:
        """The paragraph style of a name."""
        if name not in self._paragraphs:
            self._paragraphs[name] = self._resolve(name)
        return self._paragraphs[name]

    def span(self, name: str, base: Look) -> Look:
        """The look of a span of a style within text of a look."""
        if name not in self._spans:
            properties: dict[str, object] = {}
            for style in reversed(self._chain("text", name)):
                properties |= _text_properties(style)
            self._spans[name] = properties
        changed = self._spans[name]
        return _with(base, changed) if changed else base

    def levels(self, list_style: str) -> dict[int, Level]:
        """The levels of a list style, by number from 1."""
        return self._lists.get(list_style, {})

    def cell_background(self, name: str) -> str | None:
        """The colour behind a table cell, "RRGGBB", or None."""
        for style in self._chain("table-cell", name):
            for properties in style.iter(STYLE + "table-cell-properties"):
                if colour := _colour(properties.get(FO + "background-color")):
                    return colour
        return None

    def row_is_hidden(self, row: etree._Element) -> bool:
        """Whether a row is collapsed, or too low to be seen."""
        if row.get(TABLE + "visibility") in ("collapse", "filter"):
            return True
        for style in self._chain("table-row", row.get(TABLE + "style-name", "")):
            for properties in style.iter(STYLE + "table-row-properties"):
                height = points(properties.get(STYLE + "row-height"))
                if height is not None and height < 2:
                    return True
        return False

    def _chain(self, family: str, name: str) -> list[etree._Element]:
        chain: list[etree._Element] = []
        current: str | None = name
        while current is not None and len(chain) < _MAX_CHAIN:
            style = self._styles.get((family, current))
            if style is None or style in chain:
                break
            chain.append(style)
            current = style.get(STYLE + "parent-style-name")
        return chain

    def _resolve(self, name: str) -> ParagraphStyle:
        chain = self._chain("paragraph", name)
        default = self._styles.get(("paragraph", ""))
        names = tuple(
            (style.get(STYLE + "display-name") or style.get(STYLE + "name") or "").lower() for style in chain
        )
        resolved = ParagraphStyle(names=names or (name.lower(),))
        look: dict[str, object] = {}
        for style in reversed(chain if default is None else [*chain, default]):
            look |= _text_properties(style)
            resolved.list_style = style.get(STYLE + "list-style-name", resolved.list_style)
            for properties in style.findall(STYLE + "paragraph-properties"):
                if (indent := points(properties.get(FO + "margin-left"))) is not None:
                    resolved.indent = indent
                if alignment := properties.get(FO + "text-align"):
                    resolved.centered = alignment == "center"
                if colour := _colour(properties.get(FO + "background-color")):
                    look["background"] = colour
        resolved.look = _with(Look(), look)
        return resolved


def _with(base: Look, changed: dict[str, object]) -> Look:
    look = Look(base.hidden, base.color, base.background, base.size, base.bold, base.caps)
    for key, value in changed.items():
        if key == "share":
            look.size = look.size * float(value) if look.size else None  # type: ignore[arg-type]
        else:
            setattr(look, key, value)
    return look


def _text_properties(style: etree._Element) -> dict[str, object]:
    found: dict[str, object] = {}
    for properties in style.findall(STYLE + "text-properties"):
        if (display := properties.get(TEXT + "display")) is not None:
            found["hidden"] = display == "none"
        if colour := properties.get(FO + "color"):
            found["color"] = (
                None if properties.get(STYLE + "use-window-font-color") == "true" else _colour(colour)
            )
        if colour := properties.get(FO + "background-color"):
            found["background"] = _colour(colour)
        if size := properties.get(FO + "font-size"):
            if (value := points(size)) is not None:
                found["size"] = value
            elif size.endswith("%") and size[:-1].isdecimal():
                found["share"] = int(size[:-1]) / 100
        if weight := properties.get(FO + "font-weight"):
            found["bold"] = weight == "bold" or (weight.isdecimal() and int(weight) >= 600)
        if (transform := properties.get(FO + "text-transform")) or properties.get(FO + "font-variant"):
            found["caps"] = transform == "uppercase" or properties.get(FO + "font-variant") == "small-caps"
    return found


def _colour(value: str | None) -> str | None:
    return value[1:] if value and value.startswith("#") and len(value) == 7 else None


def _levels(list_style: etree._Element) -> dict[int, Level]:
    levels = {}
    for element in list_style:
        number = whole(element.get(TEXT + "level"), 0)
        if not number:
            continue
        bullet = element.tag in (TEXT + "list-level-style-bullet", TEXT + "list-level-style-image")
        sign = element.get(TEXT + "bullet-char", "•")
        levels[number] = Level(
            bullet=bullet,
            format=element.get(STYLE + "num-format", ""),
            prefix=element.get(STYLE + "num-prefix", ""),
            suffix=element.get(STYLE + "num-suffix", ""),
            start=whole(element.get(TEXT + "start-value"), 1),
            shown=whole(element.get(TEXT + "display-levels"), 1),
            text=sign if sign in ("-", "–", "—") else "•",
        )
    return levels


def label(levels: dict[int, Level], level: int, counts: dict[int, int]) -> str:
    """The label of an item as displayed ("2.1", "(a)", "•"), or "" where its level shows none."""
    shape = levels.get(level)
    if shape is None:
        return ""
    if shape.bullet:
        return shape.text
    if not shape.format:
        return ""
    first = max(1, level - shape.shown + 1)
    numbers = []
    for at in range(first, level + 1):
        part = levels.get(at, Level())
        number = _FORMATS.get(part.format, str)(counts.get(at, part.start))
        if number:
            numbers.append(number)
    return f"{shape.prefix}{'.'.join(numbers)}{shape.suffix}".strip()
