"""Labelled rows for training: files of JSON lines become provisions with their labels."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from policycheck.evaluating.labelled import Pair, load
from policycheck.reading.model import STANCES, Provision

HERE = Path(__file__).parent
DATA = HERE / "data"
CLASSES = [(principle, stance) for principle in range(1, 9) for stance in STANCES]
OPPOSITE = 0.75  # how likely a denied rule does the opposite; else it does nothing
_INDEX = {pair: number for number, pair in enumerate(CLASSES)}


@dataclass(frozen=True)
class Row:
    """A labelled provision.

    Attributes:
        provision: the provision in its context.
        labels: (principle, stance) -> strength.
        group: the document or file that it came from; rows of a group never stand on both sides of a split.
        title: the title of its document, or "".
        turned: labels of the sentence of which this one is the denial; it has no labels of its own.
    """

    provision: Provision
    labels: Mapping[Pair, int]
    group: str
    title: str = ""
    turned: Mapping[Pair, int] = field(default_factory=dict)

    def target(self) -> tuple[np.ndarray, np.ndarray]:
        """The sixteen classes from 0 to 1, and the strength of each (0 to 3, -1 where it is not labelled)."""
        classes, strengths = np.zeros(16, np.float32), np.full(16, -1, np.int64)
        for pair, strength in self.labels.items():
            classes[_INDEX[pair]] = 1
            strengths[_INDEX[pair]] = strength - 1
        for pair in self.turned:
            classes[_INDEX[pair] ^ 1] = OPPOSITE
        return classes, strengths


def training_files() -> list[Path]:
    """All files of training data, in a fixed order."""
    return sorted(DATA.glob("**/*.jsonl"))


def read_rows(path: Path) -> list[Row]:
    """Rows of one file: single provisions, or documents with every line labelled in its context."""
    shape, found = load(path)
    if shape != "lines":
        return [Row(row.provision, row.labels, path.stem) for row in found]
    return [Row(row.provision, row.labels, row.unit, row.provision.heading.split(" > ")[0]) for row in found]
