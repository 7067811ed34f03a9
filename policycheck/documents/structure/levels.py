"""What stands open above a part: a stack of headings and clauses, and where on it a new label belongs."""

from dataclasses import dataclass

from policycheck.documents.structure.markers import Marker, System
from policycheck.documents.structure.parts import Part

MAX_DEPTH = 16
Lead = tuple[Part, int, int]


@dataclass(slots=True, eq=False)
class Level:
    """A heading or clause that is open.

    Attributes:
        part: the part that opened it.
        marker: the label that opened it, where it has one (a part may bear several: "(d) (1) (A)").
        key: its kind of heading, or () for a clause.
        system, number: what its label counts.
        hint: the file's own list depth, or 0.
        leads: what the clauses on this level hang from.
        resume: the clauses that go on under this heading, which interrupted them.
        is_new_law: the words below are those of another law.
        quoted: the new law stands in quotation marks; None until its first words are seen.
    """

    part: Part
    marker: Marker | None = None
    key: tuple = ()
    system: System | str = ""
    number: int = 0
    hint: int = 0
    leads: tuple[Lead, ...] = ()
    resume: "Level | None" = None
    is_new_law: bool = False
    quoted: bool | None = None

    @property
    def form(self) -> str:
        """How its label is written, or ""."""
        return self.marker.form if self.marker else ""


@dataclass(frozen=True, slots=True)
class Match:
    """Where a label belongs: beside the level at ``index`` (a brother), or ``index`` is None and it opens a
    new level.
    """

    index: int | None
    system: str
    number: int
    resumes: bool
    score: float


def match_label(
    stack: list[Level],
    marker: Marker,
    *,
    hint: int,
    indent: float,
    is_open: bool,
    leaves_new_law: bool,
    ahead: Marker | None,
) -> Match:
    """Find where a clause's label belongs.

    Args:
        stack: what is open, outermost first.
        marker: the label.
        hint: the file's own list depth, or 0.
        indent: how far it is indented.
        is_open: the part before announces a list.
        leaves_new_law: the words read as the law itself and no longer as new law that it brings.
        ahead: the next label of the same form, which tells "(i)" the letter from "(i)" the numeral.
    """
    barrier = max((index for index, level in enumerate(stack) if level.is_new_law), default=-1)
    best: Match | None = None
    for rank, (system, number) in enumerate(marker.readings):
        bonus = -0.2 * rank + _ahead_bonus(system, number, ahead, len(marker.readings))
        for index in range(len(stack) - 1, -1, -1):
            level = stack[index]
            for known, resumes in ((level, False), (level.resume, True)):
                if known is None or known.form != marker.form or known.system != system:
                    continue
                if (hint and known.hint and hint != known.hint) or (resumes and number <= known.number):
                    continue
                if marker.form == "bullet" and not _same_bullets(known, marker, hint, indent):
                    continue
                score = _succession(known, number, marker) + bonus + 0.1 * index
                if index <= barrier:
                    score += 2.5 if leaves_new_law else -3
                elif leaves_new_law and barrier >= 0:
                    score -= 2
                if best is None or score > best.score:
                    best = Match(index, system, number, resumes, score)
        fresh = bool(stack) and stack[-1].is_new_law
        score = (4.0 if number <= 1 else 1.0) + (1.5 if is_open else -1.0) + bonus
        if fresh and not leaves_new_law:
            score = max(score, 6.5 + bonus)
        if hint and stack and stack[-1].hint and hint > stack[-1].hint:
            score += 3
        if best is None or score > best.score:
            best = Match(None, system, number, False, score)
    assert best is not None  # a marker has at least one reading
    return best


def _same_bullets(level: Level, marker: Marker, hint: int, indent: float) -> bool:
    """Whether bullets stand beside each other: the same list depth, else the same sign and indentation."""
    if hint and level.hint:
        return True
    if level.marker is None or level.marker.value != marker.value:
        return False
    return abs(level.part.raw.indent - indent) <= 1 or not indent


def _succession(level: Level, number: int, marker: Marker) -> float:
    last = level.number
    if number == last + 1:
        return 6.0
    if number == last:
        # (e-1) after (e), 1A after 1; the same label again is a list that starts anew, or one that never
        # counts.
        return (
            6.0
            if level.marker and level.marker.value != marker.value
            else (7.0 if marker.form == "bullet" else 3.6)
        )
    if number > last:
        return 3.0 if number - last <= 3 else 2.0
    return 0.2


def _ahead_bonus(system: str, number: int, ahead: Marker | None, choices: int) -> float:
    if choices < 2 or ahead is None:
        return 0.0
    return (
        1.6
        if any(other == system and following == number + 1 for other, following in ahead.readings[:1])
        else 0.0
    )
