"""The trained reader at run time: provisions in context become scores, strengths and embeddings, offline.

The model was made by ``training/``; its card stands beside it. Nothing is fetched.
"""

import os
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from policycheck.reading.encoding import MARKS, context_text, join, provision_text
from policycheck.reading.known import DECIMALS, IDS, Key, Row, load
from policycheck.reading.model import Provision
from policycheck.reading.shipped_model import MODEL
from policycheck.reading.weighing import shipped_weighing

_BATCH_TOKENS = 384  # what a layer makes of so many tokens stays in a core's own cache
_BATCHES = 4  # read together, so that what the glances leave of them fills batches again
# Fused, the sum and the norm after it take six times as long as apart (onnxruntime 1.32).
_NOT_FUSED = ["SkipLayerNormFusion"]
# The network in parts: after each but the last a glance says whether there may be anything to find.
PARTS = ("glance-1.onnx", "glance-2.onnx", "glance-3.onnx", "reader.onnx")
KNOWN = "known.npz"  # readings that travel with the model
_MOST_KNOWN = 8192  # provisions remembered, about 15 MB
_NOTHING = -30.0  # the logits of a provision that was dropped at a glance


@dataclass(frozen=True, slots=True)
class Scores:
    """What the reader says of n provisions.

    Attributes:
        classes: logits of the sixteen (principle, stance) classes, shape (n, 16), in the order of
            principle 1 supports, 1 undermines, 2 supports ...
        strengths: logits of the strengths 1 to 4 for each class, shape (n, 16, 4).
        embeddings: unit vectors of the provisions' own words, shape (n, width); zeros where one was dropped at a
            glance.
    """

    classes: np.ndarray
    strengths: np.ndarray
    embeddings: np.ndarray


class Encoder:
    """The model and its tokenizer.

    Most sentences of a document carry nothing, and most of those show it before the network's last layers. Such a
    provision is dropped there, unless it is asked for.

    Args:
        folder: where the ``PARTS`` and ``tokenizer.json`` lie.
        threads: threads that read, each a batch of its own; 0 is as many as there are cores.
        least: for each glance, the logit of "carries anything" below which a provision is dropped; None drops none.
    """

    def __init__(self, folder: Path = MODEL, threads: int = 0, least: Sequence[float] | None = None) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1  # a batch is too small to share: threads take whole ones
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        options.enable_mem_reuse = False  # each step writes to a place of its own: a twentieth faster
        *self._glances, self._reader = (
            onnxruntime.InferenceSession(
                str(folder / name), options, providers=["CPUExecutionProvider"], disabled_optimizers=_NOT_FUSED
            )
            for name in PARTS
        )
        width = self._reader.get_inputs()[0].shape[-1]
        self._least = [-np.inf] * len(self._glances) if least is None else least
        self._threads = threads or os.cpu_count() or 1
        self._tokens = Tokenizer.from_file(str(folder / "tokenizer.json"))
        pieces = self._tokens.get_vocab()
        self._marks = [pieces[mark] for mark in MARKS]
        self._dropped: Row = tuple(
            np.full(shape, value, np.float32) for shape, value in ((16, _NOTHING), ((16, 4), 0), (width, 0))
        )
        self.known: OrderedDict[Key, Row] = OrderedDict(load(folder / KNOWN))

    def read(self, provisions: Sequence[Provision], asked: Sequence[bool] | None = None) -> Scores:
        """Score provisions, each alone in its own context; the order of the rows is that of the provisions.

        Args:
            asked: which of them are read whole, whatever a glance says; None is all.
        """
        keys = self._keys(provisions)
        whole = set(keys if asked is None else (key for key, wanted in zip(keys, asked, strict=True) if wanted))
        rows = {key: row for key in keys if (row := self.known.get(key)) is not None}  # threads share what is known
        rows = {key: row for key, row in rows.items() if not (row is self._dropped and key in whole)}
        new = list(dict.fromkeys(key for key in keys if key not in rows))
        for read in self._each(lambda same: self._read_of_one_length(same, whole), _of_one_length(new)):
            rows |= read
        self._keep({key: rows[key] for key in new})
        if not keys:
            return Scores(*(np.zeros(shape, np.float32) for shape in ((0, 16), (0, 16, 4), (0, 1))))
        return Scores(*(np.stack([rows[key][i] for key in keys]).round(DECIMALS) for i in range(3)))

    def glances(self, provisions: Sequence[Provision]) -> np.ndarray:
        """The logits of "carries anything" at each glance, shape (n, glances)."""
        keys = self._keys(provisions)
        seen: dict[Key, np.ndarray] = {}
        for same in _of_one_length(list(dict.fromkeys(keys))):
            states, parts = _ids(same), _parts(same)
            logits = []
            for glance in self._glances:
                states, logit = _run(glance, states, parts)
                logits.append(logit[:, 0].round(DECIMALS))
            seen |= zip(same, np.stack(logits, axis=1), strict=True)
        return np.array([seen[key] for key in keys], np.float32).reshape(len(keys), len(self._glances))

    def _each(self, read: Callable[[list[Key]], dict[Key, Row]], batches: Iterable[list[Key]]) -> Iterator[dict]:
        if self._threads == 1:
            yield from map(read, batches)
            return
        with ThreadPoolExecutor(self._threads) as pool:
            yield from pool.map(read, batches)

    def _read_of_one_length(self, keys: Sequence[Key], whole: set[Key]) -> dict[Key, Row]:
        """Rows of exactly one length: nothing is padded, so company changes nothing and costs nothing."""
        rows: dict[Key, Row] = dict.fromkeys(keys, self._dropped)
        left, states, parts = np.arange(len(keys)), _ids(keys), _parts(keys)
        wanted = np.array([key in whole for key in keys])
        for glance, least in zip(self._glances, self._least, strict=True):
            states, logits = _run(glance, states, parts[left])
            stays = (logits[:, 0].round(DECIMALS) >= least) | wanted[left]
            left, states = left[stays], states[stays]
            if not len(left):
                return rows
        outputs = _run(self._reader, states, parts[left])
        return rows | {keys[i]: tuple(output[at] for output in outputs) for at, i in enumerate(left.tolist())}

    def _keep(self, rows: dict[Key, Row]) -> None:
        """Remember what was read: forms and templates say the same in document after document."""
        self.known |= rows
        while len(self.known) > _MOST_KNOWN:
            self.known.popitem(last=False)

    def _keys(self, provisions: Sequence[Provision]) -> list[Key]:
        around = self._token_ids([context_text(p) for p in provisions])
        own = self._token_ids([provision_text(p) for p in provisions])
        joined = (join(a, o, *self._marks) for a, o in zip(around, own, strict=True))
        return [(np.array(ids, IDS).tobytes(), start) for ids, start in joined]

    def _token_ids(self, texts: Sequence[str]) -> list[list[int]]:
        different = list(dict.fromkeys(texts))  # a context stands around many provisions
        encoded = self._tokens.encode_batch_fast(different, add_special_tokens=False)
        ids = {text: made.ids for text, made in zip(different, encoded, strict=True)}
        return [ids[text] for text in texts]


