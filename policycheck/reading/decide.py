"""What was heard and read in a provision becomes findings, or a question where the evidence contradicts itself."""

from dataclasses import dataclass

import numpy as np

from policycheck.reading.cues import CueMatch
from policycheck.reading.heard import Heard
from policycheck.reading.model import STANCES, Finding, FoundBy
from policycheck.reading.nearest import Nearest, NearestCases
from policycheck.reading.passage import Passage
from policycheck.reading.reasons import cue_reason, like_reason
from policycheck.reading.recited import STRENGTH as RECITED
from policycheck.reading.recited import Recited, two_halves
from policycheck.reading.strength import strength
from policycheck.reading.weighing import CLASSES, NO_CUES, Weighing
from policycheck.rubric.model import Criterion

_TORN = "The words speak both for and against the principle."
_AGAINST = "The words say one thing and the trained reader another."
_OTHER_WAY = "The words speak the other way, for another principle."
_REPORTED = "The sentence seems to tell of others or of the past."
_UNSURE = "The trained reader is not sure."
_EITHER = "It may speak for the principle or against it."
_RULE = 3  # the strength of a rule
EVEN = 0.25  # of a finding's chance: the other stance is so likely that one in two such findings was wrong
_FIRM = 0.7  # the probability from which the reader is believed against all sure cues of a provision


@dataclass(frozen=True, slots=True)
class Decision:
    """The findings of one provision, and what a person should be asked about it."""

    findings: tuple[Finding, ...] = ()
    questions: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Read:
    """What the trained reader said of one provision: logits (16,), logits of strengths (16, 4), embedding."""

    logits: np.ndarray
    strengths: np.ndarray
    embedding: np.ndarray


