"""Let the glances learn what the whole reading will say, the rest of the network staying as it is.

    python training/glances.py build/light.pt --out build/reader.pt

The target is the network's own last word and no label: a glance is good where it drops what would come to nothing
anyway. So rows that nobody labelled teach as much as others.
"""

import argparse
import random
import time
from pathlib import Path

import torch
from imitate import MADE_UP, made_up, network_of
from network import GLANCES, Network
from rows import Row, read_rows, training_files
from torch.nn import functional
from train import BATCH, GLANCE_MISSES, Course, batch_of, batches, encode, fold_of, opposites, tokenizer, vary

EPOCHS, RATE = 3, 1e-4
_DROPPED = 0.1  # share of the features that a glance does not see in training


def settle(network: Network, labelled: list[Row], seed: int, epochs: int, rate: float) -> Network:
    """Train the glances of a network, and nothing else of it."""
    torch.manual_seed(seed)
    draw, tokens = random.Random(seed), tokenizer()
    for name, parameter in network.named_parameters():
        parameter.requires_grad_(name.startswith("glances."))
    known = labelled + opposites(labelled)
    count = int(MADE_UP * len(labelled))
    course = Course(network, rate, epochs * ((len(known) + count) // BATCH))
    started = time.monotonic()
    for epoch in range(epochs):
        encoded = encode([vary(row, draw) for row in known + made_up(known, count, draw)], tokens)
        total, made = 0.0, batches(list(range(len(encoded))), [len(ids) for ids, _ in encoded], draw)
        for chosen in made:
            batch = batch_of([encoded[i] for i in chosen])
            with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
                states, (classes, *_) = network.states_and_answers(*batch)
            anything = classes.float().sigmoid().amax(1, keepdim=True)
            seen = [functional.dropout(states[layer].float(), _DROPPED) for layer in GLANCES]
            said = torch.cat([glance(at, *batch[1:]) for at, glance in zip(seen, network.glances, strict=True)], 1)
            wanted = anything.expand_as(said)
            loss = functional.binary_cross_entropy_with_logits(said, wanted, pos_weight=GLANCE_MISSES)
            course.step(loss)
            total += loss.item()
        print(f"epoch {epoch + 1}: loss {total / len(made):.4f}, {time.monotonic() - started:.0f} s", flush=True)
    return course.learned()


def main() -> None:
    """Read the command line and train."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("weights", type=Path, nargs="+", help="weights, or several whose mean is meant")
    options.add_argument("--out", type=Path, required=True)
    options.add_argument("--seed", type=int, default=30)
    options.add_argument("--epochs", type=int, default=EPOCHS)
    options.add_argument("--rate", type=float, default=RATE)
    options.add_argument("--folds", type=int, default=1)
    options.add_argument("--fold", type=int, default=-1)
    given = options.parse_args()
    rows = [row for path in training_files() for row in read_rows(path)]
    kept = [row for row in rows if given.folds == 1 or fold_of(row.group, given.folds) != given.fold]
    learned = settle(network_of(given.weights), kept, given.seed, given.epochs, given.rate)
    torch.save(learned.state_dict(), given.out)


if __name__ == "__main__":
    main()
