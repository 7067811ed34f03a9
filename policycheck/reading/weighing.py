"""How much each kind of evidence counts: one table, fitted in training on provisions that the reader had not seen."""

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from policycheck.reading.model import STANCES
from policycheck.reading.thresholds import Thresholds

CLASSES: tuple[tuple[int, str], ...] = tuple((number, stance) for number in range(1, 9) for stance in STANCES)
TABLE = Path(__file__).parent / "trained" / "weighing.json"


@dataclass(frozen=True)
class Weighing:
    """Log-odds of a finding = ``bias`` of its class + ``reader`` x the reader's logit + ``cue`` where a sure cue
    speaks for it or ``hint`` where a loose one does - ``rival`` where one speaks for the other stance.

    Attributes:
        bias: sixteen values, in the order of ``CLASSES``.
        reader, cue, hint, rival: weights.
        finding: probability from which it is a finding.
        question: probability from which it is at least a question.
        like: closeness (-1 to 1) from which the nearest criterion is named.
        glances: for each of the trained reader's glances, the logit of "carries anything" below which a provision in
            which no cue speaks is dropped.
        alone: log-odds where there is no trained reader, from the cues' own precision: with a sure cue, with a
            hint, with nothing.
    """

    bias: tuple[float, ...]
    reader: float
    cue: float
    hint: float
    rival: float
    finding: float
    question: float
    like: float
    glances: tuple[float, ...]
    alone: tuple[float, float, float]

    def probabilities(self, logits: np.ndarray | None, cues: np.ndarray) -> np.ndarray:
        """Probability of each class.

        Args:
            logits: the reader's, shape (n, 16), or None where there is no reader.
            cues: sure cues and hints, shape (n, 2, 16), as ``Heard.flags`` gives them.

        Returns:
            shape (n, 16), rounded so that the last bits of a float decide nothing.
        """
        sure, hinted = cues[:, 0], cues[:, 1]
        if logits is None:
            with_cue, with_hint, with_nothing = self.alone
            odds = np.where(sure > 0, with_cue, np.where(hinted > 0, with_hint, with_nothing))
        else:
            against = rivals(sure + hinted)
            odds = np.asarray(self.bias) + self.reader * logits + self.cue * sure + self.hint * hinted
            odds = odds - self.rival * against
        return (1 / (1 + np.exp(-odds))).round(3)


def rivals(cues: np.ndarray) -> np.ndarray:
    """For each class, what speaks for the other stance of its principle; shape (n, 16) both ways."""
    return cues.reshape(-1, 8, 2)[:, :, ::-1].reshape(-1, 16)


NO_CUES = np.zeros((1, 2, 16))


@lru_cache(maxsize=1)
def shipped_weighing() -> Weighing:
    """The table that training fitted; it travels beside the model."""
    given: dict[str, Any] = json.loads(TABLE.read_text(encoding="utf-8"))
    values: dict[str, Any] = {key: tuple(v) if isinstance(v, list) else v for key, v in given.items()}
    return Weighing(**values)


def shipped_thresholds() -> Thresholds:
    """What calls for a finding or a question where nobody sets it."""
    shipped = shipped_weighing()
    return Thresholds(shipped.finding, shipped.question)
