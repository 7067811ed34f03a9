"""The tables that open a Rich Text file: fonts, colours, style names."""

from dataclasses import dataclass, field

from policycheck.documents.formats.rtf.tokens import CODE_PAGES, SYMBOL_CHARSET

_LOOK = {
    "fs": ("size", 2),
    "b": ("bold", 1),
    "caps": ("caps", 1),
    "scaps": ("caps", 1),
    "v": ("hidden", 1),
    "cf": ("color", 1),
}


@dataclass(slots=True)
class Tables:
    """Filled word by word while the groups of the tables are read.

    Attributes:
        code_page: of the document.
        fonts: number -> code page; "symbol" for symbol fonts.
        font_names: number -> name.
        colours: "RRGGBB" by number; "" is automatic.
        styles: number of a paragraph style -> lower-case name.
        outlines: number of a paragraph style -> heading level from 1.
        looks: number of a paragraph style -> what it sets of the look of text ("size", "bold", "caps",
            "hidden",
            "color"); writers may leave that out in the text itself.
    """

    code_page: str = "cp1252"
    fonts: dict[int, str] = field(default_factory=dict)
    font_names: dict[int, str] = field(default_factory=dict)
    colours: list[str] = field(default_factory=list)
    styles: dict[int, str] = field(default_factory=dict)
    outlines: dict[int, int] = field(default_factory=dict)
    looks: dict[int, dict[str, float]] = field(default_factory=dict)
    _based_on: dict[int, int] = field(default_factory=dict)
    _channels: dict[str, int] = field(default_factory=dict)
    _current: int = 0
    _name: str = ""
    _is_paragraph_style: bool = True

    def word(self, target: str, word: str, number: int | None) -> None:
        """Take in a control word inside a table."""
        value = number or 0
        if target == "fonttbl":
            if word == "f":
                self._current = value
            elif word == "fcharset":
                page = "symbol" if value == SYMBOL_CHARSET else CODE_PAGES.get(value, self.code_page)
                self.fonts[self._current] = page
        elif target == "colortbl":
            if word in ("red", "green", "blue"):
                self._channels[word] = min(max(value, 0), 255)
        elif target == "stylesheet":
            if word == "s":
                self._current, self._is_paragraph_style = value, True
            elif word in ("cs", "ds", "ts"):
                self._is_paragraph_style = False
            elif not self._is_paragraph_style:
                return
            elif word == "outlinelevel" and value < 9:
                self.outlines[self._current] = value + 1
            elif word == "sbasedon":
                self._based_on[self._current] = value
            elif word in _LOOK:
                name, scale = _LOOK[word]
                self.looks.setdefault(self._current, {})[name] = (1 if number is None else value) / scale

    def text(self, target: str, text: str) -> None:
        """Take in text inside a table: the end of an entry, or the name of a style."""
        if target == "colortbl":
            for _ in range(text.count(";")):
                parts = [self._channels.get(name) for name in ("red", "green", "blue")]
                known = any(part is not None for part in parts)
                self.colours.append("".join(f"{part or 0:02X}" for part in parts) if known else "")
                self._channels = {}
        elif target == "fonttbl":
            self.font_names.setdefault(self._current, text.strip(" ;"))
        elif target == "stylesheet":
            self._name += text
            if ";" in text:
                if self._is_paragraph_style:
                    self.styles[self._current] = self._name.strip(" ;").split(";")[0].strip().lower()
                self._name, self._current, self._is_paragraph_style = "", 0, True

    def look(self, style: int) -> dict[str, float]:
        """What a paragraph style and those it is based on set of the look of text."""
        chain: list[int] = []
        while style not in chain and len(chain) < 20:
            chain.append(style)
            style = self._based_on.get(style, style)
        look: dict[str, float] = {}
        for number in reversed(chain):
            look |= self.looks.get(number, {})
        return look

    def colour(self, number: int) -> str:
        """The colour of a number, "RRGGBB", or "" for automatic."""
        return self.colours[number] if 0 <= number < len(self.colours) else ""