class Judge:
    """Weighs the evidence of a provision: one decision over cues and reader.

    Args:
        weighing: what each kind of evidence counts.
        nearest: the cases of the rubric in force, or None where there is no trained reader.
        recited: the wording of its principles.
    """

    def __init__(self, weighing: Weighing, nearest: NearestCases | None, recited: Recited) -> None:
        self._weighing = weighing
        self._recited = recited
        self._nearest = nearest

    def decide(self, passage: Passage, heard: Heard, read: Read | None, chances: np.ndarray) -> Decision:
        """Decide.

        Args:
            passage: the provision.
            heard: its cues.
            read: what the trained reader said, or None.
            chances: probability of each class, shape (16,).
        """
        findings: list[Finding] = []
        questions: list[Finding] = []
        told: list[float] = chances.tolist()
        if not heard.by_class and max(told) < self._weighing.question:
            return Decision()  # most provisions: nothing was heard and the reader is silent
        for number in range(1, 9):
            settled = heard.taken_back(number)
            if settled is None:
                pair, chance = self._likelier(number, told)
            else:
                pair, chance = settled, max(_FIRM, told[CLASSES.index(settled)])
            silent = chance < self._weighing.question
            if silent and number not in heard.torn:
                continue
            other = told[CLASSES.index(pair) ^ 1]
            doubt = "" if settled else self._doubt(pair, chance, other, heard, read) or _reported(passage, chance)
            if silent and not doubt:
                continue
            finding = self._finding(passage, heard, read, pair, chance, doubt)
            (questions if doubt else findings).append(finding)
        return Decision(tuple(findings), tuple(questions))

    def _likelier(self, number: int, chances: list[float]) -> tuple[tuple[int, str], float]:
        at = 2 * (number - 1)
        index = at + int(chances[at + 1] > chances[at])
        return CLASSES[index], chances[index]

    def _doubt(
        self, pair: tuple[int, str], chance: float, other: float, heard: Heard, read: Read | None
    ) -> str:
        """Why a person should decide, or "" where the evidence is enough; ``other`` is the other stance's chance."""
        if pair[0] in heard.torn and (read is None or chance < self._weighing.finding):
            return _TORN
        if read is not None:
            index = CLASSES.index(pair)
            alone = self._weighing.probabilities(read.logits[None, :], NO_CUES)[0]
            spoken = heard.flags().max(axis=0)
            if spoken[index ^ 1] and alone[index] >= self._weighing.finding:
                return _AGAINST
            if spoken[index] and alone[index ^ 1] >= max(self._weighing.finding, alone[index]):
                return _AGAINST
        if not heard.best(pair) and chance < _FIRM and heard.only_speaks(STANCES[pair[1] == STANCES[0]]):
            return _OTHER_WAY
        if chance < self._weighing.finding:
            return _UNSURE
        return _EITHER if other >= EVEN * chance else ""

    def _finding(
        self, passage: Passage, heard: Heard, read: Read | None, pair: tuple[int, str], chance: float, doubt: str
    ) -> Finding:
        number, stance = pair
        cues = heard.best(pair)
        near = self._nearest.of(number, stance, read.embedding) if self._nearest and read else None
        likes = near.likes if near else ()
        criterion = self._criterion(cues, near)
        grade, graded = _grade(passage, read, pair, cues)
        own = passage.provision.text
        if self._recited.holds(own) or (stance == STANCES[0] and two_halves(own)):  # "No test, no bed." is a rule
            grade, graded = min(grade, RECITED), ()
        spoken = cues[0].evidence if cues else ()
        provision = passage.provision
        named = [m.criterion.id for m in cues] or ([criterion.id] if criterion else [])
        return Finding(
            principle=number,
            stance=STANCES[0] if stance == STANCES[0] else STANCES[1],
            strength=grade,
            criterion=criterion.id if criterion else f"p{number}.other",
            also=tuple(dict.fromkeys(ident for ident in named if criterion and ident != criterion.id)),
            quote=provision.text,
            lead_in=provision.lead_in,
            heading=provision.heading,
            before=provision.before,
            location=provision.location,
            why=cue_reason(cues[0].criterion, stance, spoken) if cues else like_reason(criterion, stance, likes),
            evidence=spoken + graded,
            found_by=_found_by(bool(cues), read, pair, self._weighing),
            probability=chance,
            like=likes,
            critical=_critical(criterion, stance, doubt, chance, cues),
            doubt=doubt,
        )

    def _criterion(self, cues: list[CueMatch], near: Nearest | None) -> Criterion | None:
        """The cue's criterion, else that of the nearest case where it is near enough."""
        if cues:
            return cues[0].criterion
        return near.criterion if near and near.closeness >= self._weighing.like else None


def _reported(passage: Passage, chance: float) -> str:
    return _REPORTED if chance < _FIRM and passage.context.reports else ""


def _critical(criterion: Criterion | None, stance: str, doubt: str, chance: float, cues: list[CueMatch]) -> bool:
    """True for an undermining answer to a critical criterion that rests on a sure cue or on a firm reading."""
    firm = chance >= _FIRM or any(match.sure and match.weight for match in cues)
    return bool(criterion and criterion.critical and stance == "undermines" and not doubt and firm)


def _grade(passage: Passage, read: Read | None, pair: tuple[int, str], cues: list[CueMatch]) -> tuple[int, tuple]:
    """The strength, and the words that show it: the reader's grade where there is a reader, else that of the words."""
    by_words, words = strength(passage.scan, passage.offset)
    fixed = cues[0].strength if cues else None
    evidence = tuple(passage.shifted(e) for e in words)
    if fixed is not None:
        return fixed, ()
    if read is None:
        return by_words, evidence
    grade = 1 + int(read.strengths[CLASSES.index(pair)].argmax())
    if grade == 1 and by_words >= _RULE and cues and cues[0].weight:
        grade = _RULE  # words that require are no mere statement
    return grade, tuple(e for e in evidence if grade == by_words or e.role == "modality")


def _found_by(cue: bool, read: Read | None, pair: tuple[int, str], weighing: Weighing) -> FoundBy:
    if read is None or not cue:
        return "cue" if cue else "reader"
    alone = weighing.probabilities(read.logits[None, :], NO_CUES)[0]
    return "both" if alone[CLASSES.index(pair)] >= weighing.question else "cue"
