"""Intervals: how far a figure would move if other documents had been drawn."""

import random
from collections.abc import Callable, Sequence

import numpy as np

DRAWS = 500


def interval(units: Sequence[str], measure: Callable[[list[int]], float], seed: int = 0) -> tuple[float, float]:
    """A 95% percentile interval by resampling whole units with replacement.

    Args:
        units: the unit (document) of each row.
        measure: gives the figure for a list of row numbers.
        seed: seed of the draws; the same rows give the same interval.
    """
    rows_of: dict[str, list[int]] = {}
    for number, unit in enumerate(units):
        rows_of.setdefault(unit, []).append(number)
    names, draw = sorted(rows_of), random.Random(seed)
    figures = []
    for _ in range(DRAWS):
        chosen = [row for name in draw.choices(names, k=len(names)) for row in rows_of[name]]
        figure = measure(chosen)
        if not np.isnan(figure):
            figures.append(figure)
    if not figures:
        return float("nan"), float("nan")
    low, high = np.percentile(figures, [2.5, 97.5])
    return float(low), float(high)
