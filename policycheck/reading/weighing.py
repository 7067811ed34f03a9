"""How much each kind of evidence counts: one table, fitted in training on provisions that the reader had not seen."""

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np

from policycheck.reading.model import STANCES

CLASSES: tuple[tuple[int, str], ...] = tuple((number, stance) for number in range(1, 9) for stance in STANCES)
TABLE = Path(__file__).parent / "trained" / "weighing.json"


@dataclass(frozen=True)
class Weighing:
    """Log-odds of a finding = ``bias`` of its class + ``reader`` x the reader's logit + ``cue`` where a cue
    speaks for it - ``rival`` where one speaks for the other stance.

    Attributes:
        bias: sixteen values, in the order of ``CLASSES``.
        reader, cue, rival: weights.
        finding: probability from which it is a finding.
        question: probability from which it is at least a question.
        like: similarity (-1 to 1) from which the nearest case names the criterion.
        alone: (cue, no cue) log-odds where there is no trained reader: from the cues' own precision.
    """

    bias: tuple[float, ...]
    reader: float
    cue: float
    rival: float
    finding: float
    question: float
    like: float
    alone: tuple[float, float]

    def probabilities(self, logits: np.ndarray | None, cues: np.ndarray) -> np.ndarray:
        """Probability of each class.

        Args:
            logits: the reader's, shape (n, 16), or None where there is no reader.
            cues: 1 where a cue speaks for the class, shape (n, 16).

        Returns:
            shape (n, 16), rounded so that the last bits of a float decide nothing.
        """
        rivals = cues.reshape(-1, 8, 2)[:, :, ::-1].reshape(-1, 16)
        if logits is None:
            odds = np.where(cues > 0, *self.alone)
        else:
            odds = np.asarray(self.bias) + self.reader * logits + self.cue * cues - self.rival * rivals
        return (1 / (1 + np.exp(-odds))).round(3)


@lru_cache(maxsize=1)
def shipped_weighing() -> Weighing:
    """The table that training fitted; it travels beside the model."""
    given = json.loads(TABLE.read_text(encoding="utf-8"))
    return Weighing(**{key: tuple(value) if isinstance(value, list) else value for key, value in given.items()})
