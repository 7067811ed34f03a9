"""How the cells of the spreadsheet look. Colours differ in lightness, so that a grey print still tells."""

from typing import Any

# level -> fill, letters, word. Lightness falls from white (silent) to a mid tone (accountable); contrary
# alone is dark with white letters.
LEVEL_COLOURS: dict[int, tuple[str, str, str]] = {
    -1: ("#6B1F1A", "#FFFFFF", "contrary"),
    0: ("#FFFFFF", "#595959", "silent"),
    1: ("#EDF3F2", "#1F2A2E", "mentioned"),
    2: ("#D2E4E1", "#1F2A2E", "committed"),
    3: ("#AECFCA", "#1F2A2E", "practised"),
    4: ("#82B5AE", "#1F2A2E", "accountable"),
}
_LINE = "#D9DEE0"


class Formats:
    """The formats of one workbook."""

    def __init__(self, book: Any) -> None:
        base = {"font_name": "Calibri", "font_size": 10, "valign": "top", "text_wrap": True, "border": 1,
                "border_color": _LINE}  # fmt: skip
        self.heading = book.add_format(
            base | {"bold": True, "bg_color": "#27353A", "font_color": "#FFFFFF", "valign": "vcenter"}
        )
        self.text = book.add_format(base)
        self.share = book.add_format(base | {"num_format": "0%", "align": "right"})
        self.flag = book.add_format({"bold": True, "bg_color": "#F3D9A4", "font_color": "#1F2A2E"})
        self._forms = {
            "text": self.text,
            "id": book.add_format(base | {"bold": True}),
            "flag": book.add_format(base | {"align": "center"}),
            "level": book.add_format(base | {"align": "left"}),
            "certainty": book.add_format(base | {"num_format": "0%", "font_color": "#404B50", "font_size": 9}),
            "share": self.share,
            "count": book.add_format(base | {"align": "right"}),
            "own": book.add_format(base | {"bg_color": "#FFFBEA"}),
        }
        self.levels = {
            level: book.add_format(
                {
                    "bg_color": fill,
                    "font_color": letters,
                    "bold": level == -1,
                    "num_format": _worded(level, word),
                }
            )
            for level, (fill, letters, word) in LEVEL_COLOURS.items()
        }

    def of(self, form: str) -> Any:
        """The format of a column."""
        return self._forms[form]


def _worded(level: int, word: str) -> str:
    """A number format that shows the word beside the number: the cell stays a number that can be sorted."""
    sections = {-1: f'0;"-1 {word}";0', 0: f'0;-0;"0 {word}"'}
    return sections.get(level, f'0" {word}"')
