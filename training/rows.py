"""Labelled rows for training: files of JSON lines become provisions with their labels."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from policycheck.reading.model import STANCES, Provision

HERE = Path(__file__).parent
DATA = HERE / "data"
CLASSES = [(principle, stance) for principle in range(1, 9) for stance in STANCES]
_INDEX = {pair: number for number, pair in enumerate(CLASSES)}


@dataclass(frozen=True)
class Row:
    """A labelled provision.

    Attributes:
        provision: the provision in its context.
        labels: (principle, stance) -> strength.
        group: the document or file that it came from; rows of a group never stand on both sides of a split.
        title: the title of its document, or "".
    """

    provision: Provision
    labels: dict[tuple[int, str], int]
    group: str
    title: str = ""

    def target(self) -> tuple[np.ndarray, np.ndarray]:
        """The sixteen classes as 0 or 1, and the strength of each (0 to 3, -1 where it is not labelled)."""
        classes, strengths = np.zeros(16, np.float32), np.full(16, -1, np.int64)
        for pair, strength in self.labels.items():
            classes[_INDEX[pair]] = 1
            strengths[_INDEX[pair]] = strength - 1
        return classes, strengths


def training_files() -> list[Path]:
    """All files of training data, in a fixed order."""
    return sorted(DATA.glob("**/*.jsonl"))


def read_rows(path: Path) -> list[Row]:
    """Rows of one file: single provisions, or documents with every line labelled in its context."""
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    if lines and "doc" in lines[0]:
        return list(_of_documents(lines))
    return [_single(line, path.stem) for line in lines]


def _labels(line: dict) -> dict[tuple[int, str], int]:
    return {(label["principle"], label["stance"]): label["strength"] for label in line["labels"]}


def _single(line: dict, group: str) -> Row:
    provision = Provision(text=line["text"], lead_in=line.get("lead_in", ""), heading=line.get("heading", ""))
    return Row(provision, _labels(line), group)


def _of_documents(lines: Iterable[dict]) -> Iterable[Row]:
    title, before = "", {}
    for line in lines:
        if "levels" in line:
            continue
        if line["kind"] in ("title", "heading"):
            title = line["text"] if line["kind"] == "title" else title
            before = {}
            continue
        follows = line["kind"] == before.get("kind") == "paragraph" and line["heading"] == before["heading"]
        provision = Provision(
            text=line["text"],
            lead_in=line["lead_in"],
            heading=" > ".join(part for part in (title, line["heading"]) if part),
            before=before["text"] if follows else "",
            role="definition" if line["kind"] == "definition" else "body",
            kind={"table": "cell"}.get(line["kind"], line["kind"]),
        )
        before = line
        yield Row(provision, _labels(line), line["doc"], title)
