"""Where the parts of the little drawing of a level stand, in units of its own box."""

from dataclasses import dataclass

from policycheck.rating.certainty import in_words
from policycheck.rating.model import PrincipleRating

_LEAST, _MOST = -1, 4
_STEP = 34
_MARGIN = 14
WIDTH = 2 * _MARGIN + _STEP * (_MOST - _LEAST)
HEIGHT = 28


@dataclass(frozen=True, slots=True)
class Drawing:
    """The drawing of one principle's level.

    Attributes:
        x: where the level stands, or None where it could not be read.
        tool_x: where the program's own level stands, if a board has set another; else None.
        sure: "sure", "fairly sure" or "unsure".
        bar: for a conflict: from where and to where a bar leads, from the side against to the strongest
            provision for the principle; else None.
        board: True where the level is a board's.
        tone: "against", "none", "some" or "good", by the level.
    """

    x: int | None
    tool_x: int | None
    sure: str
    bar: tuple[int, int] | None
    board: bool
    tone: str

    width = WIDTH
    height = HEIGHT
    middle = HEIGHT // 2

    @staticmethod
    def axis() -> list[tuple[int, int]]:
        """(level, x) of each level."""
        return [(level, _x(level)) for level in range(_LEAST, _MOST + 1)]


def drawing(rating: PrincipleRating) -> Drawing:
    """Lay out the drawing of a rating."""
    level, tool = rating.level, rating.tool_level
    beside = rating.board is not None and tool is not None and tool != level
    return Drawing(
        x=None if level is None else _x(level),
        tool_x=_x(tool) if beside and tool is not None else None,
        sure=in_words(rating.certainty),
        bar=_bar(rating),
        board=rating.board is not None,
        tone=_tone(level),
    )


def _bar(rating: PrincipleRating) -> tuple[int, int] | None:
    if not rating.conflict:
        return None
    strongest = max(finding.strength for finding in rating.findings if finding.stance == "supports")
    return _x(_LEAST), _x(strongest)


def _x(level: int) -> int:
    return _MARGIN + _STEP * (level - _LEAST)


def _tone(level: int | None) -> str:
    if level is None or level == 0:
        return "none"
    return "against" if level < 0 else "some" if level < 3 else "good"
