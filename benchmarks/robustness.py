"""What must not change a reading, and what must: variants of provisions that no training saw.

    python benchmarks/robustness.py

Rows come from benchmarks/data/provisions-dev.jsonl, which nothing was trained on or fitted to. Innocent variants
(case, quotes, dashes, line breaks, numbers, names of places, British or American spelling) should leave the findings as
they are; a negation put in or taken out by a sentence's own grammar should change the stance or remove the finding.
"""

import random
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from policycheck.evaluating.labelled import load
from policycheck.reading.model import Provision
from policycheck.reading.reader import Reader, reader_for
from policycheck.rubric import load_rubric

DATA = Path(__file__).parent / "data" / "provisions-dev.jsonl"
SPELLING = [("program ", "programme "), ("center", "centre"), ("organization", "organisation"), ("counselor", "counsellor"),
            ("recognize", "recognise"), ("behavior", "behaviour"), ("labor", "labour"), ("license", "licence")]  # fmt: skip
PLACES = [("county", "borough"), ("city", "town"), ("Monday", "Thursday"), ("March", "October"), ("Director", "Manager")]


def swap(pairs: list[tuple[str, str]]) -> Callable[[str], str]:
    """Exchange each pair, whichever side stands in the text."""

    def change(text: str) -> str:
        for one, other in pairs:
            if one in text:
                text = text.replace(one, other)
            elif other in text:
                text = text.replace(other, one)
        return text

    return change


INNOCENT: dict[str, Callable[[str], str]] = {
    "upper case": str.upper,
    "curly quotes": lambda t: t.replace("'", "\u2019").replace('"', "\u201d"),
    "other dashes": lambda t: t.replace(" - ", " \u2014 ").replace("\u2014", " \u2013 "),
    "line breaks": lambda t: re.sub(r"((?:\S+ ){8})", r"\1\n", t),
    "other numbers": lambda t: re.sub(r"\d+", lambda m: str(int(m.group()) % 7 + 3), t),
    "other names": swap(PLACES),
    "other spelling": swap(SPELLING),
}
NEGATIONS = [(" shall ", " shall not "), (" will ", " will not "), (" must ", " must not "), (" may ", " may not "),
             (" can ", " cannot "), (" is ", " is not "), (" are ", " are not ")]  # fmt: skip


def read(reader: Reader, provisions: list[Provision]) -> list[set[tuple[int, str]]]:
    """The (principle, stance) pairs of each provision."""
    return [{(f.principle, f.stance) for f in d.findings} for d in reader.read_each(provisions)]


def main() -> None:
    """Print the table."""
    _, rows = load(DATA)
    reader = reader_for(load_rubric())
    own = [row.provision for row in rows]
    before = read(reader, own)
    print("| variant | changed texts | same findings |\n|---|---|---|")
    for name, change in INNOCENT.items():
        varied = [replace(p, text=change(p.text)) for p in own]
        kept = [(b, a) for b, a, v, p in zip(before, read(reader, varied), varied, own, strict=True) if v.text != p.text]
        same = sum(b == a for b, a in kept)
        print(f"| {name} | {len(kept)} | {same / max(len(kept), 1):.1%} |")
    _negations(reader, rows, before)


def _negations(reader: Reader, rows, before) -> None:
    """Negate, or take a negation out of, rows whose label the tool found; the finding must turn or go."""
    turned = total = 0
    draw = random.Random(5)
    for row, pairs in zip(rows, before, strict=True):
        found = pairs & set(row.labels)
        options = [(a, b) for a, b in NEGATIONS if row.provision.text.count(a) == 1]
        if len(found) != 1 or not options:
            continue
        plain, negated = draw.choice(options)
        text = row.provision.text
        new = text.replace(negated, plain) if negated in text else text.replace(plain, negated)
        (after,) = read(reader, [replace(row.provision, text=new)])
        total += 1
        turned += next(iter(found)) not in after
    print(f"| a negation put in or taken out ({total} found labels) | {total} | stance changed or gone: {turned / total:.1%} |")


if __name__ == "__main__":
    main()
