"""The organisation's reply: a sheet with a point a row, read again, and merged into the board's review."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from policycheck.boards.filled import Filled
from policycheck.boards.form import BOXED, Block, Choice, Form, Option, Quote, Say, Section, Write
from policycheck.boards.intake import hand_in
from policycheck.boards.parts import Parts
from policycheck.boards.points import Point
from policycheck.boards.words import board_words, folded
from policycheck.comparing.promises import Reply
from policycheck.errors import PolicycheckError
from policycheck.reports.plain import one_line

ANSWERS = ("accepted", "changed", "declined")


@dataclass(frozen=True, slots=True)
class Merged:
    """Points with their replies.

    Attributes:
        pairs: each point with its reply, or None.
        unmatched: replies to points that the review does not have.
    """

    pairs: tuple[tuple[Point, Reply | None], ...]
    unmatched: tuple[Reply, ...] = ()


def reply_form(title: str, stamp: str, points: Iterable[Point], *, large: bool = False) -> Form:
    """The sheet on which the organisation replies."""
    said = board_words()
    by_principle: dict[int, list[Point]] = {}
    for point in points:
        by_principle.setdefault(point.principle, []).append(point)
    sections = tuple(
        Section(
            said("reply_principle", number=number, question=said.of("question", number)),
            tuple(block for point in own for block in _blocks(point)),
        )
        for number, own in sorted(by_principle.items())
    )
    intro = (Say(said("reply_about")), Say(said("reply_where_no")))
    return Form("reply", stamp, said("reply_title", title=one_line(title)), intro, sections, large)


def _blocks(point: Point) -> list[Block]:
    said = board_words()
    blocks: list[Block] = []
    if point.part is not None:
        part = point.part
        label = said("reply_part", number=part.number)
        blocks.append(Quote(part.number, label, one_line(part.provision.text)))
    boxes = tuple(Option(value, label) for value, label in said.table("answers").items())
    blocks += [
        Choice(point.code, one_line(point.text), boxes),
        Write(f"{point.code}-how", said("reply_how_label"), 3),
        Write(f"{point.code}-who", said("reply_who_label"), 1),
        Write(f"{point.code}-when", said("reply_when_label"), 1),
    ]
    return blocks


def load_reply(path: str | Path) -> tuple[Reply, ...]:
    """Read a filled reply sheet (.html or .docx).

    Raises:
        PolicycheckError: it cannot be read, or is no reply sheet.
    """
    handed = hand_in(path)
    if handed.trouble:
        raise PolicycheckError(f"{Path(path).name}: {handed.trouble}")
    sheets = [sheet for sheet in handed.sheets if sheet.kind == "reply"]
    if not sheets:
        raise PolicycheckError(f"{Path(path).name}: this is no reply sheet. Name the filled reply sheet.")
    return tuple(reply for sheet in sheets for reply in _replies(sheet))


def merge(points: Iterable[Point], replies: Iterable[Reply]) -> Merged:
    """Put replies beside the points that they are for, found by their words; none that was given is lost.

    A reply without its point in the review is kept apart.
    """
    waiting: dict[str, list[Reply]] = {}
    for reply in replies:
        if reply.given:
            waiting.setdefault(_key(reply.principle, reply.point), []).append(reply)
    pairs = []
    for point in points:
        found = waiting.get(_key(point.principle, one_line(point.text)), [])
        pairs.append((point, found.pop(0) if found else None))
    return Merged(tuple(pairs), tuple(reply for rest in waiting.values() for reply in rest))


def _key(principle: int, text: str) -> str:
    return f"{principle} {folded(text)}"  # the words and the question; numbers shift when sheets come late


def _replies(sheet: Filled) -> list[Reply]:
    codes = dict.fromkeys([*sheet.labels, *sheet.ticks, *(c.partition("-")[0] for c in sheet.words)])
    found = []
    for code in codes:
        if "." not in code or not BOXED.fullmatch(code):
            continue
        label = one_line(sheet.labels.get(code, ""))
        ticked = [box for box in sheet.ticks.get(code, {}) if box in ANSWERS]
        rest = {key: one_line(sheet.words.get(f"{code}-{key}", "")) for key in ("how", "who", "when")}
        answer = ticked[0] if len(ticked) == 1 else ""
        if len(ticked) > 1:  # which of them is meant only a person can say
            labels = "; ".join(board_words().of("answers", box) for box in ticked)
            rest["how"] = f"{labels}: {rest['how']}" if rest["how"] else labels
        found.append(Reply(int(code[0]), label, _quote(sheet, label), answer, **rest))
    return found


def _quote(sheet: Filled, label: str) -> str:
    """The passage that a point names by its number."""
    words = label.split(maxsplit=2)
    number = Parts.number_in(" ".join(words[:2])) if len(words) > 1 else None
    return sheet.quotes.get(number, "") if number is not None else ""
