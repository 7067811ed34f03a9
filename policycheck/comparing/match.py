"""Passages of one draft found again in the next: moved, renumbered or reworded a little.

Exact words first; what is left is looked up by its rarer words, so that the work grows with the length of the
drafts and not with its square.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from math import log

from policycheck.comparing.side import Passage

_LEAST = 0.55  # likeness (0 to 1) from which two passages are drafts of each other
_CANDIDATES = 6  # passages that are looked at closely
_COMMON = 40  # a word in more passages than this finds nobody
_ENDINGS = ("ing", "ed", "es", "s", "e")


@dataclass(frozen=True, slots=True)
class Pair:
    """Indexes in the old and the new draft, and how alike (0 to 1) the passages are; 1 is the same words."""

    old: int
    new: int
    likeness: float


def match(old: Sequence[Passage], new: Sequence[Passage]) -> list[Pair]:
    """Pair passages, each at most once, the likeliest pairs first."""
    pairs = _same_words(old, new)
    taken_old, taken_new = {pair.old for pair in pairs}, {pair.new for pair in pairs}
    left_old = [index for index in range(len(old)) if index not in taken_old]
    left_new = [index for index in range(len(new)) if index not in taken_new]
    for pair in _alike(old, new, left_old, left_new):
        if pair.old not in taken_old and pair.new not in taken_new:
            taken_old.add(pair.old)
            taken_new.add(pair.new)
            pairs.append(pair)
    return pairs


def _same_words(old: Sequence[Passage], new: Sequence[Passage]) -> list[Pair]:
    """Passages with the same words; where they come more than once, those under one heading go together."""
    waiting: dict[object, list[int]] = defaultdict(list)
    for index, passage in enumerate(new):
        waiting[passage.key].append(index)
    pairs: list[Pair] = []
    for by_heading in (True, False):
        done = {pair.old for pair in pairs}
        for index, passage in enumerate(old):
            if index in done:
                continue
            same = waiting.get(passage.key, [])
            own = [other for other in same if not by_heading or new[other].heading == passage.heading]
            if own:
                same.remove(own[0])
                pairs.append(Pair(index, own[0], 1.0))
    return pairs


def _alike(
    old: Sequence[Passage], new: Sequence[Passage], left_old: list[int], left_new: list[int]
) -> list[Pair]:
    bags_old = {index: _stems(old[index]) for index in left_old}
    bags_new = {index: _stems(new[index]) for index in left_new}
    where: dict[str, list[int]] = defaultdict(list)
    for index, bag in bags_new.items():
        for stem in bag:
            where[stem].append(index)
    rarity = {stem: log(1 + len(left_new) / len(indexes)) for stem, indexes in where.items()}
    most = 1 + log(1 + len(left_new))  # a word that the new draft lacks altogether is as rare as can be
    found = []
    for index, bag in bags_old.items():
        shared: Counter[int] = Counter()
        for stem in bag:
            for other in where[stem] if len(where.get(stem, ())) <= _COMMON else ():
                shared[other] += rarity[stem]  # type: ignore[assignment]
        for other, _ in sorted(shared.items(), key=lambda pair: (-pair[1], pair[0]))[:_CANDIDATES]:
            likeness = _likeness(old[index], new[other], bag, bags_new[other], rarity, most)
            if likeness >= _LEAST:
                found.append(Pair(index, other, likeness))
    return sorted(found, key=lambda pair: (-pair.likeness, abs(pair.old - pair.new), pair.old))


def _likeness(
    one: Passage,
    other: Passage,
    bag: frozenset[str],
    other_bag: frozenset[str],
    rarity: dict[str, float],
    most: float,
) -> float:
    """How alike two passages are: by the order of their words, or by the weight of the words they share."""
    words, other_words = one.key[1], other.key[1]
    order = SequenceMatcher(None, words, other_words, autojunk=False).ratio()
    weight = lambda stems: sum(rarity.get(stem, most) for stem in stems)  # noqa: E731
    total = weight(bag) + weight(other_bag)
    weighed = 2 * weight(bag & other_bag) / total if total else 0.0
    own = max(order, weighed) if min(len(words), len(other_words)) > 3 else order
    around = 0.05 * (one.heading == other.heading) + 0.05 * (one.key[0] == other.key[0])
    return min(own * 0.95 + around, 0.99)


def _stems(passage: Passage) -> frozenset[str]:
    return frozenset(_stem(word) for word in passage.key[1])


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word
