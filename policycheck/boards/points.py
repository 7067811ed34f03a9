"""The points of a board's review to which the organisation owes a reply."""

from dataclasses import dataclass

from policycheck.boards.parts import Part
from policycheck.boards.tally import SPLIT, PassageTally, PrincipleTally, Tally
from policycheck.boards.words import board_words
from policycheck.reports.words import Words

_GOOD = 3  # a level from which a principle needs no point of its own


@dataclass(frozen=True, slots=True)
class Point:
    """Something that the board says must be answered.

    Attributes:
        code: question and number of the point, "4.2"; the same for the same sheets.
        principle: the question.
        text: what the board says, in the words of the sheet.
        part: the part of the policy that it is about, or None.
    """

    code: str
    principle: int
    text: str
    part: Part | None = None


def points(tally: Tally) -> tuple[Point, ...]:
    """The points of a review, question by question: a poor level, parts that harm, what is missing."""
    return tuple(
        Point(f"{one.rating.number}.{count}", one.rating.number, text, part)
        for one in tally.principles
        for count, (text, part) in enumerate(_of(one), 1)
    )


def _of(one: PrincipleTally) -> list[tuple[str, Part | None]]:
    said = board_words()
    found: list[tuple[str, Part | None]] = []
    if one.board is not None and one.board.level < _GOOD:
        found.append((said("reply_level_point", level=said.of("levels", one.board.level)), None))
    for passage in one.passages:
        text = _harm(passage, said)
        if text:
            named = said("sheet_part", number=passage.part.number)
            found.append((f"{named}. {text}", passage.part))
    found += [(said("reply_missing_point", words=words), None) for words in one.missing]
    found += [
        (said("reply_added_point", words=words), None)
        for words, counts in one.unplaced
        if counts["undermines"]
    ]
    return found


def _harm(passage: PassageTally, said: Words) -> str:
    if passage.board == "undermines":
        return said("reply_harm_point")
    return said("reply_differ_point") if passage.board == SPLIT and passage.counts["undermines"] else ""
