"""How well a second, blind reading agrees with the labels that authors gave to their own training rows.

    python benchmarks/second_reading.py [FILE ...]

A file holds a sample of training/data/written with the author's `labels` and the `second` reader's, who had the texts
in their order and the codebook, and saw no label. benchmarks/data/second-reading.jsonl: 160 single provisions and 12
whole documents of the first rows, before 540 of them were mended. benchmarks/data/second-reading-later.jsonl: 220 single
provisions of all files, and 14 whole documents of those that came later (statute-*, penal-*, health-*, lists-*, plain-*).
benchmarks/data/second-reading-harm.jsonl: 150 provisions and 8 whole documents of harm*. benchmarks/data/second-reading-pairs.jsonl:
160 provisions of pairs-*, in sets that share most of their words, 4 whole documents of kindlaw-1 and 3 of offtopic-h*.
F1 is 2 * both / (author + second); a label is the same when principle and stance agree. The figures are those before
anything was corrected. The sample is training data: it says how far the labels can be trusted, and is no test of the
reading.
"""

import json
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from policycheck.evaluating.labelled import CLASSES, Pair

DATA = Path(__file__).parent / "data"
FILES = [DATA / f"second-reading{which}.jsonl" for which in ("", "-later", "-harm", "-pairs")]


@dataclass
class Tally:
    """Counts of labels, class by class, over some rows.

    Attributes:
        rows: rows read.
        same_rows: rows on which the two readings give the same set of labels.
        author: labels of the author.
        second: labels of the second reader.
        both: labels that both gave.
        strengths: (author's strength, second's) of the labels that both gave.
    """

    rows: int = 0
    same_rows: int = 0
    author: Counter[Pair] = field(default_factory=Counter)
    second: Counter[Pair] = field(default_factory=Counter)
    both: Counter[Pair] = field(default_factory=Counter)
    strengths: Counter[tuple[int, int]] = field(default_factory=Counter)

    def add(self, author: dict[Pair, int], second: dict[Pair, int]) -> None:
        """Count one row."""
        shared = author.keys() & second.keys()
        self.rows += 1
        self.same_rows += author.keys() == second.keys()
        self.author.update(author.keys())
        self.second.update(second.keys())
        self.both.update(shared)
        self.strengths.update((author[pair], second[pair]) for pair in shared)


def pairs(labels: list[dict]) -> dict[Pair, int]:
    """(principle, stance) -> strength."""
    return {(label["principle"], label["stance"]): label["strength"] for label in labels}


def f1(both: int, author: int, second: int) -> str:
    """2 * both / (author + second), as text; a dash where neither gave a label."""
    return f"{2 * both / (author + second):.2f}" if author + second else "-"


def show(title: str, tally: Tally) -> None:
    """Print one part's table."""
    both, author, second = tally.both.total(), tally.author.total(), tally.second.total()
    exact = sum(count for (one, other), count in tally.strengths.items() if one == other)
    print(f"\n## {title}\n")
    share = tally.same_rows / tally.rows
    print(f"rows {tally.rows}; the same set of labels on {tally.same_rows} ({share:.0%})")
    print(f"labels: author {author}, second {second}, both {both}; F1 {f1(both, author, second)}")
    if both:
        print(f"strength the same on {exact} of {both} ({exact / both:.0%})")
    print(f"\n{'class':14} {'F1':>5} {'author':>7} {'second':>7} {'both':>5}")
    for pair in CLASSES:
        counts = tally.both[pair], tally.author[pair], tally.second[pair]
        print(f"{pair[0]} {pair[1]:12} {f1(*counts):>5} {counts[1]:7} {counts[2]:7} {counts[0]:5}")


def main() -> None:
    """Print the tables of each file: single provisions, documents, and both together."""
    for path in [Path(name) for name in sys.argv[1:]] or FILES:
        provisions, documents, together = Tally(), Tally(), Tally()
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            author, second = pairs(row["labels"]), pairs(row["second"])
            (documents if "#" in row["id"] else provisions).add(author, second)
            together.add(author, second)
        print(f"\n# {path.name}")
        for title, tally in (("provisions", provisions), ("documents", documents), ("both", together)):
            if tally.rows:
                show(title, tally)


if __name__ == "__main__":
    main()