@lru_cache(maxsize=1)
def shipped_encoder() -> Encoder | None:
    """The model that travels with the package, loaded once a process; None in a checkout without one."""
    # A screening runs a process for each core and gives each one thread.
    threads = int(os.environ.get("POLICYCHECK_THREADS", "0"))
    if not (MODEL / "reader.onnx").exists():
        return None
    return Encoder(threads=threads, least=shipped_weighing().glances)


def _of_one_length(keys: Sequence[Key]) -> Iterator[list[Key]]:
    """Rows of one length, a few batches at a time: what a document of any length takes is bounded."""
    by_length: dict[int, list[Key]] = {}
    for key in keys:
        by_length.setdefault(_length(key), []).append(key)
    for length, own in sorted(by_length.items(), reverse=True):  # the longest first: threads end together
        most = _BATCHES * _batch(length)
        for at in range(0, len(own), most):
            yield own[at : at + most]


def _run(part: onnxruntime.InferenceSession, given: np.ndarray, parts: np.ndarray) -> list[np.ndarray]:
    """Outputs of a part of the network for rows of one length, read a batch at a time.

    Args:
        given: ids, or states of the part before: (rows, tokens) or (rows, tokens, width), at least one row.
        parts: 1 for a provision's own tokens: (rows, tokens).
    """
    name, most = part.get_inputs()[0].name, _batch(given.shape[1])
    made = [
        part.run(None, {name: given[at : at + most], "part": parts[at : at + most]}) for at in range(0, len(given), most)
    ]
    return [np.concatenate(outputs) for outputs in zip(*made, strict=True)] if len(made) > 1 else made[0]


def _batch(length: int) -> int:
    return max(1, _BATCH_TOKENS // length)


def _length(key: Key) -> int:
    return len(key[0]) // IDS.itemsize


def _ids(keys: Sequence[Key]) -> np.ndarray:
    """Token ids of rows of one length: (rows, tokens)."""
    return np.frombuffer(b"".join(key[0] for key in keys), IDS).reshape(len(keys), -1).astype(np.int64)


def _parts(keys: Sequence[Key]) -> np.ndarray:
    """1 for a provision's own tokens, 0 for those around it: (rows, tokens)."""
    starts = np.array([[start] for _, start in keys])
    return (np.arange(_length(keys[0])) >= starts).astype(np.int64)
