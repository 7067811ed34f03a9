"""Whether a finding names the right criterion, and whether the words shown as its reason are its reason.

    python benchmarks/criteria.py

Criteria: the held cases of the rubric (those that support or undermine), to which no cue was fitted and on which nothing
was trained. Each is read against a rubric without held cases, or it would be its own nearest case. Of those for which a
finding of the right principle and stance is raised, it counts how many name the criterion that the case belongs to,
how many another, and how many none (pN.other). Intervals: resampled criteria.

Reasons: the findings of benchmarks/data/provisions-dev.jsonl. Where cues speak, the words of the provision that are shown
as their reason are removed and the provision is read again; a changed decision means that the finding is gone, has
turned or has become a question. Beside it stands the same with as many other words, drawn at random (seed 0). A finding of
the trained reader alone shows no words: its reason is the nearest case, which cannot be removed, so it is counted apart.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from policycheck.evaluating.bootstrap import interval
from policycheck.evaluating.labelled import load
from policycheck.reading.model import Finding, Provision
from policycheck.reading.provisions import provision_alone
from policycheck.reading.reader import Reader, reader_for
from policycheck.rubric import load_rubric
from policycheck.rubric.model import Case, Rubric

DATA = Path(__file__).parent / "data" / "provisions-dev.jsonl"
NAMES = ("right", "another", "none")
SPEAKING = ("cue", "context")  # roles of the words that the reason quotes
DRAWS = 5  # times that other words are drawn for each finding

Cut = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Named:
    """A held case that raised a finding of its principle and stance: its criterion, what the finding named ("right",
    "another" or "none"), whether the right one stands among the others that it names, and how it was found."""

    criterion: str
    named: str
    among: bool
    found_by: str


def held_cases(rubric: Rubric) -> list[tuple[str, Case]]:
    """Each held case that supports or undermines, with its criterion's id."""
    return [(c.id, case) for c in rubric.criteria for case in c.cases if case.held and case.says != "nothing"]


def without_held(rubric: Rubric) -> Rubric:
    """The rubric as it would be if its held cases had never been written into it."""
    kept = tuple(c.model_copy(update={"cases": [case for case in c.cases if not case.held]}) for c in rubric.criteria)
    return rubric.model_copy(update={"criteria": kept, "hash": f"{rubric.hash}, no held cases"})


def naming(criterion: str, finding: Finding) -> Named:
    """What a finding names, against the criterion that it should name."""
    named = "right" if finding.criterion == criterion else "none" if finding.criterion.endswith(".other") else "another"
    return Named(criterion, named, criterion in (finding.criterion, *finding.also), finding.found_by)


def accuracy(named: Sequence[Named]) -> float:
    """Share of right names among those that name a criterion; not a number where none does."""
    told = [n for n in named if n.named != "none"]
    return sum(n.named == "right" for n in told) / len(told) if told else float("nan")


def criteria(rubric: Rubric) -> None:
    """Print how often the criterion is named rightly."""
    cases = held_cases(rubric)
    principle = {c.id: c.principle for c in rubric.criteria}
    provisions = [provision_alone(case.text, case.lead_in, case.heading, case.before) for _, case in cases]
    named = []
    for (ident, case), decision in zip(cases, reader_for(without_held(rubric)).read_each(provisions), strict=True):
        own = [f for f in decision.findings if (f.principle, f.stance) == (principle[ident], case.says)]
        named += [naming(ident, finding) for finding in own]
    print("## Which criterion a finding names\n")
    print(f"{len(cases)} held cases of {len({ident for ident, _ in cases})} criteria; {len(named)} raise a finding of")
    print("the right principle and stance.\n")
    print("| found by | findings | right | another | none named | right, of those named |\n|---|---|---|---|---|---|")
    for way in ("cue", "both", "reader", ""):
        own = [n for n in named if way in ("", n.found_by)]
        counts = " | ".join(str(sum(n.named == name for n in own)) for name in NAMES)
        print(f"| {way or 'all'} | {len(own)} | {counts} | {accuracy(own):.1%} |")
    low, high = interval([n.criterion for n in named], lambda chosen: accuracy([named[i] for i in chosen]))
    print(f"\nright, of those that name one: {accuracy(named):.1%} (95% interval {low:.1%} to {high:.1%})")
    print(f"right one among all that are named: {sum(n.among for n in named)} of {len(named)}")


