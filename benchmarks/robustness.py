"""What must not change a reading, and what must: variants of provisions that no training saw.

    python benchmarks/robustness.py

Rows come from benchmarks/data/provisions-dev.jsonl, which nothing was trained on or fitted to.

Negations: benchmarks/data/negations.jsonl holds edits of those rows that put in or take out a negation ("shall not",
"no one", "need not", a "not" gone). Each was written by hand so that the sentence stays grammatical and says the
opposite of what made its label true; `turns` names the labels that it turns. Only labels that the tool found before the
edit are counted. The finding must turn to the other stance, or go.

Innocent variants (variants.py: names, numbers, dates, capitals, quotation marks, dashes, line breaks, British and
American spelling) must leave the findings, as pairs of principle and stance, as they are.

Stuffing with slogans is measured by stuffing.py. Intervals: resampled rows.
"""

import json
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from variants import INNOCENT, Change

from policycheck.evaluating.bootstrap import interval
from policycheck.evaluating.labelled import Labelled, Pair, load
from policycheck.reading.decide import Decision
from policycheck.reading.model import STANCES, Finding, Provision
from policycheck.reading.provisions import provision_alone
from policycheck.reading.reader import Reader, reader_for
from policycheck.rubric import load_rubric

DATA = Path(__file__).parent / "data"
OUTCOMES = ("other stance", "gone", "now a question", "kept")


@dataclass(frozen=True, slots=True)
class Twin:
    """A row in two forms that say the same: its id, the text of the second, and what was found in the one and the other."""

    row: str
    text: str
    one: set[Pair]
    other: set[Pair]


def edited(row: Provision, edits: Sequence[Sequence[str]]) -> Provision:
    """The provision with each edit (old words, new words) made once, in its text or in its lead-in.

    Raises:
        ValueError: the old words do not stand in it exactly once.
    """
    text, lead_in = row.text, row.lead_in
    for old, new in edits:
        if text.count(old) + lead_in.count(old) != 1:
            raise ValueError(f"{old!r} must stand once in: {lead_in} {text}")
        text, lead_in = text.replace(old, new), lead_in.replace(old, new)
    return provision_alone(text, lead_in, row.heading)


def varied(row: Provision, change: Change) -> Provision:
    """The provision with a change made to all its words."""
    return provision_alone(change(row.text), change(row.lead_in), change(row.heading))


def pairs(found: Sequence[Finding]) -> set[Pair]:
    """What findings say, without where and why."""
    return {(f.principle, f.stance) for f in found}


def outcome(pair: Pair, after: Decision) -> str:
    """What became of a finding when its sentence was turned: one of OUTCOMES. Only "kept" is a failure."""
    number, stance = pair
    if pair in pairs(after.findings):
        return "kept"
    if (number, STANCES[stance == STANCES[0]]) in pairs(after.findings):
        return "other stance"
    return "now a question" if number in {q.principle for q in after.questions} else "gone"


def negations(reader: Reader, rows: Sequence[Labelled]) -> None:
    """Print what became of the findings whose sentences were turned."""
    by_id = {row.unit: row.provision for row in rows}
    lines = (DATA / "negations.jsonl").read_text(encoding="utf-8").splitlines()
    edits = [json.loads(line) for line in lines]
    own = [by_id[edit["id"]] for edit in edits]
    before = reader.read_each(own)
    turned = [edited(provision, edit["edits"]) for provision, edit in zip(own, edits, strict=True)]
    after = reader.read_each(turned)
    labels = 0
    became: list[tuple[str, Pair, str, Provision]] = []
    for edit, old, new, provision in zip(edits, before, after, turned, strict=True):
        due = {(turn["principle"], turn["stance"]) for turn in edit["turns"]}
        labels += len(due)
        became += [(edit["id"], pair, outcome(pair, new), provision) for pair in sorted(due & pairs(old.findings))]
    counts = Counter(what for _, _, what, _ in became)
    print("## A negation put in or taken out\n")
    print(f"{len(edits)} sentences turned, {labels} labels; {len(became)} of the labels were found before the edit")
    share = _share([what != "kept" for _, _, what, _ in became], [ident for ident, *_ in became])
    print(f"stance changed or finding gone: {share}\n")
    for name in OUTCOMES:
        print(f"- {name}: {counts[name]} ({counts[name] / max(len(became), 1):.1%})")
    print("\nKept although the sentence says the opposite:\n")
    for ident, pair, what, provision in became:
        if what == "kept":
            print(f"- {ident} {pair[0]} {pair[1]}: {' '.join(filter(None, (provision.lead_in, provision.text)))}")


def innocent(reader: Reader, rows: Sequence[Labelled]) -> None:
    """Print how often findings stay as they are under changes that change nothing."""
    print("\n## Changes that change nothing\n")
    print("| change | variants | same findings | of those with a finding |\n|---|---|---|---|")
    every: list[Twin] = []
    for name, changes in INNOCENT.items():
        seen = [twin for pair in changes for twin in compared(reader, rows, pair)]
        every += seen
        print(_row(name, seen))
    print(_row("all", every))
    print("\nChanged although nothing that matters changed:\n")
    for twin in every:
        if twin.one != twin.other:
            print(f"- {twin.row}: {_said(twin.one)} -> {_said(twin.other)}: {twin.text}")


def compared(reader: Reader, rows: Sequence[Labelled], changes: tuple[Change, Change]) -> list[Twin]:
    """Each row that reads otherwise after the one change than after the other, with what was found in both."""
    one, other = ([varied(row.provision, change) for row in rows] for change in changes)
    unlike = [i for i in range(len(rows)) if (one[i].text, one[i].lead_in) != (other[i].text, other[i].lead_in)]
    first, second = (reader.read_each([made[i] for i in unlike]) for made in (one, other))
    return [
        Twin(rows[i].unit, other[i].text, pairs(a.findings), pairs(b.findings))
        for i, a, b in zip(unlike, first, second, strict=True)
    ]


def _said(found: set[Pair]) -> str:
    return ", ".join(f"{number} {stance}" for number, stance in sorted(found)) or "nothing"


def _row(name: str, seen: Sequence[Twin]) -> str:
    speaking = [twin.one == twin.other for twin in seen if twin.one | twin.other]
    share = _share([twin.one == twin.other for twin in seen], [twin.row for twin in seen])
    return f"| {name} | {len(seen)} | {share} | {sum(speaking)} of {len(speaking)} |"


def _share(held: Sequence[bool], units: Sequence[str]) -> str:
    if not held:
        return "none to measure"
    measure: Callable[[list[int]], float] = lambda chosen: sum(held[i] for i in chosen) / len(chosen)  # noqa: E731
    low, high = interval(units, measure)
    return f"{sum(held) / len(held):.1%} ({low:.1%} to {high:.1%})"


def main() -> None:
    """Print both tables."""
    _, rows = load(DATA / "provisions-dev.jsonl")
    reader = reader_for(load_rubric())
    negations(reader, rows)
    innocent(reader, rows)


if __name__ == "__main__":
    main()
