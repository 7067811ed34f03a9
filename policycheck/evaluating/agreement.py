"""Agreement on levels: weighted kappa, exact and adjacent shares."""

from collections.abc import Sequence

import numpy as np

LOWEST, HIGHEST = -1, 4


def weighted_kappa(one: Sequence[int], other: Sequence[int]) -> float:
    """Cohen's kappa with quadratic weights over the levels -1 to 4 (Cohen 1968).

    Returns:
        1 for full agreement, 0 for chance. NaN where a kappa is not defined: both gave one and the same level
        throughout.
    """
    size = HIGHEST - LOWEST + 1
    seen = np.zeros((size, size))
    for a, b in zip(one, other, strict=True):
        seen[a - LOWEST, b - LOWEST] += 1
    weights = np.subtract.outer(np.arange(size), np.arange(size)) ** 2
    expected = np.outer(seen.sum(axis=1), seen.sum(axis=0)) / max(seen.sum(), 1)
    chance = (weights * expected).sum()
    return float(1 - (weights * seen).sum() / chance) if chance else float("nan")


def exact(one: Sequence[int], other: Sequence[int]) -> float:
    """Share of equal levels."""
    return float(np.mean(np.equal(one, other)))


def adjacent(one: Sequence[int], other: Sequence[int]) -> float:
    """Share of levels at most one apart."""
    return float(np.mean(np.abs(np.subtract(one, other)) <= 1))