def shown_words(finding: Finding) -> list[Cut]:
    """Where the words stand that the finding shows as its reason, within the provision's own text, without overlaps."""
    spans = sorted((e.start, e.end) for e in finding.evidence if e.where == "text" and e.role in SPEAKING)
    joined: list[Cut] = []
    for start, end in spans:
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined


def words_of(text: str) -> list[Cut]:
    """Where the words of a text stand, parted by spaces."""
    found, at = [], 0
    for word in text.split():
        start = text.index(word, at)
        at = start + len(word)
        found.append((start, at))
    return found


def without(text: str, cuts: Sequence[Cut]) -> str:
    """The text without these parts, spaces closed up."""
    kept, at = [], 0
    for start, end in sorted(cuts):
        kept.append(text[at:start])
        at = max(at, end)
    return " ".join(" ".join([*kept, text[at:]]).split())


def others_at_random(text: str, cuts: Sequence[Cut], draw: random.Random) -> list[Cut] | None:
    """As many words as the cuts touch, drawn from the other words; None where there are too few."""
    words = words_of(text)
    touched = [w for w in words if any(w[0] < end and start < w[1] for start, end in cuts)]
    free = [word for word in words if word not in touched]
    return draw.sample(free, len(touched)) if len(free) >= len(touched) else None


def reasons(reader: Reader) -> None:
    """Print how often removing the words that were shown changes the decision."""
    _, rows = load(DATA)
    decisions = reader.read_each([row.provision for row in rows])
    draw = random.Random(0)
    silent, shown = 0, 0
    tried: list[tuple[str, Finding, list[Provision]]] = []
    for row, decision in zip(rows, decisions, strict=True):
        for finding in decision.findings:
            cuts = shown_words(finding)
            if finding.found_by == "reader" or not cuts:
                silent += finding.found_by == "reader"
                continue
            shown += 1
            drawn = [others_at_random(row.provision.text, cuts, draw) for _ in range(DRAWS)]
            texts = [without(row.provision.text, part) for part in (cuts, *drawn) if part is not None]
            if len(texts) == 1 + DRAWS and all(texts):
                tried.append((row.unit, finding, [_with_text(row.provision, text) for text in texts]))
    read = iter(reader.read_each([provision for *_, made in tried for provision in made]))
    changed = [[_changed(finding, next(read).findings) for _ in made] for _, finding, made in tried]
    total = sum(len(d.findings) for d in decisions)
    print("\n## Removing the words shown as the reason\n")
    print(f"{total} findings in {len(rows)} provisions; {shown} show words of the provision, and {len(tried)} of these")
    print(
        f"have as many other words. {silent} are the trained reader's alone: they show the nearest cases and no words.\n"
    )
    print("| found by | findings | decision changed | changed by as many words at random |\n|---|---|---|---|")
    for way in ("cue", "both", ""):
        own = [i for i, (_, finding, _) in enumerate(tried) if way in ("", finding.found_by)]
        if own:
            by_reason, by_chance = _shares([changed[i] for i in own])
            print(f"| {way or 'all'} | {len(own)} | {by_reason:.1%} | {by_chance:.1%} |")
    if tried:
        units = [unit for unit, *_ in tried]
        low, high = interval(units, lambda chosen: _shares([changed[i] for i in chosen])[0])
        print(f"\n95% interval of the decisions changed: {low:.1%} to {high:.1%}")


def _with_text(provision: Provision, text: str) -> Provision:
    return provision_alone(text, provision.lead_in, provision.heading, provision.before)


def _changed(finding: Finding, after: Sequence[Finding]) -> bool:
    return (finding.principle, finding.stance) not in {(f.principle, f.stance) for f in after}


def _shares(changed: Sequence[Sequence[bool]]) -> tuple[float, float]:
    """Share changed by removing the reason, and by removing other words."""
    by_reason = sum(own[0] for own in changed) / len(changed)
    return by_reason, sum(sum(own[1:]) for own in changed) / sum(len(own) - 1 for own in changed)


def main() -> None:
    """Print both tables."""
    rubric = load_rubric()
    criteria(rubric)
    reasons(reader_for(rubric))


if __name__ == "__main__":
    main()
