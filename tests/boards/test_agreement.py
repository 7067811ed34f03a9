"""Alpha and kappa are right: on published tables, and against independent implementations."""

import math
import random
from collections import Counter
from itertools import combinations

import pytest

from policycheck.boards.agreement import agreement, krippendorff_alpha, pairwise_kappa

_ = None
# Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability", section C: four observers, twelve units.
TABLE = [
    [1, 2, 3, 3, 2, 1, 4, 1, 2, _, _, _],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, _, 3],
    [_, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, _],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, _],
]


def units(table: list[list[int | None]]) -> list[Counter[int]]:
    return [Counter(value for value in column if value is not None) for column in zip(*table, strict=True)]


def independent_alpha(table: list[list[int | None]]) -> float:
    """NLTK's alpha, with the ordinal metric from Krippendorff's formula over the coincidence margins."""
    agreement_ = pytest.importorskip("nltk.metrics.agreement")
    counts = Counter(v for unit in units(table) if unit.total() > 1 for v in unit.elements())

    def metric(one: int, other: int) -> float:
        low, high = sorted((one, other))
        return (
            sum(n for v, n in counts.items() if low <= v <= high) - (counts[one] + counts[other]) / 2
        ) ** 2

    data = [
        (f"c{row}", f"u{at}", value)
        for row, own in enumerate(table)
        for at, value in enumerate(own)
        if value is not None
    ]
    return float(agreement_.AnnotationTask(data=data, distance=metric).alpha())


def test_alpha_of_the_published_table() -> None:
    assert krippendorff_alpha(units(TABLE)) == pytest.approx(0.815, abs=5e-4)


def test_alpha_agrees_with_an_independent_implementation() -> None:
    draw = random.Random(6)
    compared = 0
    for _round in range(60):
        readers, principles = draw.randint(2, 9), draw.randint(2, 12)
        table = [[draw.choice([None, -1, 0, 1, 2, 3, 4]) for _ in range(principles)] for _ in range(readers)]
        alpha = krippendorff_alpha(units(table))
        if math.isnan(alpha):
            continue
        assert alpha == pytest.approx(independent_alpha(table), abs=1e-9)
        compared += 1
    assert compared > 50
    assert krippendorff_alpha(units(TABLE)) == pytest.approx(independent_alpha(TABLE), abs=1e-9)


def test_kappa_agrees_with_an_independent_implementation() -> None:
    metrics = pytest.importorskip("sklearn.metrics")
    draw = random.Random(7)
    for _round in range(60):
        one = {n: draw.randint(-1, 4) for n in range(draw.randint(2, 30))}
        other = {n: draw.randint(-1, 4) for n in range(draw.randint(2, 30))}
        shared = sorted(one.keys() & other.keys())
        ours = pairwise_kappa([one, other])
        if len({one[n] for n in shared} | {other[n] for n in shared}) == 1:
            assert ours == []
            continue
        theirs = metrics.cohen_kappa_score(
            [one[n] for n in shared],
            [other[n] for n in shared],
            weights="quadratic",
            labels=list(range(-1, 5)),
        )
        assert ours == [pytest.approx(theirs, abs=1e-9)]


def test_kappa_agrees_on_the_published_table_too() -> None:
    metrics = pytest.importorskip("sklearn.metrics")
    readers = [{at: value - 1 for at, value in enumerate(row) if value is not None} for row in TABLE]
    ours = pairwise_kappa(readers)
    theirs = []
    for one, other in combinations(readers, 2):
        shared = one.keys() & other.keys()
        pair = [[reader[n] for n in shared] for reader in (one, other)]
        theirs.append(metrics.cohen_kappa_score(*pair, weights="quadratic", labels=list(range(5))))
    assert len(ours) == 6
    assert ours == [pytest.approx(kappa, abs=1e-9) for kappa in theirs]


def test_full_agreement_is_one_and_a_swap_of_readers_changes_nothing() -> None:
    assert krippendorff_alpha([Counter({1: 3}), Counter({4: 3})]) == 1
    assert krippendorff_alpha(units(TABLE)) == pytest.approx(
        krippendorff_alpha(units(TABLE[::-1])), abs=1e-12
    )


def test_alpha_is_not_defined_where_nobody_differs_or_nobody_can_be_paired() -> None:
    assert math.isnan(krippendorff_alpha([]))
    assert math.isnan(krippendorff_alpha([Counter({2: 5})]))
    assert math.isnan(krippendorff_alpha([Counter({2: 1}), Counter({3: 1})]))


def test_hands_in_a_talk_count_like_readers() -> None:
    readers = [{1: 0, 2: 3}, {1: 0, 2: 3}, {1: 1, 2: 4}]
    talk = {1: {0: 2, 1: 1}, 2: {3: 2, 4: 1}}
    assert agreement(readers, []).alpha == pytest.approx(agreement([], [talk]).alpha)
    assert agreement([], [talk]).readers == 3
    assert agreement([], [talk]).kappas == ()


def test_what_it_means_is_said_in_plain_words() -> None:
    told = " ".join(agreement([{1: 0, 2: 3}, {1: 1, 2: 3}, {1: 0, 2: 4}], []).sentences)
    assert "3 people gave a level to 2 of the eight questions" in told
    assert "this number is rough" in told
    one = " ".join(agreement([{1: 0, 2: 3}, {1: 4}, {1: 2}], []).sentences)  # alpha would be 0 whatever they say
    assert "too little to work out a number" in one
    assert "chance" not in one
    assert agreement([{1: 0}, {1: 4}], []).alpha is None
    assert agreement([{1: 2}], []).sentences == ("There are too few answers to say how far people agree.",)
    assert "same levels" in " ".join(agreement([{1: 2}, {1: 2}], []).sentences)
