"""Let the glances learn what the whole reading will say, the rest of the network staying as it is.

    python training/glances.py build/light.pt --out build/reader.pt

The target is the network's own last word and no label: a glance is good where it drops what would come to nothing
anyway. So rows that nobody labelled teach as much as others.
"""

import random
from pathlib import Path

import torch
from command import kept_rows, network_of, options
from course import Batch, Course, Epoch
from imitate import MADE_UP, made_up
from network import GLANCES, Network
from rows import Row
from torch.nn import functional
from train import GLANCE_MISSES, opposites, vary

EPOCHS, RATE = 2, 1e-4
_DROPPED = 0.1  # share of the features that a glance does not see in training


def settle(network: Network, labelled: list[Row], seed: int, epochs: int, rate: float) -> Network:
    """Train the glances of a network, and nothing else of it."""
    torch.manual_seed(seed)
    draw = random.Random(seed)
    for name, parameter in network.named_parameters():
        parameter.requires_grad_(name.startswith("glances."))
    known = labelled + opposites(labelled)
    count = int(MADE_UP * len(labelled))

    def epoch() -> Epoch:
        rows = [vary(row, draw) for row in known + made_up(known, count, draw)]
        return rows, list(range(len(rows)))

    def loss(_: list[int], batch: Batch) -> torch.Tensor:
        with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
            states, (classes, *_) = network.states_and_answers(*batch)
        seen = [functional.dropout(states[layer].float(), _DROPPED) for layer in GLANCES]
        said = torch.cat([glance(at, *batch[1:]) for at, glance in zip(seen, network.glances, strict=True)], 1)
        wanted = classes.float().sigmoid().amax(1, keepdim=True).expand_as(said)
        return functional.binary_cross_entropy_with_logits(said, wanted, pos_weight=GLANCE_MISSES)

    return Course(network, rate, epochs, len(known) + count).learn(epoch, loss, draw)


def main() -> None:
    """Read the command line and train."""
    asked = options(__doc__, EPOCHS, RATE, seed=30)
    asked.add_argument("weights", type=Path, nargs="+", help="weights, or several whose mean is meant")
    given = asked.parse_args()
    learned = settle(network_of(given.weights), kept_rows(given), given.seed, given.epochs, given.rate)
    torch.save(learned.state_dict(), given.out)


if __name__ == "__main__":
    main()
