"""Text that a person would not see: rules that all formats share, and a tally that becomes notes of the
review.
"""

import re
from collections import defaultdict

from policycheck.documents.model import Note

# Below this many points nobody reads a line. Footnotes are set in 6 to 9.
TINY_POINTS = 2.0
# WCAG asks for 4.5. Pale grey on white (1.6) is hard to read and still meant to be read; this is not.
_LEAST_CONTRAST = 1.2
_SAMPLE = 80

_MESSAGES = {
    "vanish": "Text marked as hidden is left out: a reader of the printed page would not see it.",
    "colour": "Text in the colour of the paper is left out: a reader would not see it.",
    "tiny": "Text too small to read is left out.",
    "off-page": "Text placed outside the page is left out: a reader would not see it.",
    "covered": "Text under a picture or another shape is left out: a reader would not see it.",
    "invisible": "Text drawn so that it cannot be seen is left out.",
}

_WORD = re.compile(r"\w")


def contrast(colour: str, background: str) -> float:
    """WCAG 2 contrast ratio, 1 to 21, of two colours written "RRGGBB"."""
    high, low = sorted((_luminance(colour), _luminance(background)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def unseen_colour(colour: str, background: str) -> bool:
    """Whether text of a colour cannot be seen on a background (both "RRGGBB"; anything else counts as
    seen).
    """
    if not (_is_hex(colour) and _is_hex(background)):
        return False
    return contrast(colour, background) < _LEAST_CONTRAST


def _is_hex(colour: str) -> bool:
    return re.fullmatch(r"[0-9A-Fa-f]{6}", colour) is not None


def _luminance(colour: str) -> float:
    channels = (int(colour[i : i + 2], 16) / 255 for i in (0, 2, 4))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


class HiddenText:
    """Counts hidden passages by reason ("vanish", "colour", "tiny", "off-page", "covered", "invisible")."""

    def __init__(self) -> None:
        self._passages: dict[str, list[str]] = defaultdict(list)
        self._pages: dict[str, set[int]] = defaultdict(set)

    def add(self, reason: str, text: str, page: int | None = None) -> None:
        """Note a hidden passage; one without a letter or digit deceives nobody and is not counted."""
        if not _WORD.search(text):
            return
        self._passages[reason].append(text)
        if page is not None:
            self._pages[reason].add(page)

    def notes(self) -> list[Note]:
        """One note a reason, with the start of the text."""
        return [
            Note(
                "hidden",
                _MESSAGES[reason],
                count=len(passages),
                sample=_sample(passages),
                pages=tuple(sorted(self._pages[reason])),
            )
            for reason, passages in self._passages.items()
        ]


def _sample(passages: list[str]) -> str:
    text = " ".join("".join(passages[:20]).split())
    return text if len(text) <= _SAMPLE else text[: _SAMPLE - 1].rstrip() + "…"
