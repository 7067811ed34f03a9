"""What the command lines of the scripts share: weights in and out, which rows are left out, how long to train."""

import argparse
import hashlib
from collections.abc import Sequence
from pathlib import Path

import torch
from course import BASE
from network import Network
from rows import Row, read_rows, training_files


def options(doc: str, epochs: int = 0, rate: float = 0.0, seed: int = 0) -> argparse.ArgumentParser:
    """Options of a script that makes weights; those of training too, where it has epochs."""
    made = argparse.ArgumentParser(description=doc, formatter_class=argparse.RawDescriptionHelpFormatter)
    made.add_argument("--out", type=Path, required=True)
    made.add_argument("--folds", type=int, default=1)
    made.add_argument("--fold", type=int, default=-1)
    if epochs:
        made.add_argument("--epochs", type=int, default=epochs)
        made.add_argument("--rate", type=float, default=rate)
        made.add_argument("--seed", type=int, default=seed)
    return made


def kept_rows(given: argparse.Namespace) -> list[Row]:
    """The training rows without those of the fold that is left out."""
    rows = [row for path in training_files() for row in read_rows(path)]
    kept = [row for row in rows if given.folds == 1 or fold_of(row.group, given.folds) != given.fold]
    print(f"{len(kept)} of {len(rows)} rows", flush=True)
    return kept


def fold_of(group: str, folds: int) -> int:
    """The fold of a group, the same on every machine."""
    return int(hashlib.sha256(group.encode()).hexdigest(), 16) % folds


def mean_of(weights: Sequence[Path]) -> dict[str, torch.Tensor]:
    """The mean of weights of networks of one base: it errs less than each of them, at the latest after another epoch."""
    states = [torch.load(path) for path in weights]
    return {name: sum(state[name] for state in states) / len(states) for name in states[0]}


def network_of(weights: Sequence[Path]) -> Network:
    """A network with the mean of weights, dropping nothing."""
    made = Network(BASE).eval()
    made.load(mean_of(weights))
    return made
