"""Scores of a reading against labels: by pairs of principle and stance, and by strength and certainty."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from policycheck.evaluating.labelled import CLASSES, Labelled, Pair


@dataclass(frozen=True, slots=True)
class Answer:
    """What the tool said of one labelled row: pair -> (strength, probability); and its questions, likewise."""

    findings: dict[Pair, tuple[int, float]]
    questions: dict[Pair, float]


@dataclass(frozen=True, slots=True)
class PairScores:
    """Agreement on the sixteen (principle, stance) classes.

    Attributes:
        rows, labels: how many rows and labels were scored.
        precision, recall, f1: micro-averaged (0 to 1).
        macro_f1: mean F1 of the classes that occur.
        flips: share of labels for whose principle the tool gave the other stance instead.
        false_alarms: share of unlabelled rows that raised a finding.
        strength: share of found labels whose strength is exact.
        by_class: class -> (precision, recall, F1, labels).
    """

    rows: int
    labels: int
    precision: float
    recall: float
    f1: float
    macro_f1: float
    flips: float
    false_alarms: float
    strength: float
    by_class: dict[Pair, tuple[float, float, float, int]]


def score(rows: Sequence[Labelled], answers: Sequence[Answer]) -> PairScores:
    """Score answers against labels; disputed pairs are left out on both sides."""
    hits, extra, missed = (dict.fromkeys(CLASSES, 0) for _ in range(3))
    flips = unlabelled = alarms = exact = 0
    for row, answer in zip(rows, answers, strict=True):
        said = {pair: grade for pair, (grade, _) in answer.findings.items() if pair not in row.disputed}
        for pair in said.keys() | row.labels.keys():
            if pair in said and pair in row.labels:
                hits[pair] += 1
                exact += said[pair] == row.labels[pair]
            elif pair in said:
                extra[pair] += 1
            else:
                missed[pair] += 1
                flips += _other(pair) in said and _other(pair) not in row.labels
        if not row.labels:
            unlabelled += 1
            alarms += bool(said)
    labels = sum(hits.values()) + sum(missed.values())
    table = {pair: _class(hits[pair], extra[pair], missed[pair]) for pair in CLASSES}
    precision, recall, f1, _ = _class(sum(hits.values()), sum(extra.values()), sum(missed.values()))
    occurring = [values[2] for pair, values in table.items() if hits[pair] + missed[pair]]
    return PairScores(
        rows=len(rows),
        labels=labels,
        precision=precision,
        recall=recall,
        f1=f1,
        macro_f1=float(np.mean(occurring)) if occurring else 0.0,
        flips=flips / max(labels, 1),
        false_alarms=alarms / max(unlabelled, 1),
        strength=exact / max(sum(hits.values()), 1),
        by_class=table,
    )


def calibration_error(rows: Sequence[Labelled], answers: Sequence[Answer], bins: int = 10) -> float:
    """Expected calibration error over findings and questions, in bins of equal count (0 to 1)."""
    said = [
        (probability, pair in row.labels)
        for row, answer in zip(rows, answers, strict=True)
        for pair, probability in [*((p, v[1]) for p, v in answer.findings.items()), *answer.questions.items()]
        if pair not in row.disputed
    ]
    if not said:
        return 0.0
    ordered = np.array(sorted(said), dtype=float)
    parts = np.array_split(ordered, min(bins, len(ordered)))
    return float(sum(len(part) * abs(part[:, 0].mean() - part[:, 1].mean()) for part in parts) / len(ordered))


def _other(pair: Pair) -> Pair:
    return (pair[0], "undermines" if pair[1] == "supports" else "supports")


def _class(hits: int, extra: int, missed: int) -> tuple[float, float, float, int]:
    precision = hits / (hits + extra) if hits + extra else 0.0
    recall = hits / (hits + missed) if hits + missed else 0.0
    f1 = 2 * hits / (2 * hits + extra + missed) if hits + extra + missed else 0.0
    return precision, recall, f1, hits + missed
