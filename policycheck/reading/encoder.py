"""The trained reader at run time: provisions in context become scores, strengths and embeddings, offline.

The model was made by ``training/``; its card stands beside it. Nothing is fetched.
"""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from policycheck.reading.encoding import context_text, join, provision_text
from policycheck.reading.model import Provision
from policycheck.reading.shipped_model import MODEL

_BATCH = 32
# Rounded before anything is decided: the order of additions may change the last bits of a float, and
# neither batch nor threads may change a finding.
_DECIMALS = 3


@dataclass(frozen=True, slots=True)
class Scores:
    """What the reader says of n provisions.

    Attributes:
        classes: logits of the sixteen (principle, stance) classes, shape (n, 16), in the order of
            principle 1 supports, 1 undermines, 2 supports ...
        strengths: logits of the strengths 1 to 4 for each class, shape (n, 16, 4).
        embeddings: unit vectors of the provisions' own words, shape (n, width).
    """

    classes: np.ndarray
    strengths: np.ndarray
    embeddings: np.ndarray


class Encoder:
    """The model and its tokenizer.

    Args:
        folder: where ``reader.onnx`` and ``tokenizer.json`` lie.
        threads: threads that the model may use; 0 leaves it to the machine.
    """

    def __init__(self, folder: Path = MODEL, threads: int = 0) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(
            str(folder / "reader.onnx"), options, providers=["CPUExecutionProvider"]
        )
        self._inputs = [wanted.name for wanted in self._session.get_inputs()]
        self._tokens = Tokenizer.from_file(str(folder / "tokenizer.json"))
        pieces = self._tokens.get_vocab()
        self._first, self._separator = pieces["[CLS]"], pieces["[SEP]"]

    def read(self, provisions: Sequence[Provision]) -> Scores:
        """Score provisions, each alone in its own context; the order of the rows is that of the provisions."""
        encoded = self._encode(provisions)
        parts: list[tuple[list[int], list[np.ndarray]]] = []
        for chosen in _of_one_length(encoded):
            given = _laid_out([encoded[i] for i in chosen])
            parts.append((chosen, self._session.run(None, {name: given[name] for name in self._inputs})))
        return Scores(*(_gather(parts, number, len(encoded)) for number in range(3)))

    def _encode(self, provisions: Sequence[Provision]) -> list[tuple[list[int], int]]:
        around = self._tokens.encode_batch([context_text(p) for p in provisions], add_special_tokens=False)
        own = self._tokens.encode_batch([provision_text(p) for p in provisions], add_special_tokens=False)
        return [join(a.ids, o.ids, self._first, self._separator) for a, o in zip(around, own, strict=True)]


@lru_cache(maxsize=1)
def shipped_encoder() -> Encoder | None:
    """The model that travels with the package, loaded once a process; None in a checkout without one."""
    # A screening runs a process for each core and gives each one thread.
    threads = int(os.environ.get("POLICYCHECK_THREADS", "0"))
    return Encoder(threads=threads) if (MODEL / "reader.onnx").exists() else None


def _of_one_length(encoded: Sequence[tuple[list[int], int]]) -> Iterator[list[int]]:
    """Batches of rows of exactly one length: nothing is padded, so company changes nothing and costs nothing."""
    by_length: dict[int, list[int]] = {}
    for row, (ids, _) in enumerate(encoded):
        by_length.setdefault(len(ids), []).append(row)
    for _, rows in sorted(by_length.items()):
        for at in range(0, len(rows), _BATCH):
            yield rows[at : at + _BATCH]


def _laid_out(encoded: Sequence[tuple[list[int], int]]) -> dict[str, np.ndarray]:
    ids = np.array([own for own, _ in encoded], np.int64)
    starts = np.array([[start] for _, start in encoded])
    part = (np.arange(ids.shape[1]) >= starts).astype(np.int64)
    return {"ids": ids, "mask": np.ones_like(ids), "part": part}


def _gather(parts: list[tuple[list[int], list[np.ndarray]]], number: int, rows: int) -> np.ndarray:
    if not parts:
        return np.zeros((0, *((16,), (16, 4), (1,))[number]), np.float32)
    made = np.zeros((rows, *parts[0][1][number].shape[1:]), np.float32)
    for chosen, outputs in parts:
        made[chosen] = outputs[number]
    return made.round(_DECIMALS)
