"""How sure a level is: how often it would come out the same if each finding stood only as surely as it is."""

import random
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

import numpy as np

from policycheck.rating.levels import count, count_draws, level, votes
from policycheck.reading.model import Finding
from policycheck.rubric.model import Rubric

_DRAWS = 200


def certainty(findings: Sequence[Finding], questions: Sequence[Finding], rubric: Rubric) -> float:
    """The share (0 to 1) of imagined careful readers who would come to the same level.

    Each reader agrees with each finding with the finding's own probability, and takes each question for a
    finding with its probability. The draws have a fixed seed: the same findings give the same certainty.

    Args:
        findings: the findings of one principle.
        questions: the doubtful ones of the same principle, which touch no level by themselves.
    """
    if not findings and not questions:
        return 1.0
    own, _ = level(count(findings, rubric), rubric.levels)
    candidates = [*findings, *questions]
    taken = [replace(finding, probability=1.0) for finding in candidates]  # what each counts for if it stands
    chances = [finding.probability for finding in candidates]
    counts = count_draws(votes(taken, rubric), _draws(len(candidates)) < chances)
    same = sum(times for counted, times in counts.items() if level(counted, rubric.levels)[0] == own)
    return same / _DRAWS


@lru_cache(maxsize=256)  # a thousand documents draw the same few tables again and again
def _draws(candidates: int) -> np.ndarray:
    """Chances to be met, the same for the same number of candidates: (draws, candidates)."""
    draw = random.Random(candidates)
    return np.fromiter((draw.random() for _ in range(_DRAWS * candidates)), float).reshape(_DRAWS, -1)


def in_words(share: float) -> str:
    """Certainty as a person would say it."""
    if share >= 0.85:
        return "sure"
    if share >= 0.6:
        return "fairly sure"
    return "unsure"
