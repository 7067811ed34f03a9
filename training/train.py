"""Train the reader: from labelled rows to weights, with fixed seeds.

    python training/train.py --out build/reader.pt                   # on everything
    python training/train.py --folds 10 --fold 0 --out build/part.pt  # leaves a tenth of the groups out
    python training/train.py --start build/a.pt build/b.pt --rate 1e-4 --epochs 1 ...  # goes on from the mean of both

Needs the extra ``training``. On two cores with bfloat16 instructions an epoch takes about six minutes.
"""

import hashlib
import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch
from command import kept_rows, mean_of, options
from course import BASE, BATCH, Batch, Course, Epoch, batch_of, tokenizer
from negate import denied
from network import Network
from rows import Row
from tokenizers import Tokenizer
from torch.nn import functional
from transformers import AutoModel

from policycheck.reading.encoding import MOST_TOKENS, alike_text

BASE_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
EPOCHS, RATE = 6, 2e-4
GLANCE_MISSES = torch.tensor(4.0)  # at a glance, to miss a label is so much worse than to look again
DENIED_DRAWN = 0.5  # of the denied sentences, read in an epoch beside their originals
TITLE_DROPPED = BEFORE_DROPPED = 0.3  # so that the reader does not lean on a title that a fragment lacks


def check_base() -> None:
    """Stop unless the base weights are the published checkpoint."""
    digest = hashlib.sha256((BASE / "model.safetensors").read_bytes()).hexdigest()
    if digest != BASE_SHA256:
        raise SystemExit(f"the base model's weights are not the published ones (SHA-256 {digest})")


def vary(row: Row, draw: random.Random) -> Row:
    """Sometimes hide the title or the sentence before."""
    provision = row.provision
    if row.title and draw.random() < TITLE_DROPPED:
        provision = replace(provision, heading=provision.heading[len(row.title) :].removeprefix(" > "))
    if draw.random() < BEFORE_DROPPED:
        provision = replace(provision, before="")
    return replace(row, provision=provision)


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


def opposites(rows: list[Row]) -> list[Row]:
    """Labelled rows denied: what was said for is mostly said against now, and certainly no longer for."""
    labelled = [row for row in rows if row.labels]
    made = denied([row.provision for row in labelled])
    return [
        replace(row, provision=provision, labels={}, turned=row.labels)
        for row, provision in zip(labelled, made, strict=True)
        if provision is not None
    ]


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

    def epoch() -> Epoch:
        return [vary(row, draw) for row in lessons.rows], lessons.drawn(draw)

    def loss(chosen: list[int], batch: Batch) -> torch.Tensor:
        with torch.autocast("cpu", torch.bfloat16):
            out = network(*batch)
        return loss_of(out, lessons.classes[chosen], lessons.strengths[chosen], lessons.alike[chosen])

    return Course(network.train(), rate, epochs, len(lessons)).learn(epoch, loss, draw)


def main() -> None:
    """Read the command line and train."""
    asked = options(__doc__, EPOCHS, RATE)
    asked.add_argument("--start", type=Path, nargs="+", default=[], help="go on from the mean of these weights")
    given = asked.parse_args()
    check_base()
    network = train(kept_rows(given), given.seed, given.epochs, given.rate, given.start)
    given.out.parent.mkdir(parents=True, exist_ok=True)
    torch.save(network.state_dict(), given.out)


if __name__ == "__main__":
    main()
