"""The trained reader at run time: provisions in context become scores, strengths and embeddings, offline.

The model was made by ``training/``; its card stands beside it. Nothing is fetched.
"""

import os
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from policycheck.reading.encoding import context_text, join, provision_text
from policycheck.reading.known import DECIMALS, IDS, Key, Row, load
from policycheck.reading.model import Provision
from policycheck.reading.shipped_model import MODEL
from policycheck.reading.weighing import shipped_weighing

_BATCH_TOKENS = 448  # what a layer makes of so many tokens stays in a core's own cache
# Fused, the sum and the norm after it take six times as long as apart (onnxruntime 1.32).
_NOT_FUSED = ["SkipLayerNormFusion"]
KNOWN = "known.npz"  # readings that travel with the model
_MOST_KNOWN = 8192  # provisions remembered, about 15 MB
_Any = TypeVar("_Any")
_NOTHING = -30.0  # the logits of a provision that was dropped at first glance


@dataclass(frozen=True, slots=True)
class Scores:
    """What the reader says of n provisions.

    Attributes:
        classes: logits of the sixteen (principle, stance) classes, shape (n, 16), in the order of
            principle 1 supports, 1 undermines, 2 supports ...
        strengths: logits of the strengths 1 to 4 for each class, shape (n, 16, 4).
        embeddings: unit vectors of the provisions' own words, shape (n, width); zeros where one was dropped at
            first glance.
    """

    classes: np.ndarray
    strengths: np.ndarray
    embeddings: np.ndarray


