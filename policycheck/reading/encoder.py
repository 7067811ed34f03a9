"""The trained reader at run time: provisions in context become scores, strengths and embeddings, offline.

The model was made by ``training/``; its card stands beside it. Nothing is fetched.
"""

import os
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from policycheck.reading.encoding import context_text, join, provision_text
from policycheck.reading.known import DECIMALS, Key, Row, load
from policycheck.reading.model import Provision
from policycheck.reading.shipped_model import MODEL

_BATCH = 32
KNOWN = "known.npz"  # readings that travel with the model
_MOST_KNOWN = 8192  # provisions remembered, about 15 MB


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
        self._tokens = Tokenizer.from_file(str(folder / "tokenizer.json"))
        pieces = self._tokens.get_vocab()
        self._first, self._separator = pieces["[CLS]"], pieces["[SEP]"]
        self.known: OrderedDict[Key, Row] = OrderedDict(load(folder / KNOWN))

    def read(self, provisions: Sequence[Provision]) -> Scores:
        """Score provisions, each alone in its own context; the order of the rows is that of the provisions."""
        encoded = self._encode(provisions)
        keys: list[Key] = [(tuple(ids), start) for ids, start in encoded]
        rows = {key: row for key in keys if (row := self.known.get(key)) is not None}  # threads share what is known
        new = list(dict.fromkeys(key for key in keys if key not in rows))
        for batch in _of_one_length(new):
            outputs = self._session.run(None, _laid_out(batch))
            rows |= {key: tuple(output[i] for output in outputs) for i, key in enumerate(batch)}
        self._keep({key: rows[key] for key in new})
        if not keys:
            return Scores(*(np.zeros(shape, np.float32) for shape in ((0, 16), (0, 16, 4), (0, 1))))
        return Scores(*(np.stack([rows[key][i] for key in keys]).round(DECIMALS) for i in range(3)))

    def _keep(self, rows: dict[Key, Row]) -> None:
        """Remember what was read: forms and templates say the same in document after document."""
        self.known |= rows
        while len(self.known) > _MOST_KNOWN:
            self.known.popitem(last=False)

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


def _of_one_length(keys: Sequence[Key]) -> Iterator[list[Key]]:
    """Batches of rows of exactly one length: nothing is padded, so company changes nothing and costs nothing."""
    by_length: dict[int, list[Key]] = {}
    for key in keys:
        by_length.setdefault(len(key[0]), []).append(key)
    for _, own in sorted(by_length.items()):
        for at in range(0, len(own), _BATCH):
            yield own[at : at + _BATCH]


def _laid_out(batch: Sequence[Key]) -> dict[str, np.ndarray]:
    ids = np.array([own for own, _ in batch], np.int64)
    starts = np.array([[start] for _, start in batch])
    return {"ids": ids, "part": (np.arange(ids.shape[1]) >= starts).astype(np.int64)}
