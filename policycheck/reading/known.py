"""Readings that need not be made again: what the trained reader says of provisions that it has met.

The model travels with its readings of the shipped rubric's cases, so that a review need not begin with a thousand of
them. A reading is kept by exactly what the model is given, so that it can never be another one's.
"""

from pathlib import Path

import numpy as np

# A provision as the model takes it: the ids of its tokens, as bytes, and where its own begin.
IDS = np.dtype("<u2")
Key = tuple[bytes, int]
# What the model says of it: logits of the classes (16,), of the strengths (16, 4), embedding (width,).
Row = tuple[np.ndarray, ...]

# Figures are rounded before anything is decided: the order of additions may change the last bits of a float, and
# neither batch nor threads may change a finding.
DECIMALS = 3
_PARTS = ("classes", "strengths", "embeddings")


def save(path: Path, rows: dict[Key, Row]) -> None:
    """Write readings; figures are kept to the decimals that count."""
    lengths, starts = [len(ids) // IDS.itemsize for ids, _ in rows], [start for _, start in rows]
    tokens = np.frombuffer(b"".join(ids for ids, _ in rows), IDS)
    figures = {
        name: np.rint(np.stack([row[i] for row in rows.values()]) * 10**DECIMALS).astype(np.int32)
        for i, name in enumerate(_PARTS)
    }
    np.savez_compressed(path, tokens=tokens, lengths=np.array(lengths), starts=np.array(starts), **figures)


def load(path: Path) -> dict[Key, Row]:
    """Read what ``save`` wrote; empty where there is no such file."""
    if not path.exists():
        return {}
    with np.load(path, allow_pickle=False) as kept:
        ends = (np.cumsum(kept["lengths"]) * IDS.itemsize).tolist()
        tokens, starts = kept["tokens"].astype(IDS).tobytes(), kept["starts"].tolist()
        figures = [(kept[name] / 10**DECIMALS).astype(np.float32) for name in _PARTS]
    begins = [0, *ends[:-1]]
    keys: list[Key] = [(tokens[a:b], start) for a, b, start in zip(begins, ends, starts, strict=True)]
    return {key: tuple(figure[i] for figure in figures) for i, key in enumerate(keys)}
