"""Which criterion a provision answers, and what it reads like: the nearest cases of the rubric in force."""

from dataclasses import dataclass

import numpy as np

from policycheck.reading.encoder import Encoder
from policycheck.reading.model import Like, Provision
from policycheck.reading.provisions import provision_alone
from policycheck.rubric.model import Case, Criterion, Rubric

_SHOWN = 2  # cases given as a reason


@dataclass(frozen=True, slots=True)
class Nearest:
    """What a provision reads like.

    Attributes:
        criterion: the nearest criterion.
        closeness: how near, -1 to 1: the mean of its likeness to the criterion's nearest case and to its question.
        likes: the nearest cases, the nearest first.
    """

    criterion: Criterion
    closeness: float
    likes: tuple[Like, ...]


class NearestCases:
    """The cases of a rubric, embedded once, by what they say, each beside the question of its criterion.

    A criterion that is added, switched off or learnt acts here without training: its cases and its question are
    compared with the provision, and nothing else.

    Args:
        rubric: the rubric in force.
        encoder: the trained reader.
    """

    def __init__(self, rubric: Rubric, encoder: Encoder) -> None:
        self._cases: dict[tuple[int, str], list[tuple[Criterion, Case]]] = {}
        for criterion in rubric.criteria:
            for case in criterion.cases if criterion.weight > 0 else ():
                if case.says != "nothing" and not case.missed:
                    self._cases.setdefault((criterion.principle, case.says), []).append((criterion, case))
        cases = [provision_alone(c.text, c.lead_in, c.heading, c.before) for own in self._cases.values() for _, c in own]
        sides = {(c.id, pair[1]): _question(c, pair[1]) for pair, own in self._cases.items() for c, _ in own}
        vectors = encoder.read([*cases, *sides.values()]).embeddings
        asked = dict(zip(sides, vectors[len(cases) :], strict=True))
        self._vectors: dict[tuple[int, str], tuple[np.ndarray, np.ndarray]] = {}
        at = 0
        for pair, own in self._cases.items():
            questions = np.stack([asked[criterion.id, pair[1]] for criterion, _ in own])
            self._vectors[pair] = vectors[at : at + len(own)], questions
            at += len(own)

    def of(self, principle: int, stance: str, embedding: np.ndarray) -> Nearest | None:
        """What a provision of a principle and stance reads like; None where the rubric has no such case."""
        listed = self._cases.get((principle, stance))
        if not listed:
            return None
        cases, questions = (vectors @ embedding for vectors in self._vectors[principle, stance])
        closeness = (cases + questions) / 2
        order = np.argsort(-closeness, kind="stable")[:_SHOWN]
        likes = tuple(Like(listed[i][1].text, listed[i][0].id, round(float(cases[i]), 3)) for i in order)
        return Nearest(listed[order[0]][0], round(float(closeness[order[0]]), 3), likes)


def _question(criterion: Criterion, stance: str) -> Provision:
    """A criterion's question with what answers it on one side."""
    answer = criterion.supports if stance == "supports" else criterion.undermines
    return provision_alone(f"{criterion.question} {answer}")
