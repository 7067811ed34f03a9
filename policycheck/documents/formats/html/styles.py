"""What style attributes and simple rules say of an element: hidden, bold, large, its list marker."""

import re
from dataclasses import dataclass, field

from lxml.html import HtmlElement

_COMMENT = re.compile(r"/\*.*?\*/", re.S)
_RULE = re.compile(r"([^{}@;]{1,400})\{([^{}]{0,4000})\}")
_SIMPLE = re.compile(r"([a-z][a-z0-9]*)?([.#][\w-]+)?", re.I)
_COUNTER = re.compile(
    r"\.([\w-]+)\s*>\s*li:{1,2}before\s*\{\s*content:\s*\"([^\"]{0,20})\"?\s*(?:counter\([\w-]+\s*,\s*([\w-]+)\)\s*\"([^\"]{0,20})\")?"
)
_LENGTH = re.compile(r"(-?\d*\.?\d+)\s*(px|pt|em|rem|%|in|cm|mm)?")
_POINTS = {
    "px": 0.75,
    "pt": 1.0,
    "em": 12.0,
    "rem": 12.0,
    "%": 0.12,
    "in": 72.0,
    "cm": 28.35,
    "mm": 2.835,
    None: 0.75,
}
_WHITE = re.compile(
    r"#f{3}(?:f{3})?\b|#f[c-f]f[c-f]f[c-f]\b|white\b|rgba?\(\s*25[2-5]\s*,\s*25[2-5]\s*,\s*25[2-5]|"
    r"transparent\b|rgba\([^)]*,\s*0?\.?0\s*\)",
    re.I,
)
_INVISIBLE_POINTS = 1.5

Properties = dict[str, str]


@dataclass(slots=True)
class StyleSheet:
    """The simple rules of a page: by tag, class and id; and how its list items are labelled."""

    rules: dict[str, Properties] = field(default_factory=dict)
    counters: dict[str, tuple[str, str, str]] = field(default_factory=dict)

    def of(self, element: HtmlElement) -> Properties:
        """The properties of an element, without what it inherits."""
        found: Properties = {}
        tag = element.tag if isinstance(element.tag, str) else ""
        names = [tag, *("." + name for name in (element.get("class") or "").split())]
        names += [tag + name for name in names[1:]]
        if identity := element.get("id"):
            names.append("#" + identity)
        for name in names:
            if name in self.rules:
                found |= self.rules[name]
        if style := element.get("style"):
            found |= properties_of(style)
        return found


def style_sheet(css: str) -> StyleSheet:
    """Read the rules of a page. Rules with more than a tag, a class or an id are passed over."""
    css = _COMMENT.sub("", css)[:2_000_000]
    sheet = StyleSheet()
    for match in _COUNTER.finditer(css):
        sheet.counters[match[1]] = (match[2], match[3] or "", match[4] or "")
    for match in _RULE.finditer(_without_blocks(css)):
        declared = properties_of(match[2])
        for selector in match[1].split(","):
            selector = selector.strip()
            if selector and _SIMPLE.fullmatch(selector):
                sheet.rules.setdefault(selector, {}).update(declared)
    return sheet


def _without_blocks(css: str) -> str:
    """Take out @media and other blocks: what holds on paper or on a phone is not what a reader sees."""
    pieces, depth, start, skipping = [], 0, 0, False
    for match in re.finditer(r"@[\w-]+|[{};]", css):
        sign = match[0]
        if sign[0] == "@" and depth == 0 and not skipping:
            pieces.append(css[start : match.start()])
            skipping = True
        elif sign == "{":
            depth += 1
        elif sign == "}":
            depth = max(0, depth - 1)
            if skipping and depth == 0:
                skipping, start = False, match.end()
        elif sign == ";" and skipping and depth == 0:
            skipping, start = False, match.end()
    if not skipping:
        pieces.append(css[start:])
    return "".join(pieces)


def properties_of(style: str) -> Properties:
    """The declarations of a style attribute or rule."""
    found: Properties = {}
    for declaration in style.split(";"):
        name, colon, value = declaration.partition(":")
        if colon:
            found[name.strip().lower()] = value.replace("!important", "").strip()
    return found


def points(length: str) -> float | None:
    """A CSS length in points, roughly; None where it is none."""
    match = _LENGTH.match(length)
    return float(match[1]) * _POINTS.get(match[2], 0.75) if match else None


def is_unrendered(element: HtmlElement, style: Properties) -> bool:
    """Whether the page shows nothing of it, as menus and dialogs wait unseen: no deception in itself."""
    if element.get("hidden") is not None or (element.tag == "input" and element.get("type") == "hidden"):
        return True
    return style.get("display", "").lower() == "none"


def is_concealed(style: Properties) -> bool:
    """Whether text is set so that no person sees it: invisible, tiny, of no size, off the page, white."""
    if style.get("visibility", "").lower() in ("hidden", "collapse"):
        return True
    opacity = style.get("opacity", "")
    if opacity and (value := points(opacity)) is not None and value <= 0.04:
        return True
    size = style.get("font-size", "")
    if (
        size
        and size[0] in "-.0123456789"
        and (value := points(size)) is not None
        and value < _INVISIBLE_POINTS
    ):
        return True
    background = style.get("background-color", "") or style.get("background", "")
    if _WHITE.match(style.get("color", "")) and not (background and not _WHITE.match(background)):
        return True
    if style.get("position", "").lower() in ("absolute", "fixed"):
        for side in ("left", "top", "right", "bottom"):
            if (value := points(style.get(side, ""))) is not None and value < -700:
                return True
    if (value := points(style.get("text-indent", ""))) is not None and value < -700:
        return True
    return style.get("overflow", "").lower() == "hidden" and any(
        points(style.get(side, "")) is not None and abs(points(style[side]) or 0) <= 1
        for side in ("width", "height", "max-height")
    )


def is_bold(style: Properties) -> bool | None:
    """Whether it sets its text bold; None where it says nothing."""
    weight = style.get("font-weight", "").lower()
    if not weight:
        return None
    return weight in ("bold", "bolder") or (weight.isdigit() and int(weight) >= 600)
