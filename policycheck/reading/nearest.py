"""Which criterion a provision answers, and what it reads like: the nearest cases of the rubric in force."""

from collections.abc import Sequence

import numpy as np

from policycheck.reading.encoder import Encoder
from policycheck.reading.model import Like
from policycheck.reading.provisions import provision_alone
from policycheck.rubric.model import Case, Criterion, Rubric

_SHOWN = 2  # cases given as a reason


class NearestCases:
    """The cases of a rubric, embedded once, by what they say.

    A criterion that is added, switched off or learnt acts here without training: its cases are compared with
    the provision, and nothing else.

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
        listed = [(pair, case) for pair, own in self._cases.items() for _, case in own]
        provisions = [provision_alone(c.text, c.lead_in, c.heading, c.before) for _, c in listed]
        vectors = encoder.read(provisions).embeddings
        self._vectors = {
            pair: vectors[[i for i, (other, _) in enumerate(listed) if other == pair]] for pair in self._cases
        }

    def of(self, principle: int, stance: str, embedding: np.ndarray) -> Sequence[tuple[Criterion, Like]]:
        """The nearest cases of a principle and stance, the nearest first; empty where the rubric has none."""
        own = self._cases.get((principle, stance), [])
        if not own:
            return []
        similar = self._vectors[principle, stance] @ embedding
        nearest = np.argsort(-similar, kind="stable")[: max(_SHOWN, 1)]
        return [(own[i][0], Like(own[i][1].text, own[i][0].id, round(float(similar[i]), 3))) for i in nearest]
