"""Passages are found again where a person would find them."""

import random
import time

import pytest

from policycheck.comparing.match import match
from tests.comparing.sides import passage

BED = "Guests who miss the evening meeting lose the bed for three nights."
SEARCH = "Staff search every bag at the door before a guest comes in."
NALOXONE = "Naloxone hangs in every sleeping room and in the kitchen."


def _pairs(old: list[str], new: list[str]) -> set[tuple[int, int]]:
    found = match([passage(text) for text in old], [passage(text) for text in new])
    return {(pair.old, pair.new) for pair in found}


@pytest.mark.parametrize(
    ("old", "new", "pairs"),
    [
        ([BED, SEARCH], [BED, SEARCH], {(0, 0), (1, 1)}),
        ([BED, SEARCH], [SEARCH, NALOXONE, BED], {(0, 2), (1, 0)}),
        (["3.2 " + BED], ["(b) " + BED], {(0, 0)}),
        ([BED], ["Guests who miss the evening meeting will lose their bed for two nights."], {(0, 0)}),
        ([BED], [NALOXONE], set()),
        ([BED, BED], [BED], {(0, 0)}),
        (["Guests must be sober."], ["Guests need not be sober to come in."], {(0, 0)}),
        ([BED], ["Nobody loses the bed for missing the evening meeting."], {(0, 0)}),
        (["(a) naloxone;", "(b) syringes;"], ["(a) syringes;", "(b) smoking kits;"], {(1, 0)}),
    ],
)  # fmt: skip
def test_pairs(old: list[str], new: list[str], pairs: set[tuple[int, int]]) -> None:
    assert _pairs(old, new) == pairs


def test_the_likelier_of_two_is_taken() -> None:
    close = "Guests who miss the evening meeting lose the bed for two nights."
    far = "Guests who miss the morning meeting lose breakfast, the bed and the locker for a week."
    assert _pairs([BED], [far, close]) == {(0, 1)}


def test_the_same_words_under_the_same_heading_go_together() -> None:
    old = [passage(BED, heading="Men"), passage(BED, heading="Women")]
    new = [passage(BED, heading="Women"), passage(BED, heading="Men")]
    assert {(pair.old, pair.new) for pair in match(old, new)} == {(0, 1), (1, 0)}


def test_an_item_belongs_to_its_lead_in() -> None:
    old = [
        passage("(a) naloxone;", lead_in="Staff hand out:"),
        passage("(a) naloxone;", lead_in="Staff take away:"),
    ]
    new = [
        passage("(c) naloxone;", lead_in="Staff take away:"),
        passage("(c) naloxone;", lead_in="Staff hand out:"),
    ]
    assert {(pair.old, pair.new) for pair in match(old, new)} == {(0, 1), (1, 0)}


def test_the_work_grows_with_the_length_and_not_with_its_square() -> None:
    words = [f"word{number}" for number in range(4000)]

    def seconds(count: int) -> float:
        draw = random.Random(count)
        old = [passage(" ".join(draw.choices(words, k=20))) for _ in range(count)]
        new = [passage(one.text.replace("word1", "term1", 1), start=index) for index, one in enumerate(old)]
        draw.shuffle(new)
        started = time.process_time()
        found = match(old, new)
        assert len(found) >= 0.99 * count
        return time.process_time() - started

    small, large = min(seconds(400) for _ in range(2)), seconds(3200)
    assert large < 24 * small, "eight times the passages may not take sixty-four times as long"
