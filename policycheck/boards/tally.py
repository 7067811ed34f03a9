"""The board's review: what the readers said, put together, above what the program read."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath, PureWindowsPath

from policycheck.boards.agreement import Agreement, agreement
from policycheck.boards.intake import HandedIn
from policycheck.boards.levels import board_level, levels_of
from policycheck.boards.parts import Part, Parts
from policycheck.boards.response import UNSURE, Response, understand
from policycheck.boards.words import board_words
from policycheck.rating.model import BoardLevel, PrincipleRating, Review

SPLIT = "split"


@dataclass(frozen=True, slots=True)
class PassageTally:
    """What the readers said of one part, for one question.

    Attributes:
        part: the part.
        tool: "supports", "undermines", or "nothing" where the program found nothing.
        counts: verdict -> people.
        notes: what they wrote about it.
        added: a reader added it; it stood on no sheet.
    """

    part: Part
    tool: str
    counts: Counter[str]
    notes: tuple[str, ...] = ()
    added: bool = False

    @property
    def answered(self) -> bool:
        """True where somebody ticked a box on it, or added it."""
        return bool(self.counts) or self.added

    @property
    def sure(self) -> int:
        """How many people gave an answer other than "not sure"."""
        return sum(count for verdict, count in self.counts.items() if verdict != UNSURE)

    @property
    def board(self) -> str:
        """What more than half of those say who gave an answer; "split" where there is no such half."""
        for verdict, count in self.counts.items():
            if verdict != UNSURE and 2 * count > self.sure:
                return verdict
        return SPLIT

    @property
    def differs(self) -> bool:
        """True where the board has an answer, or is split, and the program says otherwise."""
        return self.sure > 0 and self.board != self.tool

    @property
    def missed(self) -> bool:
        """True where the board sees something in a part in which the program found nothing."""
        return self.tool == "nothing" and self.board in ("supports", "undermines")


@dataclass(frozen=True, slots=True)
class PrincipleTally:
    """What the readers said of one principle.

    Attributes:
        rating: the program's rating, with the board's level in it.
        levels: level -> people.
        unsure: people who said that they are not sure.
        halved: the answers had two middles, and the lower one counts.
        passages: parts about which somebody said something, in the order of the policy.
        said: what those wrote who see it as the board does, and what was said in talks.
        missing: what is missing, in their words.
        unplaced: parts that readers named and that are not in the policy: their words, verdict -> people.
    """

    rating: PrincipleRating
    levels: Counter[int]
    unsure: int
    halved: bool
    passages: tuple[PassageTally, ...]
    said: tuple[str, ...]
    missing: tuple[str, ...]
    unplaced: tuple[tuple[str, Counter[str]], ...]

    @property
    def board(self) -> BoardLevel | None:
        """The board's level."""
        return self.rating.board


@dataclass(frozen=True, slots=True)
class Tally:
    """The board's review.

    Attributes:
        review: the program's review with the board's levels in their place.
        stamp: which version of the policy it is about.
        people: how many people took part.
        principles: the eight, in order.
        agreement: how far they agree on the levels.
        troubles: for each sheet in which something was amiss, its number and what it was.
        sheets: how many sheets were handed in.
        loose: words that had no place of their own.
    """

    review: Review
    stamp: str
    people: int
    principles: tuple[PrincipleTally, ...]
    agreement: Agreement
    troubles: tuple[tuple[int, tuple[str, ...]], ...]
    sheets: int
    loose: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Gathered:
    """The responses that count, in an order that tells nothing of who handed in what.

    Attributes:
        responses: the responses.
        troubles: for each sheet with trouble: its number, the name of its file, and what it was.
        sheets: how many sheets there were in all.
    """

    responses: tuple[Response, ...]
    troubles: tuple[tuple[int, str, tuple[str, ...]], ...]
    sheets: int


def gather(handed: Iterable[HandedIn], parts: Parts) -> Gathered:
    """Understand what was handed in. The same sheet counts once; empty and unreadable ones are told of."""
    said = board_words()
    read: list[tuple[str, Response | None, str, list[str]]] = []
    digests: set[str] = set()
    for file in handed:
        if file.trouble:
            read.append((f"~{file.digest}{file.name}", None, file.name, [file.trouble]))
        elif any(sheet.kind == "reply" for sheet in file.sheets):
            read.append((f"~{file.digest}", None, file.name, [said("trouble_reply")]))
        elif file.digest in digests:
            read.append((f"~{file.digest}", None, file.name, [said("trouble_twice")]))
        elif all(sheet.empty for sheet in file.sheets):
            read.append((f"~{file.digest}", None, file.name, [said("trouble_empty")]))
        else:
            found = [understand(sheet, parts) for sheet in file.sheets if not sheet.empty]
            read += [(response.said, response, file.name, response.troubles) for response in found]
        digests.add(file.digest)
    read.sort(key=lambda one: one[0])
    _compare(read)
    troubles = tuple((i, name, tuple(told)) for i, (_, _, name, told) in enumerate(read, 1) if told)
    responses = tuple(response for _, response, _, _ in read if response is not None)
    return Gathered(responses, troubles, len(read))


