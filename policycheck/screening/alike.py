"""Near-duplicates: documents that share most of their words, as applicants who used one template do.

MinHash over runs of five words (Broder 1997), with banding to find candidates. Our own forty lines: the
library that does it (datasketch) brings SciPy along, 35 MB for two functions of NumPy.
"""

import zlib
from collections import Counter, defaultdict
from collections.abc import Sequence

import numpy as np

_RUN = 5  # words in a run
_HASHES = 128
_BANDS = 42  # of three hashes each: a pair that shares half its runs is missed once in 270
_AT_ONCE = 512  # runs whose hashes stay in a core's own cache
_HIGH = np.uint64(32)  # the high half of a product, overflow dropped, is as good as drawn (Dietzfelbinger 1996)
_GENERATOR = np.random.Generator(np.random.PCG64(20251122))  # a fixed seed: signatures outlive a run
_PLACES = _GENERATOR.integers(0, 2**64, _RUN, dtype=np.uint64)
_A = _GENERATOR.integers(0, 2**64, (_HASHES, 1), dtype=np.uint64)
_B = _GENERATOR.integers(0, 2**64, (_HASHES, 1), dtype=np.uint64)
ALIKE = 0.5  # the share of runs in common from which two documents are called alike


def signature(text: str) -> str:
    """The MinHash signature of a text in hexadecimal digits, or "" where it is too short to compare.

    Two signatures agree in about that share of their 128 hashes that their texts share of five-word runs
    (standard error at most 0.045).
    """
    words = text.lower().split()
    if len(words) < 4 * _RUN:
        return ""
    of_words = np.array([zlib.crc32(word.encode("utf-8", "replace")) for word in words], np.uint64)
    last = len(words) - _RUN + 1
    runs = sum(place * of_words[at : at + last] for at, place in enumerate(_PLACES)) >> _HIGH
    least = np.full(_HASHES, np.iinfo(np.uint64).max, np.uint64)
    for at in range(0, last, _AT_ONCE):
        least = np.minimum(least, (_A * runs[at : at + _AT_ONCE] + _B).min(axis=1))
    least >>= _HIGH
    return least.astype(">u4").tobytes().hex()


def groups(signatures: Sequence[str]) -> list[tuple[int, float]]:
    """Group documents that are alike.

    Returns:
        for each document the number of its group (from 0, by first member; -1: alone) and the greatest
        similarity (0 to 1) to another document of its group.
    """
    known = [i for i, text in enumerate(signatures) if text]
    table = np.zeros((len(known), _HASHES), np.uint32)
    for row, i in enumerate(known):
        table[row] = np.frombuffer(bytes.fromhex(signatures[i]), ">u4")
    parent = list(range(len(known)))
    nearest = [0.0] * len(known)
    for one, other in _candidates(table):
        similar = float((table[one] == table[other]).mean())
        if similar >= ALIKE:
            nearest[one], nearest[other] = max(nearest[one], similar), max(nearest[other], similar)
            parent[_root(parent, one)] = _root(parent, other)
    return _numbered(len(signatures), known, [_root(parent, row) for row in range(len(known))], nearest)


def _candidates(table: np.ndarray) -> set[tuple[int, int]]:
    """Pairs that share a band. In a bucket each row is compared with the first few: chains join the rest."""
    pairs: set[tuple[int, int]] = set()
    width = _HASHES // _BANDS
    for band in range(_BANDS):
        buckets: defaultdict[bytes, list[int]] = defaultdict(list)
        for row, part in enumerate(table[:, band * width : (band + 1) * width]):
            buckets[part.tobytes()].append(row)
        for rows in buckets.values():
            pairs.update((first, row) for first in rows[:8] for row in rows if first < row)
    return pairs


def _root(parent: list[int], row: int) -> int:
    while parent[row] != row:
        parent[row] = parent[parent[row]]
        row = parent[row]
    return row


def _numbered(total: int, known: list[int], roots: list[int], nearest: list[float]) -> list[tuple[int, float]]:
    sizes = Counter(roots)
    numbers: dict[int, int] = {}
    found = [(-1, 0.0)] * total
    for row, i in enumerate(known):
        if sizes[roots[row]] > 1:
            found[i] = (numbers.setdefault(roots[row], len(numbers)), round(nearest[row], 2))
    return found