class Encoder:
    """The model and its tokenizer.

    Most sentences of a document carry nothing, and most of those show it after the first of the network's layers.
    Such a provision is dropped there, unless it is asked for.

    Args:
        folder: where ``glance.onnx``, ``reader.onnx`` and ``tokenizer.json`` lie.
        threads: threads that read, each a batch of its own; 0 is as many as there are cores.
        least: the logit of "carries anything" at first glance below which a provision is dropped; None drops none.
    """

    def __init__(self, folder: Path = MODEL, threads: int = 0, least: float | None = None) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1  # a batch is too small to share: threads take whole ones
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._first, self._second = (
            onnxruntime.InferenceSession(
                str(folder / name), options, providers=["CPUExecutionProvider"], disabled_optimizers=_NOT_FUSED
            )
            for name in ("glance.onnx", "reader.onnx")
        )
        given = self._second.get_inputs()[0]
        self._states, width = given.name, given.shape[-1]
        self._least = least
        self._threads = threads or os.cpu_count() or 1
        self._tokens = Tokenizer.from_file(str(folder / "tokenizer.json"))
        pieces = self._tokens.get_vocab()
        self._opening, self._separator = pieces["[CLS]"], pieces["[SEP]"]
        self._dropped: Row = tuple(
            np.full(shape, value, np.float32) for shape, value in ((16, _NOTHING), ((16, 4), 0), (width, 0))
        )
        self.known: OrderedDict[Key, Row] = OrderedDict(load(folder / KNOWN))

    def read(self, provisions: Sequence[Provision], asked: Sequence[bool] | None = None) -> Scores:
        """Score provisions, each alone in its own context; the order of the rows is that of the provisions.

        Args:
            asked: which of them are read whole, whatever the first glance says; None is all.
        """
        keys = self._keys(provisions)
        whole = set(keys if asked is None else (key for key, wanted in zip(keys, asked, strict=True) if wanted))
        rows = {key: row for key in keys if (row := self.known.get(key)) is not None}  # threads share what is known
        rows = {key: row for key, row in rows.items() if not (row is self._dropped and key in whole)}
        new = list(dict.fromkeys(key for key in keys if key not in rows))
        with ThreadPoolExecutor(self._threads) as pool:
            for read in pool.map(lambda same: self._read_of_one_length(same, whole), _by_length(new)):
                rows |= read
        self._keep({key: rows[key] for key in new})
        if not keys:
            return Scores(*(np.zeros(shape, np.float32) for shape in ((0, 16), (0, 16, 4), (0, 1))))
        return Scores(*(np.stack([rows[key][i] for key in keys]).round(DECIMALS) for i in range(3)))

    def glances(self, provisions: Sequence[Provision]) -> np.ndarray:
        """The logits of "carries anything" at first glance, shape (n,)."""
        keys = self._keys(provisions)
        seen: dict[Key, float] = {}
        for same in _by_length(list(dict.fromkeys(keys))):
            for batch in _batches(same, len(same[0][0])):
                seen.update(zip(batch, self._glance(batch)[1].tolist(), strict=True))
        return np.array([seen[key] for key in keys], np.float32)

    def _read_of_one_length(self, keys: Sequence[Key], whole: set[Key]) -> dict[Key, Row]:
        """Rows of exactly one length: nothing is padded, so company changes nothing and costs nothing."""
        rows: dict[Key, Row] = {}
        left: list[tuple[Key, np.ndarray]] = []
        for batch in _batches(keys, len(keys[0][0])):
            states, glances = self._glance(batch)
            for key, own, glance in zip(batch, states, glances, strict=True):
                if self._least is None or glance >= self._least or key in whole:
                    left.append((key, own))
                else:
                    rows[key] = self._dropped
        for few in _batches(left, len(keys[0][0])):
            batch = [key for key, _ in few]
            states = np.stack([own for _, own in few])
            outputs = self._second.run(None, {self._states: states, "part": _parts(batch)})
            rows |= {key: tuple(output[i] for output in outputs) for i, key in enumerate(batch)}
        return rows

    def _glance(self, keys: Sequence[Key]) -> tuple[np.ndarray, np.ndarray]:
        """States after the first layers (n, tokens, width), and the rounded logits of the first glance (n,)."""
        ids = np.frombuffer(b"".join(own for own, _ in keys), IDS).reshape(len(keys), -1).astype(np.int64)
        states, glances = self._first.run(None, {"ids": ids, "part": _parts(keys)})
        return states, glances[:, 0].round(DECIMALS)

    def _keep(self, rows: dict[Key, Row]) -> None:
        """Remember what was read: forms and templates say the same in document after document."""
        self.known |= rows
        while len(self.known) > _MOST_KNOWN:
            self.known.popitem(last=False)

    def _keys(self, provisions: Sequence[Provision]) -> list[Key]:
        around = self._tokens.encode_batch([context_text(p) for p in provisions], add_special_tokens=False)
        own = self._tokens.encode_batch([provision_text(p) for p in provisions], add_special_tokens=False)
        joined = (join(a.ids, o.ids, self._opening, self._separator) for a, o in zip(around, own, strict=True))
        return [(np.array(ids, IDS).tobytes(), start) for ids, start in joined]


@lru_cache(maxsize=1)
def shipped_encoder() -> Encoder | None:
    """The model that travels with the package, loaded once a process; None in a checkout without one."""
    # A screening runs a process for each core and gives each one thread.
    threads = int(os.environ.get("POLICYCHECK_THREADS", "0"))
    if not (MODEL / "reader.onnx").exists():
        return None
    return Encoder(threads=threads, least=shipped_weighing().glance)


def _by_length(keys: Sequence[Key]) -> Iterator[list[Key]]:
    by_length: dict[int, list[Key]] = {}
    for key in keys:
        by_length.setdefault(len(key[0]), []).append(key)
    for _, own in sorted(by_length.items()):
        yield own


def _batches(rows: Sequence[_Any], size: int) -> Iterator[Sequence[_Any]]:
    """Few enough rows at a time, of ``size`` bytes of token ids each."""
    most = max(1, _BATCH_TOKENS * IDS.itemsize // size)
    for at in range(0, len(rows), most):
        yield rows[at : at + most]


def _parts(keys: Sequence[Key]) -> np.ndarray:
    """1 for a provision's own tokens, 0 for those around it: (n, tokens)."""
    starts = np.array([[start] for _, start in keys])
    return (np.arange(len(keys[0][0]) // IDS.itemsize) >= starts).astype(np.int64)
