"""What one reader, or one talk, said of a policy: nothing that was filled in is lost, nothing guessed."""

import re
from collections import Counter
from dataclasses import dataclass, field

from policycheck.boards.filled import Filled
from policycheck.boards.parts import Parts
from policycheck.boards.words import board_words
from policycheck.reports.plain import visible

VERDICTS = ("supports", "undermines", "nothing", "unsure")
MOST_PEOPLE = 999
MOST_LETTERS = 20_000  # of one answer
UNSURE = "unsure"

_PLACE = re.compile(r"([1-8])-(\d{1,5}|level|more(\d)-box)")
_WORDS = re.compile(r"([1-8])-(?:(\d{1,5})w|(why|missing)|more(\d))")
_LEVEL = re.compile(r"(?:level:)?(-1|[0-4])")
_COUNT = re.compile(r"\d{1,3}")


@dataclass(slots=True)
class Added:
    """A part that a reader added to a question.

    Attributes:
        principle: the question.
        named: how the reader named it: a number, or its words.
        part: its number, or None where it was not found in the policy.
        verdicts: verdict -> people.
    """

    principle: int
    named: str
    part: int | None
    verdicts: Counter[str] = field(default_factory=Counter)


@dataclass(slots=True)
class Response:
    """One filled sheet, understood.

    Attributes:
        group: a talk, in which hands were counted.
        people: how many people it speaks for.
        mark: the reader's own mark, by which the same sheet is known again; it goes into no report.
        levels: principle -> level (-1 to 4, or "unsure") -> people.
        verdicts: (principle, part) -> verdict -> people.
        notes: (principle, part) -> words about it.
        why, missing: principle -> words.
        added: parts that the reader added.
        loose: words that had no place of their own.
        troubles: what could not be taken as it stood, in plain sentences.
    """

    group: bool = False
    people: int = 1
    mark: str = ""
    levels: dict[int, Counter[int | str]] = field(default_factory=dict)
    verdicts: dict[tuple[int, int], Counter[str]] = field(default_factory=dict)
    notes: dict[tuple[int, int], str] = field(default_factory=dict)
    why: dict[int, str] = field(default_factory=dict)
    missing: dict[int, str] = field(default_factory=dict)
    added: list[Added] = field(default_factory=list)
    loose: list[str] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)

    @property
    def said(self) -> str:
        """All that it says, as one text: two sheets that say the same have the same."""
        answers = (self.people, self.mark, self.levels, self.verdicts, self.notes, self.why, self.missing)
        return repr((*answers, self.added, self.loose))


def understand(filled: Filled, parts: Parts) -> Response:
    """Make a response of a filled sheet. Every tick and word is kept, in its place or among the loose ones.

    Args:
        filled: the sheet.
        parts: the policy as it is now, which may be another version than the sheet's.
    """
    return _Reading(filled, parts).response()


