"""From which probability findings count toward levels: chosen on all real documents but one, tried on that one.

    python benchmarks/levels.py DIR     # a folder with documents.jsonl and documents/

The two probabilities in policycheck/rating/levels.py were chosen with these documents in view. This prints how the levels
agree with the readers' as they are, and with probabilities chosen afresh for each document from the others alone: the
difference is what the choice flatters. The table of levels itself was fitted to nothing.
"""

import json
import sys
from collections.abc import Iterable
from itertools import product
from pathlib import Path

import numpy as np

from policycheck.evaluating.agreement import exact, weighted_kappa
from policycheck.rating.levels import COUNTS, count_votes, level, votes
from policycheck.rating.review import review
from policycheck.reading.model import Finding
from policycheck.rubric import load_rubric
from policycheck.rubric.model import Rubric

BARS = (0.4, 0.5, 0.6, 0.7, 0.8)
# one document: what the readers gave each principle, and its findings
Rated = tuple[list[int], list[tuple[Finding, ...]]]


def rated(folder: Path, rubric: Rubric) -> list[Rated]:
    """Review every labelled document of a folder."""
    made: list[Rated] = []
    for line in (folder / "documents.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        result = review(next(p for p in (folder / "documents").iterdir() if row["slug"] in (p.name, p.stem)), rubric=rubric)
        gold = [int(row["levels"][str(p.number)]) for p in result.principles]
        made.append((gold, [tuple(p.findings) if p.level is not None else () for p in result.principles]))
    return made


def levels(findings: Iterable[tuple[Finding, ...]], rubric: Rubric, counts: dict[str, float]) -> list[int]:
    """The level of each principle of one document."""
    return [level(count_votes(votes(own, rubric, counts)), rubric.levels)[0] for own in findings]


def agreement(gold: list[list[int]], said: list[list[int]]) -> tuple[float, float, float]:
    """Weighted kappa pooled, its mean over principles, and exact agreement."""
    pooled = [x for row in gold for x in row], [x for row in said for x in row]
    each = [weighted_kappa([g[n] for g in gold], [s[n] for s in said]) for n in range(8)]
    return weighted_kappa(*pooled), float(np.mean(each)), exact(*pooled)


def main() -> None:
    """Print both rows."""
    if len(sys.argv) != 2:
        raise SystemExit("Name the folder that holds documents.jsonl and documents/.")
    rubric = load_rubric()
    documents = rated(Path(sys.argv[1]), rubric)
    gold = [own for own, _ in documents]
    bars = [{"supports": a, "undermines": b} for a, b in product(BARS, BARS)]
    by_bar = [[levels(findings, rubric, bar) for _, findings in documents] for bar in bars]

    def best_without(left: int) -> int:
        others = [i for i in range(len(documents)) if i != left]
        scores = [sum(agreement([gold[i] for i in others], [said[i] for i in others])[:2]) for said in by_bar]
        return int(np.argmax(scores))

    as_it_is = [levels(findings, rubric, COUNTS) for _, findings in documents]
    left_out = [by_bar[best_without(i)][i] for i in range(len(documents))]
    print("| levels of real documents | weighted kappa, pooled | mean of the principles | exact |\n|---|---|---|---|")
    for name, said in (("as it is", as_it_is), ("chosen without the document", left_out)):
        pooled, mean, same = agreement(gold, said)
        print(f"| {name} | {pooled:.3f} | {mean:.3f} | {same:.3f} |")


if __name__ == "__main__":
    main()
