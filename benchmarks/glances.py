"""What the glances drop, and what is lost by it.

    python benchmarks/glances.py
    POLICYCHECK_REAL_DEV=DIR python benchmarks/glances.py   # real documents too: DIR holds sentences.jsonl and documents/

Most sentences carry nothing, and the trained reader drops a provision in which no cue speaks and that shows nothing
before the first, after the first or after the third of its six layers (policycheck/reading/encoder.py). The same
provisions are read with these glances and without them: printed are the share that was dropped, and how many labels,
findings and questions of the whole reading were lost. The bars below which a provision is dropped were chosen on the
held-out tenth of the training rows (training/calibrate.py).
"""

import os
from collections.abc import Sequence
from pathlib import Path

from policycheck.documents import open_document
from policycheck.evaluating.labelled import load
from policycheck.reading.decide import Decision
from policycheck.reading.encoder import Encoder
from policycheck.reading.model import Provision
from policycheck.reading.provisions import provisions
from policycheck.reading.reader import Reader
from policycheck.reading.weighing import shipped_weighing
from policycheck.rubric import load_rubric

LABELLED = Path(__file__).parent / "data" / "provisions-dev.jsonl"
OFF_TOPIC = Path(__file__).parent / "data" / "off-topic"
REAL = "POLICYCHECK_REAL_DEV"
Said = set[tuple[int, int, str]]  # provision, principle, stance


def main() -> None:
    """Print the table."""
    rubric = load_rubric()
    whole, glanced = Encoder(), Encoder(least=shipped_weighing().glances)
    readers = Reader(rubric, encoder=whole), Reader(rubric, encoder=glanced)
    _, rows = load(LABELLED)
    print("| text | provisions | dropped | findings lost | questions lost |\n|---|---|---|---|---|")
    before, after = compared("labelled provisions, by other authors", [row.provision for row in rows], readers, glanced)
    off = [p for path in sorted(OFF_TOPIC.iterdir()) for p in provisions(open_document(path))]
    compared("documents about other subjects", off, readers, glanced)
    if folder := os.environ.get(REAL):
        own = [p for path in sorted(Path(folder, "documents").iterdir()) for p in provisions(open_document(path))]
        compared("real documents", own, readers, glanced)
    else:
        print(f"Real documents were left out: set {REAL} to the folder that holds them.")
    labels = {(n, *pair) for n, row in enumerate(rows) for pair in row.labels}
    lost = (labels & before) - after
    print(f"\n{len(labels & before)} of {len(labels)} labels are found whole; the glances lose {len(lost)} of them "
          f"({len(lost) / len(labels):.2%} of the labels)")  # fmt: skip


def compared(
    name: str, own: Sequence[Provision], readers: tuple[Reader, Reader], glanced: Encoder
) -> tuple[Said, Said]:
    """Read twice and print a row. Returns the findings without the glances and with them."""
    glanced.known.clear()
    one, other = (reader.read_each(own) for reader in readers)
    dropped = [not row[2].any() for row in glanced.known.values()]
    lost = [
        f"{len(said(one, what) - said(other, what))} of {len(said(one, what))}" for what in ("findings", "questions")
    ]
    print(f"| {name} | {len(dropped):,} | {sum(dropped) / len(dropped):.1%} | {' | '.join(lost)} |")
    return said(one, "findings"), said(other, "findings")


def said(decisions: Sequence[Decision], what: str) -> Said:
    """The findings or the questions, by provision."""
    return {(n, f.principle, f.stance) for n, decision in enumerate(decisions) for f in getattr(decision, what)}


if __name__ == "__main__":
    main()
