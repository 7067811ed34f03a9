"""What the command lines of the scripts share: which rows are left out, where the weights go, how long to train."""

import argparse
import hashlib
from pathlib import Path

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
