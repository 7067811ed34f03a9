"""Provisions in, findings out: the one reading that everything else stands on."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from policycheck.reading.compiled import once_a_rubric
from policycheck.reading.cues import Cues
from policycheck.reading.decide import Decision, Judge, Read
from policycheck.reading.encoder import Encoder, shipped_encoder
from policycheck.reading.heard import Heard
from policycheck.reading.learnt import Learnt
from policycheck.reading.lexicon import Lexicon, Scan
from policycheck.reading.model import Finding, Provision
from policycheck.reading.names import name_matches
from policycheck.reading.nearest import NearestCases
from policycheck.reading.passage import Passage, lay_out
from policycheck.reading.provisions import provision_alone
from policycheck.reading.recited import Recited
from policycheck.reading.silence import speaks
from policycheck.reading.thresholds import Thresholds
from policycheck.reading.weighing import shipped_weighing
from policycheck.rubric import load_rubric
from policycheck.rubric.model import Rubric


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read: findings, and questions that only a person should answer."""

    findings: tuple[Finding, ...]
    questions: tuple[Finding, ...]


class Reader:
    """Reads provisions against one rubric. Building it compiles the rubric; reading keeps no state between calls.

    Args:
        rubric: the rubric in force.
        trained: read with the trained reader beside the cues; False reads by the cues alone.
        thresholds: what calls for a finding or a question; None takes what was calibrated in training.
        encoder: a trained reader other than the shipped one.
    """

    def __init__(
        self,
        rubric: Rubric,
        *,
        trained: bool = True,
        thresholds: Thresholds | None = None,
        encoder: Encoder | None = None,
    ) -> None:
        self.rubric = rubric
        self._lexicon = Lexicon.of_rubric(rubric)
        self._cues = Cues(rubric, self._lexicon)
        self._learnt = Learnt(rubric, self._lexicon)
        self._encoder = (encoder or shipped_encoder()) if trained else None
        self._weighing = shipped_weighing()
        if thresholds:
            self._weighing = replace(self._weighing, finding=thresholds.finding, question=thresholds.question)
        nearest = NearestCases(rubric, self._encoder) if self._encoder else None
        self._judge = Judge(self._weighing, nearest, Recited(rubric))

    def read(self, provisions: Sequence[Provision]) -> Reading:
        """Read the provisions of a document.

        Returns:
            findings and questions in the order of the provisions; at most one finding a provision,
            principle and stance.
        """
        decisions = self.read_each(provisions)
        return Reading(
            tuple(finding for decision in decisions for finding in decision.findings),
            tuple(question for decision in decisions for question in decision.questions),
        )

    def read_each(self, provisions: Sequence[Provision]) -> list[Decision]:
        """Read provisions, each alone in its own context: one decision a provision, in order."""
        speaking = [number for number, provision in enumerate(provisions) if speaks(provision)]
        scans: dict[str, Scan] = {}
        passages = [lay_out(provisions[number], self._lexicon, scans) for number in speaking]
        heard = [Heard(self._cues.read(p) + name_matches(p, self.rubric)) for p in passages]
        flags = np.array([h.flags() for h in heard]).reshape(-1, 2, 16)
        read = self._read_by_training(passages, asked=[bool(spoken.any()) for spoken in flags])
        logits = np.array([r.logits for r in read]) if self._encoder and read else None
        chances = self._weighing.probabilities(logits, flags)
        decisions = [Decision()] * len(provisions)
        for row, number in enumerate(speaking):
            own = read[row] if self._encoder else None
            decisions[number] = self._judge.decide(passages[row], heard[row], own, chances[row])
        return [self._learnt.settle(*pair) for pair in zip(provisions, decisions, strict=True)]

    def _read_by_training(self, passages: Sequence[Passage], asked: Sequence[bool]) -> list[Read]:
        """What the trained reader says; where a cue speaks, it is asked to read the provision whole."""
        if self._encoder is None:
            return []
        scores = self._encoder.read([passage.provision for passage in passages], asked)
        return [Read(*row) for row in zip(scores.classes, scores.strengths, scores.embeddings, strict=True)]


@once_a_rubric
def _readers_of(rubric: Rubric) -> dict[tuple[bool, Thresholds | None], Reader]:
    return {}


def reader_for(rubric: Rubric, *, trained: bool = True, thresholds: Thresholds | None = None) -> Reader:
    """The reader of a rubric (see ``Reader``); compiled on first use and kept."""
    kept, wanted = _readers_of(rubric), (trained, thresholds)
    if wanted not in kept:
        kept[wanted] = Reader(rubric, trained=trained, thresholds=thresholds)
    return kept[wanted]


def read_provision(
    text: str, *, lead_in: str = "", heading: str = "", before: str = "", rubric: Rubric | str | None = None
) -> list[Finding]:
    """Read one provision, taken to be on topic.

    Args:
        text: the sentence or list item.
        lead_in: the sentence that introduces its list.
        heading: the headings above it, outermost first, joined by " > ".
        before: the sentence before it in its own paragraph.
        rubric: a loaded rubric, its name or path; None is the shipped one.

    Returns:
        its findings; empty where it carries nothing.
    """
    loaded = rubric if isinstance(rubric, Rubric) else load_rubric(rubric)
    provision = provision_alone(text, lead_in, heading, before)
    provision = replace(provision, location=replace(provision.location, end=len(text)))
    return list(reader_for(loaded).read([provision]).findings)
