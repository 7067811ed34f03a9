"""What a board of participants said of a provision stands above what the program reads in it.

A case that is marked ``learnt`` acts directly, without training: a provision in the same words, or in very
nearly the same, takes its answer for that principle.
"""

import re
from collections import Counter
from dataclasses import dataclass

from policycheck.reading.decide import Decision
from policycheck.reading.lexicon import Lexicon
from policycheck.reading.model import STANCES, Evidence, Finding, Like, Provision
from policycheck.reading.normal import fold
from policycheck.reading.passage import label_end, lay_out
from policycheck.reading.reasons import board_reason
from policycheck.reading.strength import strength
from policycheck.rubric.model import Case, Criterion, Rubric

# Share of the trigrams of two provisions that both have: a sentence of usual length may differ in a small
# word or two. A word of substance may be added and none put in the place of another ("naloxone", "alcohol"),
# and the words that turn a meaning (negations, denials, exceptions, conditions) must be the same.
NEAR = 0.7
_ALONE = 8  # words from which a provision can be understood without its headings
_STEM = 5  # letters by which words are compared
_TURNING = ("negation", "negative-subject", "without", "denial", "exception", "condition")
_MODAL = ("required", "intended", "stated")
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_NO_WORD = re.compile(r"[^\w]+")


# the words of substance of a provision, by their stems, and the words in it that turn a meaning
_Sense = tuple[frozenset[str], Counter[str]]


@dataclass(frozen=True, slots=True)
class _Heard:
    """A case as it is compared: its words, their trigrams, and the sense that must be the same."""

    criterion: Criterion
    case: Case
    words: str
    trigrams: frozenset[str]
    sense: _Sense


class Learnt:
    """The learnt cases of a rubric.

    Args:
        rubric: the rubric in force.
        lexicon: its lexicon, which knows the words that turn a meaning.
    """

    def __init__(self, rubric: Rubric, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._cases = [
            self._hear(criterion, case)
            for criterion in rubric.criteria
            for case in criterion.cases
            if case.learnt and criterion.weight > 0
        ]

    def settle(self, provision: Provision, decision: Decision) -> Decision:
        """Put the board's answers in the place of the program's, a principle at a time."""
        if not self._cases:
            return decision
        findings, questions = list(decision.findings), list(decision.questions)
        for principle, (heard, similarity) in sorted(self._answers(provision).items()):
            own = [finding for finding in (*findings, *questions) if finding.principle == principle]
            findings = [finding for finding in findings if finding.principle != principle]
            questions = [finding for finding in questions if finding.principle != principle]
            if heard.case.says != "nothing":
                same = next((f for f in own if f.stance == heard.case.says), None)
                findings.append(self._finding(provision, heard, similarity, same))
        return Decision(tuple(sorted(findings, key=lambda f: f.principle)), tuple(questions))

    def _answers(self, provision: Provision) -> dict[int, tuple[_Heard, float]]:
        """The nearest learnt case a principle. Of equally near ones the last counts: a later board's word."""
        words = _words(provision)
        trigrams = _trigrams(words)
        sense: _Sense | None = None
        answers: dict[int, tuple[_Heard, float]] = {}
        for heard in self._cases:
            similarity = 1.0 if heard.words == words else _overlap(heard.trigrams, trigrams)
            known = answers.get(heard.criterion.principle)
            if similarity < NEAR or (known and similarity < known[1]):
                continue
            if not _same_place(heard.case, provision):
                continue
            if similarity < 1.0:
                sense = sense or self._sense(provision)
                if not _same_sense(sense, heard.sense):
                    continue
            answers[heard.criterion.principle] = heard, similarity
        return answers

    def _finding(self, provision: Provision, heard: _Heard, similarity: float, same: Finding | None) -> Finding:
        criterion, case = heard.criterion, heard.case
        passage = lay_out(provision, self._lexicon, {})
        by_words, _ = strength(passage.scan, passage.offset)
        named = (same.criterion, *same.also) if same else ()
        likes = (Like(case.text, criterion.id, round(similarity, 3)),)
        stance = STANCES[1] if case.says == STANCES[1] else STANCES[0]
        return Finding(
            principle=criterion.principle,
            stance=stance,
            strength=case.strength or (same.strength if same else by_words),
            criterion=criterion.id,
            also=tuple(i for i in named if i != criterion.id and not i.endswith(".other")),
            quote=provision.text,
            lead_in=provision.lead_in,
            heading=provision.heading,
            before=provision.before,
            location=provision.location,
            why=board_reason(stance, likes),
            evidence=(Evidence("board", provision.text, "text", 0, len(provision.text)),),
            found_by="board",
            like=likes,
            critical=criterion.critical and stance == "undermines",
        )

    def _hear(self, criterion: Criterion, case: Case) -> _Heard:
        provision = Provision(case.text, case.lead_in, case.heading, case.before)
        words = _words(provision)
        return _Heard(criterion, case, words, _trigrams(words), self._sense(provision))

    def _sense(self, provision: Provision) -> _Sense:
        scan = lay_out(provision, self._lexicon, {}).scan
        turning, modal = (
            [scan.words(hit).casefold() for role in roles for hit in scan.roles.get(role, ())]
            for roles in (_TURNING, _MODAL)
        )
        return frozenset(_stems(scan.text) - _stems(" ".join(modal))), Counter(turning)


def _same_sense(one: _Sense, other: _Sense) -> bool:
    return one[1] == other[1] and (one[0] <= other[0] or one[0] >= other[0])


def folded_words(text: str, lead_in: str = "") -> str:
    """A provision's words without its label, capitals and marks; every number reads the same."""
    joined = fold(f"{lead_in.replace(' > ', ' ')} {text[label_end(text) :]}").casefold()
    return _NO_WORD.sub(" ", _DIGITS.sub("0", joined)).strip()


def _words(provision: Provision) -> str:
    return folded_words(provision.text, provision.lead_in)


def _trigrams(words: str) -> frozenset[str]:
    padded = f"  {words}  "
    return frozenset(padded[i : i + 3] for i in range(len(padded) - 2))


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """Jaccard's share of two sets, 0 where their sizes alone put it below ``NEAR``."""
    small, large = sorted((len(one), len(other)))
    if small < NEAR * large:
        return 0.0
    shared = len(one & other)
    return shared / (small + large - shared)


def _same_place(case: Case, provision: Provision) -> bool:
    """True where a short provision stands under headings that share a word with the case's; longer ones need
    none."""
    around = _stems(f"{case.heading} {case.before}")
    if not around or len(case.text.split()) >= _ALONE:
        return True
    return not around.isdisjoint(_stems(f"{provision.heading} {provision.before}"))


def _stems(text: str) -> set[str]:
    return {word[:_STEM] for word in _NO_WORD.split(fold(text).casefold()) if len(word) > 3}
