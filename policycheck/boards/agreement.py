"""How far readers agree: Krippendorff's alpha for levels, kappa two at a time, and what they mean for so few.

Source: Krippendorff 2011, Computing Krippendorff's Alpha-Reliability (ordinal metric, missing values).
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from policycheck.boards.words import board_words
from policycheck.evaluating.agreement import weighted_kappa

_CLOSE, _FAIR, _WEAK = 0.8, 0.667, 0.1  # the first two are Krippendorff's own


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far the readers agree on the levels.

    Attributes:
        readers: people who gave a level.
        units: principles that at least two people rated.
        alpha: Krippendorff's alpha (ordinal), or None where it is not defined, or on one principle alone,
            where it is 0 whatever people say.
        low, high: least and greatest alpha when one reader is left out, or None.
        kappas: weighted kappa of each two readers who share two or more principles; hands are in none.
        sentences: what it means, in plain words.
    """

    readers: int
    units: int
    alpha: float | None
    low: float | None
    high: float | None
    kappas: tuple[float, ...]
    sentences: tuple[str, ...]


def krippendorff_alpha(units: Iterable[Mapping[int, int]]) -> float:
    """Krippendorff's alpha with the ordinal metric.

    Args:
        units: for each unit, value -> how many gave it. A unit that fewer than two people rated counts not.

    Returns:
        1 for full agreement, 0 for chance; NaN where all values are the same, or there are none to pair.
    """
    paired = [unit for unit in units if sum(unit.values()) >= 2]
    given: Counter[int] = Counter()
    for unit in paired:
        given.update(unit)
    values = sorted(value for value, count in given.items() if count)
    distance = {(a, b): _ordinal(a, b, values, given) for a in values for b in values}
    observed = sum(
        unit.get(a, 0) * unit.get(b, 0) * distance[a, b] / (sum(unit.values()) - 1)
        for unit in paired
        for a in values
        for b in values
    )
    expected = sum(given[a] * given[b] * distance[a, b] for a in values for b in values)
    return 1 - (given.total() - 1) * observed / expected if expected else math.nan


def _ordinal(one: int, other: int, values: Sequence[int], given: Mapping[int, int]) -> float:
    """Squared distance of two ranks: how many ratings lie between them, the two ranks themselves by half."""
    low, high = min(one, other), max(one, other)
    between = sum(given[value] for value in values if low <= value <= high)
    return (between - (given[one] + given[other]) / 2) ** 2


def pairwise_kappa(readers: Sequence[Mapping[int, int]]) -> list[float]:
    """Weighted kappa of each two readers over the units that both rated, where it is defined.

    Args:
        readers: for each reader, unit -> level.
    """
    kappas = []
    for one, other in combinations(readers, 2):
        shared = sorted(one.keys() & other.keys())
        if len(shared) >= 2:
            kappa = weighted_kappa([one[u] for u in shared], [other[u] for u in shared])
            if not math.isnan(kappa):
                kappas.append(kappa)
    return kappas


def agreement(
    readers: Sequence[Mapping[int, int]], talks: Sequence[Mapping[int, Mapping[int, int]]]
) -> Agreement:
    """Measure the agreement on levels, and say what it means.

    Args:
        readers: for each reader, principle -> level.
        talks: for each talk, principle -> level -> hands.
    """
    units = _units(readers, talks)
    rated = [unit for unit in units.values() if sum(unit.values()) >= 2]
    people = len([reader for reader in readers if reader]) + sum(
        max((sum(hands.values()) for hands in talk.values()), default=0) for talk in talks
    )
    alpha = _over_units(units)
    without = [
        _over_units(_units([*readers[:i], *readers[i + 1 :]], talks)) for i in range(len(readers))
    ]
    known = [value for value in without if not math.isnan(value)]
    kappas = tuple(pairwise_kappa(readers))
    found = Agreement(
        readers=people,
        units=len(rated),
        alpha=None if math.isnan(alpha) else alpha,
        low=min(known) if known and people > 2 else None,
        high=max(known) if known and people > 2 else None,
        kappas=kappas,
        sentences=(),
    )
    same = bool(rated) and all(len(+Counter(unit)) == 1 for unit in rated)
    return Agreement(
        **{**{n: getattr(found, n) for n in found.__slots__}, "sentences": _sentences(found, same)}
    )


def _over_units(units: Mapping[int, Mapping[int, int]]) -> float:
    """Alpha, where at least two units were rated by two people; else NaN."""
    rated = [unit for unit in units.values() if sum(unit.values()) >= 2]
    return krippendorff_alpha(rated) if len(rated) > 1 else math.nan


def _units(
    readers: Sequence[Mapping[int, int]], talks: Sequence[Mapping[int, Mapping[int, int]]]
) -> dict[int, Counter[int]]:
    units: dict[int, Counter[int]] = {}
    for reader in readers:
        for principle, level in reader.items():
            units.setdefault(principle, Counter())[level] += 1
    for talk in talks:
        for principle, hands in talk.items():
            units.setdefault(principle, Counter()).update(hands)
    return units


def _sentences(found: Agreement, same: bool) -> tuple[str, ...]:
    said = board_words()
    if not found.units:
        return (said("agree_none"),)
    lines = [said("agree_readers", readers=found.readers, units=found.units)]
    if same:
        lines.append(said("agree_same"))
    elif found.units == 1:
        return (*lines, said("agree_one"))
    elif found.alpha is None:
        lines.append(said("agree_flat"))
    else:
        steps = ((_CLOSE, "close"), (_FAIR, "fair"), (_WEAK, "weak"), (-math.inf, "apart"))
        word = next(word for least, word in steps if found.alpha >= least)
        lines.append(said(f"agree_{word}", alpha=_number(found.alpha)))
    if found.low is not None and found.high is not None:
        lines.append(said("agree_few", low=_number(found.low), high=_number(found.high)))
    else:
        lines.append(said("agree_few_bare"))
    lines.append(said("agree_meaning"))
    if found.kappas:
        low, high = min(found.kappas), max(found.kappas)
        key = "agree_pair_one" if len(found.kappas) == 1 else "agree_pairs"
        lines.append(said(key, low=_number(low), high=_number(high)))
    return tuple(lines)


def _number(value: float) -> str:
    return f"{value:.2f}".replace("-0.00", "0.00")
