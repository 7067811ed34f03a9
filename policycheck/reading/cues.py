"""Cues over one provision: which criteria it may answer, on which side, and the words that show it."""

from dataclasses import dataclass

from policycheck.reading.context import Context
from policycheck.reading.lexicon import Hit, Lexicon
from policycheck.reading.model import Evidence
from policycheck.reading.passage import Passage
from policycheck.rubric.model import Criterion, Cue, Rubric
from policycheck.rubric.slots import Slot, parse_slot


@dataclass(frozen=True, slots=True)
class CueMatch:
    """A cue that spoke.

    Attributes:
        criterion: the criterion that the cue belongs to.
        stance: "supports" or "undermines".
        evidence: the words, with what they did.
        weight: how specific the cue is: the number of its slots and contexts that had to stand.
        strength: the strength that the cue fixes, or None.
        sure: the cue can stand alone; else it only hints, beside other evidence.
    """

    criterion: Criterion
    stance: str
    evidence: tuple[Evidence, ...]
    weight: int
    strength: int | None
    sure: bool = True


class Cues:
    """All cues of a rubric, compiled once, indexed by the terms of their anchors."""

    def __init__(self, rubric: Rubric, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._by_anchor: dict[str, list[tuple[Criterion, Cue, tuple[Slot, ...]]]] = {}
        for criterion in rubric.criteria:
            if criterion.weight == 0:
                continue
            for cue in criterion.cues:
                slots = tuple(parse_slot(text) for text in cue.all)
                for name in slots[0].names:
                    self._by_anchor.setdefault(name, []).append((criterion, cue, slots))

    def read(self, passage: Passage) -> list[CueMatch]:
        """All cues that the passage answers. A cue counts once, however often its words stand."""
        matches: list[CueMatch] = []
        for name in passage.scan.terms:
            for criterion, cue, slots in self._by_anchor.get(name, ()):
                found = self._try(passage, criterion, cue, slots, name)
                if found is not None:
                    matches.append(found)
        return matches

    def _try(
        self, passage: Passage, criterion: Criterion, cue: Cue, slots: tuple[Slot, ...], name: str
    ) -> CueMatch | None:
        terms = passage.scan.terms
        if any(unwanted in terms for unwanted in cue.none):
            return None
        if not all(any(wanted in terms for wanted in slot.names) for slot in slots[1:]):
            return None  # most cues end here, before anything costs more
        beside = _context_here(passage, cue)
        around = _context_around(passage, cue) if beside is None else (passage.evidence("context", beside),)
        if cue.context and not around:
            return None
        for anchor in terms[name]:
            others = self._fill(passage, cue, slots[1:], anchor)
            if others is None or not any(passage.in_text(hit) for hit in (anchor, *others)):
                continue
            stance, deciding = self._decide(passage.context, cue, slots, anchor, others)
            if stance == "nothing" or not _binds(passage, cue, anchor):
                continue
            words = tuple(passage.evidence("cue", hit) for hit in (anchor, *others))
            return CueMatch(
                criterion=criterion,
                stance=stance,
                evidence=words + tuple(passage.shifted(e) for e in deciding) + around,
                weight=len(slots) + bool(cue.context),
                strength=cue.strength,
                sure=stance not in cue.hints,
            )
        return None

    def _fill(self, passage: Passage, cue: Cue, slots: tuple[Slot, ...], anchor: Hit) -> tuple[Hit, ...] | None:
        """The nearest words for each other slot, or None where one is missing."""
        context = passage.context
        if any(anchor.start in span for span in (*context.silenced, *context.quoted)):
            return None
        chosen: list[Hit] = []
        for slot in slots:
            candidates = [
                hit
                for name in slot.names
                for hit in passage.scan.terms.get(name, ())
                if _apart(hit, anchor) <= cue.within
                and all(_disjoint(hit, other) for other in (anchor, *chosen))
                and not any(hit.start in span for span in (*context.silenced, *context.quoted))
                and self._mode_holds(context, slot, hit, anchor)
            ]
            if not candidates:
                return None
            chosen.append(min(candidates, key=lambda hit: (_apart(hit, anchor), hit.start)))
        return tuple(chosen)

    def _mode_holds(self, context: Context, slot: Slot, hit: Hit, anchor: Hit) -> bool:
        if slot.mode in ("no", "yes"):
            denial = self._lexicon.is_denial(hit.name)
            return context.polarity(hit, denial=denial, ignore=(anchor,)).affirmed == (slot.mode == "yes")
        if slot.mode == "if":
            return any(hit.start in zone for zone in (*context.conditions, *context.exceptions))
        return True

    def _decide(
        self,
        context: Context,
        cue: Cue,
        slots: tuple[Slot, ...],
        anchor: Hit,
        others: tuple[Hit, ...],
    ) -> tuple[str, tuple[Evidence, ...]]:
        """The stance of the cue where its anchor stands, and the words that turned it."""
        denial = self._lexicon.is_denial(anchor.name)
        ignore = tuple(hit for slot, hit in zip(slots[1:], others, strict=True) if slot.mode != "no")
        polarity = context.polarity(anchor, denial=denial, ignore=ignore)
        affirmed = polarity.affirmed
        if slots[0].mode == "no":
            return (cue.says if not affirmed else "nothing"), polarity.evidence
        names = {name for slot in slots[1:] if slot.mode != "no" for name in slot.names}.union(cue.context)
        speaking = [hit for name in names for hit in context.scan.terms.get(name, ())]
        excepted = any(hit.start in zone for hit in speaking for zone in context.exceptions)
        outside = not any(anchor.start in zone for zone in context.exceptions)
        deciding = polarity.evidence
        if excepted and outside:
            if not affirmed:
                affirmed = True  # "no one is turned away except for a positive test"
                deciding += tuple(context.evidence("exception", hit) for hit in context.scan.roles["exception"][:1])
            elif not denial and all(slot.mode != "if" for slot in slots):
                affirmed = False  # "naloxone is handed out, except to people who use"
        return (cue.says if affirmed else cue.denied), deciding


def _apart(one: Hit, other: Hit) -> int:
    return max(one.start - other.end, other.start - one.end, 0)


def _disjoint(one: Hit, other: Hit) -> bool:
    return one.end <= other.start or other.end <= one.start


def _context_here(passage: Passage, cue: Cue) -> Hit | None:
    """The first words in the provision or its lead-in that satisfy the cue's context."""
    return next((hit for name in cue.context for hit in passage.scan.terms.get(name, ())), None)


def _context_around(passage: Passage, cue: Cue) -> tuple[Evidence, ...]:
    """The first words in the headings or the sentence before that satisfy the cue's context."""
    for name in cue.context:
        for where, scan in passage.around:
            for hit in scan.terms.get(name, ()):
                return (Evidence("context", scan.words(hit), where, scan.starts[hit.start],
                                 scan.ends[hit.end - 1]),)  # fmt: skip
    return ()


def _binds(passage: Passage, cue: Cue, anchor: Hit) -> bool:
    """True where the sentence binds whom the cue asks for: the actor nearest before the anchor decides."""
    if cue.who == "anyone":
        return True
    actors = [
        hit for role in ("staff", "participant") for hit in passage.scan.roles.get(role, ()) if hit.end <= anchor.start
    ]
    if not actors:
        return cue.who == "participant"
    return max(actors, key=lambda hit: hit.end).name == cue.who
