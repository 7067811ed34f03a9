"""From the findings of one principle to a level, by the rubric's table, which a board can apply by hand."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from policycheck.reading.compiled import once_a_rubric
from policycheck.reading.model import Finding
from policycheck.reading.normal import fold
from policycheck.rubric.model import LevelRule, Rubric

# From which probability a finding counts. One finding against weighs as much as several for, so it must be the surer.
COUNTS = {"supports": 0.4, "undermines": 0.7}
LEVEL_NAMES = {-1: "contrary", 0: "silent", 1: "mentioned", 2: "committed", 3: "practised", 4: "accountable"}


@dataclass(frozen=True, slots=True)
class Count:
    """How many different provisions speak for a principle at each strength, and how many against it.

    Attributes:
        stated, intended, required, accountable: supporting provisions of strength 1, 2, 3, 4 or more.
        against: undermining provisions, words alone left out.
    """

    stated: int = 0
    intended: int = 0
    required: int = 0
    accountable: int = 0
    against: int = 0


def words_only(finding: Finding, rubric: Rubric) -> bool:
    """True where an undermining finding is a matter of words alone, which sets no level."""
    if finding.stance == "supports" or finding.strength > 1:
        return False
    ids = {finding.criterion, *finding.also}
    return bool(ids) and ids <= _words_only(rubric)


@once_a_rubric
def _words_only(rubric: Rubric) -> frozenset[str]:
    return frozenset(criterion.id for criterion in rubric.criteria if criterion.words_only)


@dataclass(frozen=True, slots=True)
class Vote:
    """What one finding counts for: the words that make it the same as another, and its strength (0: against)."""

    words: str
    strength: int


def votes(
    findings: Iterable[Finding], rubric: Rubric, counts: Mapping[str, float] = COUNTS
) -> list[Vote | None]:
    """What each finding of a principle counts for.

    None for one that counts for nothing: words alone, or a finding that is not sure enough. Such a finding is
    shown with its percentage and sets no level.

    Args:
        findings: the findings of one principle.
        rubric: the rubric in force.
        counts: the probability from which a finding of a stance counts.
    """
    return [
        None
        if words_only(f, rubric) or f.probability < counts[f.stance]
        else Vote(same_words(f), f.strength if f.stance == "supports" else 0)
        for f in findings
    ]


def count(findings: Iterable[Finding], rubric: Rubric) -> Count:
    """Count the findings of one principle. The same words count once, at their greatest strength."""
    return count_votes(votes(findings, rubric))


def count_votes(cast: Sequence[Vote | None]) -> Count:
    """Count votes that have been worked out before."""
    (counted,) = count_draws(cast, np.ones((1, len(cast)), dtype=bool))
    return counted


def count_draws(cast: Sequence[Vote | None], drawn: np.ndarray) -> dict[Count, int]:
    """Count votes many times over, each time some of them.

    Args:
        cast: the votes.
        drawn: which of them count in each draw, shape (draws, votes).

    Returns:
        the different counts, each with the number of draws that gave it.
    """
    supports: dict[str, list[int]] = {}
    against: dict[str, list[int]] = {}
    for at, vote in enumerate(cast):
        if vote is not None:
            (supports if vote.strength else against).setdefault(vote.words, []).append(at)
    strengths = np.array([vote.strength if vote else 0 for vote in cast], dtype=int)
    greatest = _greatest(drawn * strengths, supports)
    columns = [(greatest >= grade).sum(axis=1) for grade in (1, 2, 3, 4)]
    columns.append(_greatest(drawn, against).sum(axis=1))
    rows = Counter(map(tuple, np.stack(columns, axis=1).tolist()))
    return {Count(*row): times for row, times in rows.items()}


def _greatest(values: np.ndarray, groups: dict[str, list[int]]) -> np.ndarray:
    """The greatest value among the votes of the same words, shape (draws, groups)."""
    if not groups:
        return np.zeros((len(values), 0), dtype=values.dtype)
    starts = np.cumsum([0, *(len(own) for own in groups.values())])[:-1]
    grouped: np.ndarray = np.maximum.reduceat(values[:, [at for own in groups.values() for at in own]], starts, axis=1)
    return grouped


def same_words(finding: Finding) -> str:
    """What makes two provisions the same: their words and lead-in, without case, marks and spaces."""
    return _same(f"{finding.lead_in} {finding.quote}")


@lru_cache(maxsize=4096)  # certainty counts the same findings again and again
def _same(text: str) -> str:
    words = fold(text).casefold()
    return " ".join("".join(c if c.isalnum() else " " for c in words).split())


def level(counted: Count, table: Iterable[LevelRule]) -> tuple[int, LevelRule]:
    """Apply the table: the first row whose conditions all hold.

    Returns:
        the level (-1 to 4) and the row that gave it.
    """
    for rule in table:
        if all(_holds(name, value, counted) for name, value in rule.conditions.items()):
            return rule.level, rule
    raise ValueError("the table of levels has no row without conditions; a rubric is checked for that")


def _holds(name: str, value: float, counted: Count) -> bool:
    if name == "required_below":
        return counted.required < value * counted.against
    if name == "required_at_most":
        return counted.required <= value * counted.against
    return getattr(counted, name) >= value
