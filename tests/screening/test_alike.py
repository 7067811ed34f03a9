"""Near-duplicates: the estimate is near the truth, and groups hold what is alike and nothing else."""

import random

import pytest

from policycheck.screening.alike import groups, signature

WORDS = [f"word{i}" for i in range(3000)]


def jaccard(one: str, other: str) -> float:
    runs = [{tuple(w[i : i + 5]) for i in range(len(w) - 4)} for w in (one.split(), other.split())]
    return len(runs[0] & runs[1]) / len(runs[0] | runs[1])


def text(seed: int, size: int = 600) -> str:
    return " ".join(random.Random(seed).choices(WORDS, k=size))


@pytest.mark.parametrize("shared", [0.3, 0.6, 0.9])
def test_the_estimate_is_within_its_error(shared: float) -> None:
    whole = text(1).split()
    cut = int(len(whole) * shared)
    one, other = " ".join(whole), " ".join(whole[:cut] + text(2).split()[cut:])
    pair = [bytes.fromhex(signature(part)) for part in (one, other)]
    agree = sum(pair[0][i : i + 4] == pair[1][i : i + 4] for i in range(0, 512, 4)) / 128
    assert abs(agree - jaccard(one, other)) < 4 * 0.045  # four standard errors


def test_only_what_is_alike_is_grouped() -> None:
    template = text(3)
    batch = [template, text(4), template.replace("word7", "other"), text(5), template + " and one more line"]
    numbers = [number for number, _ in groups([signature(part) for part in batch])]
    assert numbers == [0, -1, 0, -1, 0]


def test_short_texts_and_missing_ones_stand_alone() -> None:
    assert signature("We give naloxone.") == ""
    assert groups(["", "", ""]) == [(-1, 0.0)] * 3


def test_case_and_spaces_make_no_difference() -> None:
    assert signature(text(6).upper().replace(" ", "\n ")) == signature(text(6))