class _Reading:
    def __init__(self, filled: Filled, parts: Parts) -> None:
        self._filled, self._parts = filled, parts
        self._said = board_words()
        self._other = filled.stamp != parts.stamp
        self._response = Response(group=filled.kind == "group")
        self._added_by_code: dict[str, Added] = {}

    def response(self) -> Response:
        filled, response = self._filled, self._response
        response.loose += [self._clean(words, "") for words in filled.odd]
        if self._other:
            self._trouble("other_version")
        named = {code: self._clean(words, code) for code, words in filled.words.items() if words.strip()}
        response.mark = named.pop("mark", "")
        if response.group:
            response.people = self._number("people", named.pop("people", "")) or 0
        for code, words in sorted(named.items()):
            self._take_words(code, words)
        for code, ticks in sorted(filled.ticks.items()):
            self._take_boxes(code, ticks)
        self._settle()
        if response.group:
            asked = [sum(c.values()) for c in response.levels.values()]
            most = max([*asked, *(sum(c.values()) for c in response.verdicts.values())], default=0)
            if response.people and most > response.people:
                self._trouble("too_many", code="people")
            response.people = max(response.people, most)
        rated = sum(any(level != UNSURE for level in counted) for counted in response.levels.values())
        if rated < 8 and not response.group:
            self._trouble("half", count=rated)
        return response

    def _take_words(self, code: str, words: str) -> None:
        found = _WORDS.fullmatch(code)
        if found is None:
            self._trouble("unknown_code", code=code[:20])
            self._response.loose.append(words)
            return
        principle = int(found[1])
        if found[3]:
            (self._response.why if found[3] == "why" else self._response.missing)[principle] = words
        elif found[2]:
            part = self._part(code, int(found[2]))
            if part is None:
                self._response.loose.append(words)
            else:
                self._response.notes[principle, part] = words
        else:
            added = self._added(principle, code)
            added.named, added.part = words, self._named(words)

    def _take_boxes(self, code: str, ticks: dict[str, str]) -> None:
        found = _PLACE.fullmatch(code)
        if found is None:
            self._trouble("unknown_code", code=code[:20])
            self._response.loose += [
                f"{code[:20]}: {box[:200]} {held[:200]}".strip() for box, held in ticks.items()
            ]
            return
        principle, level = int(found[1]), found[2] == "level"
        counted = self._count(code, ticks, level=level)
        if not counted:
            return
        if level:
            self._response.levels[principle] = counted
        elif found[3]:
            self._added(principle, code.removesuffix("-box")).verdicts = Counter(
                {str(verdict): count for verdict, count in counted.items()}
            )
        else:
            part = self._part(code, int(found[2]))
            if part is None:
                self._response.loose.append(f"{code}: {', '.join(map(str, counted))}")
            else:
                verdicts = Counter({str(verdict): count for verdict, count in counted.items()})
                self._response.verdicts[principle, part] = verdicts

    def _count(self, code: str, ticks: dict[str, str], *, level: bool) -> Counter[int | str]:
        """People by box. A reader ticks one box; of a talk, hands are counted."""
        counted: Counter[int | str] = Counter()
        for box, held in ticks.items():
            meant = _meant(box, level=level)
            if meant is None:
                words = self._clean(box, code)
                self._trouble("unknown_box", code=code, words=words[:80])
                self._response.loose.append(words)
            elif self._response.group:
                number = self._number(code, held)
                if number:
                    counted[meant] += number
            elif held.strip().casefold() == "x":
                counted[meant] = 1
            else:  # words beside a box may be for it or against it
                words = self._clean(held, code)
                self._trouble("no_tick", code=code, words=words[:80], box=self._label(meant, level=level))
                self._response.loose.append(words)
        if not self._response.group and len(counted) > 1:
            boxes = ", ".join(f"“{self._label(meant, level=level)}”" for meant in counted)
            self._trouble("two_boxes", code=code, boxes=boxes)
            return Counter({UNSURE: 1})
        return counted

    def _label(self, meant: int | str, *, level: bool) -> str:
        """What a box is called on the sheet."""
        if level:
            return self._said("level_unsure") if meant == UNSURE else self._said.of("levels", meant)
        return self._said.of("boxes", meant)

    def _number(self, code: str, held: str) -> int | None:
        text = held.strip()
        if not text or text == "x":
            return 1 if text else None
        if not _COUNT.fullmatch(text):
            self._trouble("no_number", code=code, words=self._clean(text, code)[:40], most=MOST_PEOPLE)
            return None
        return int(text)

    def _part(self, code: str, number: int) -> int | None:
        """The part's number in the policy as it is now."""
        if not self._other and number in self._parts:
            return number
        words = self._filled.quotes.get(number, "")
        found = self._parts.with_words(words) if words else None
        if found is None:
            self._trouble("lost_part", code=code)
        return found.number if found else None

    def _named(self, words: str) -> int | None:
        """The part that a reader names by number or words, as the policy is now."""
        number = self._parts.number_in(words)
        if number is not None and self._other:
            words = self._filled.quotes.get(number, "")
        found = self._parts.named(words) if words else None
        return found.number if found else None

    def _added(self, principle: int, code: str) -> Added:
        """The part that was added at a code."""
        if code not in self._added_by_code:
            self._added_by_code[code] = Added(principle, "", None)
            self._response.added.append(self._added_by_code[code])
        return self._added_by_code[code]

    def _settle(self) -> None:
        """Keep what a reader wrote beside the words of an added part, and tell where a part has two answers."""
        answers = dict(self._response.verdicts)
        for code, added in self._added_by_code.items():
            if added.part is None:
                continue
            place = added.principle, added.part
            if not self._parts.only_names(added.part, added.named):
                noted = self._response.notes.get(place)
                self._response.notes[place] = "\n".join(filter(None, (noted, added.named)))
            known = answers.setdefault(place, added.verdicts)
            if not known:
                known.update(added.verdicts)
            elif added.verdicts and added.verdicts != known:
                self._contradict(code, added, known)

    def _contradict(self, code: str, added: Added, known: Counter[str]) -> None:
        """Two answers on one part: of a reader it is not sure which is meant; of a talk the first stands."""
        first, other = (
            ", ".join(
                f"“{self._label(verdict, level=False)}”{f': {count}' if self._response.group else ''}"
                for verdict, count in counted.items()
            )
            for counted in (known, added.verdicts)
        )
        key = "two_counts" if self._response.group else "two_answers"
        self._trouble(key, code=code, number=added.part, first=first, other=other)
        if not self._response.group:
            known.clear()
            known[UNSURE] = 1

    def _clean(self, words: str, code: str) -> str:
        lines = [visible(" ".join(line.split())) for line in words.splitlines()]
        kept = "\n".join(line for line in lines if line).strip()
        if len(kept) > MOST_LETTERS:
            self._trouble("cut", code=code, most=MOST_LETTERS)
        return kept[:MOST_LETTERS]

    def _trouble(self, key: str, **facts: object) -> None:
        self._response.troubles.append(self._said(f"trouble_{key}", **facts))


def _meant(box: str, *, level: bool) -> int | str | None:
    """What a box means: a level, a verdict or "unsure"; None where it is none of ours."""
    if level:
        found = _LEVEL.fullmatch(box.strip())
        return int(found[1]) if found else UNSURE if box in (UNSURE, "level:unsure") else None
    return box if box in VERDICTS else None