def _compare(read: list[tuple[str, Response | None, str, list[str]]]) -> None:
    """Let the same sheet of the same reader count once; tell of two sheets with one mark."""
    said = board_words()
    marks: dict[str, str] = {}
    for at, (text, response, name, told) in enumerate(read):
        if response is None or not response.mark:
            continue
        known = marks.setdefault(response.mark.casefold(), text)
        if at and known == text and any(t == text and r is not None for t, r, _, _ in read[:at]):
            read[at] = (text, None, name, [*told, said("trouble_twice")])
        elif known != text:
            told.append(said("trouble_same_mark"))


def tally(parts: Parts, review: Review, gathered: Gathered) -> Tally:
    """Put the responses together. Each person counts the same.

    Args:
        parts: the parts of the policy.
        review: the program's review of it.
        gathered: the responses.
    """
    responses = gathered.responses
    principles = tuple(_principle(rating, parts, responses) for rating in review.principles)
    name = PureWindowsPath(PurePosixPath(review.source.name).name).name  # no path of anybody's machine
    own = replace(
        review,
        source=replace(review.source, name=name),
        principles=tuple(principle.rating for principle in principles),
    )
    readers = [dict(_one_level(response)) for response in responses if not response.group]
    talks = [
        {number: levels_of(counted) for number, counted in response.levels.items()}
        for response in responses
        if response.group
    ]
    return Tally(
        review=own,
        stamp=parts.stamp,
        people=sum(response.people for response in responses),
        principles=principles,
        agreement=agreement(readers, talks),
        troubles=tuple((number, told) for number, _, told in gathered.troubles),
        sheets=gathered.sheets,
        loose=tuple(sorted(words for response in responses for words in response.loose)),
    )


def _one_level(response: Response) -> Iterable[tuple[int, int]]:
    for number, counted in response.levels.items():
        for level in levels_of(counted):
            yield number, level


def _principle(rating: PrincipleRating, parts: Parts, responses: Sequence[Response]) -> PrincipleTally:
    number = rating.number
    levels: Counter[int] = Counter()
    for response in responses:
        levels.update(levels_of(response.levels.get(number, Counter())))
    board, halved = board_level(number, levels, responses)
    agreeing = [
        response.why[number]
        for response in responses
        if number in response.why and (response.group or board is None or _agrees(response, number, board))
    ]
    return PrincipleTally(
        rating=replace(rating, board=board),
        levels=levels,
        unsure=sum(response.levels.get(number, Counter())[UNSURE] for response in responses),
        halved=halved,
        passages=_passages(rating, parts, responses),
        said=tuple(sorted(agreeing)),  # by their words alone: one reader's words cannot be traced through a review
        missing=tuple(sorted(response.missing[number] for response in responses if number in response.missing)),
        unplaced=_unplaced(number, responses),
    )


def _agrees(response: Response, number: int, board: BoardLevel) -> bool:
    own = levels_of(response.levels.get(number, Counter()))
    return not own or board.level in own


def _passages(
    rating: PrincipleRating, parts: Parts, responses: Sequence[Response]
) -> tuple[PassageTally, ...]:
    number = rating.number
    tool = {parts.of(finding).number: finding.stance for finding in rating.findings}
    counts: dict[int, Counter[str]] = {}
    notes: dict[int, list[str]] = {}
    asked: set[int] = set()
    for response in responses:
        own = {
            part: counted for (principle, part), counted in response.verdicts.items() if principle == number
        }
        asked |= own.keys()
        for added in response.added:
            if added.principle == number and added.part is not None:
                own.setdefault(added.part, added.verdicts)
        for part, counted in own.items():
            counts.setdefault(part, Counter()).update(counted)
        for (principle, part), words in response.notes.items():
            if principle == number:
                notes.setdefault(part, []).append(words)
    return tuple(
        PassageTally(
            part=parts[part],
            tool=tool.get(part, "nothing"),
            counts=counts.get(part, Counter()),
            notes=tuple(sorted(notes.get(part, ()))),
            added=part not in asked and part in counts,
        )
        for part in sorted({*counts, *notes})
    )


def _unplaced(number: int, responses: Sequence[Response]) -> tuple[tuple[str, Counter[str]], ...]:
    found: dict[str, Counter[str]] = {}
    for response in responses:
        for added in response.added:
            if added.principle == number and added.part is None and (added.named or added.verdicts):
                found.setdefault(added.named, Counter()).update(added.verdicts)
    return tuple(sorted(found.items()))
