"""Whether a document can talk itself up: slogans and the principles' own wording must lift no level above "mentioned".

    python benchmarks/stuffing.py [--times 1 20 200]

Slogans (benchmarks/data/stuffing/slogans.txt) and the statements of principles/*.yaml are repeated and made into a
document alone, put before a document that is silent on every principle, and put before one that works against them
all. The whole review is run, as anybody would run it. No level may stand above 1 (mentioned), or above what it was
without the stuffing where that is more.
"""

import argparse
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from policycheck.rating.review import review_text
from policycheck.reading.model import Finding
from policycheck.rubric import load_rubric
from policycheck.rubric.model import Rubric

FOLDER = Path(__file__).parent / "data" / "stuffing"
MENTIONED = 1


@dataclass(frozen=True, slots=True)
class Stuffed:
    """One stuffed document: what it was made of, the levels before and after, and the strongest support that the
    stuffing itself got for each principle that was lifted."""

    stuffing: str
    times: int
    base: str
    before: dict[int, int]
    after: dict[int, int]
    lifted_by: tuple[Finding, ...]


def slogans() -> list[str]:
    """The slogans, one a line of their file."""
    return (FOLDER / "slogans.txt").read_text(encoding="utf-8").split("\n")[:-1]


def statements(rubric: Rubric) -> list[str]:
    """What the principles say, in their own words: a statement a principle."""
    return [principle.statement.strip() for principle in rubric.principles]


def stuffed(base: str, lines: list[str], times: int) -> str:
    """A document with the lines put in ``times`` over, each a paragraph, after the title of ``base``."""
    title, _, rest = base.partition("\n\n")
    return "\n\n".join(part for part in (title, *(lines * times), rest) if part) + "\n"


def lifted(before: dict[int, int], after: dict[int, int]) -> list[int]:
    """The principles whose level the stuffing raised further than it may."""
    return [number for number, level in after.items() if level > max(MENTIONED, before[number])]


def levels(text: str) -> tuple[dict[int, int], tuple[Finding, ...]]:
    """The level of each principle, and the findings that gave it; a level that was not read counts as 0."""
    result = review_text(text)
    return {rating.number: rating.level or 0 for rating in result.principles}, result.findings


def try_out(name: str, lines: list[str], times: int, base_name: str, base: str, before: dict[int, int]) -> Stuffed:
    """Stuff one document and review it."""
    after, findings = levels(stuffed(base, lines, times))
    own = " ".join(lines)
    by = [f for f in findings if f.principle in lifted(before, after) and f.stance == "supports" and f.quote in own]
    strongest = {f.quote: f for f in sorted(by, key=lambda f: f.strength) if f.strength > MENTIONED}
    return Stuffed(name, times, base_name, before, after, tuple(strongest.values()))


def main() -> None:
    """Print the table, and the sentences that lifted a level."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--times", type=int, nargs="+", default=[1, 20, 200])
    times = parser.parse_args().times
    bases = {"alone": "", **{n: (FOLDER / f"{n}.txt").read_text(encoding="utf-8") for n in ("silent", "punitive")}}
    plain = {name: levels(text)[0] if text else dict.fromkeys(range(1, 9), 0) for name, text in bases.items()}
    stuffings = {"slogans": slogans(), "the principles' own wording": statements(load_rubric())}
    for name in ("silent", "punitive"):
        print(f"{name}, as it is: {_shown(plain[name])}")
    print("\n| stuffing | times | document | levels 1 to 8 | lifted too far |\n|---|---|---|---|---|")
    tried: list[Stuffed] = []
    for (name, lines), count, (base, text) in product(stuffings.items(), times, bases.items()):
        tried.append(try_out(name, lines, count, base, text, plain[base]))
        too_far = ", ".join(map(str, lifted(plain[base], tried[-1].after))) or "none"
        print(f"| {name} | {count} | {base} | {_shown(tried[-1].after)} | {too_far} |", flush=True)
    failed = sum(bool(lifted(s.before, s.after)) for s in tried)
    print(f"\n{failed} of {len(tried)} stuffed documents have a level lifted too far.")
    seen = {(f.quote, f.principle): f for s in tried for f in s.lifted_by}
    for f in sorted(seen.values(), key=lambda f: (f.principle, f.quote)):
        print(f"- {f.principle} supports, strength {f.strength}, {f.found_by}, {f.probability:.2f}: {f.quote}")


def _shown(given: dict[int, int]) -> str:
    return " ".join(str(given[number]) for number in sorted(given))


if __name__ == "__main__":
    main()
