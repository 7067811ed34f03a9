"""How often the reading raises a finding where there is nothing to find: documents about other subjects.

    python benchmarks/off_topic.py [FOLDER ...]

benchmarks/data/off-topic holds twelve documents in twelve genres, written for this measure alone: swimming rules, a
parking by-law, a manual of a ship's galley. They use the hard words of our field in innocent ways (a test, a needle,
a shelter, a relapse of a disease in trees). Nothing was trained on them or fitted to them. They are read with the test
of topic switched off; with it, such a document is silent from the start. Real documents are read too where the variable
POLICYCHECK_REAL_DEV names a folder that holds controls (files whose name starts with "ctl-").

A careful reader gives an off-topic document no label at all, so every finding is false. Intervals: resampled documents.
"""

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from policycheck.documents import open_document
from policycheck.evaluating.bootstrap import interval
from policycheck.reading.gates import topic_gate
from policycheck.reading.model import Finding
from policycheck.reading.provisions import provisions
from policycheck.reading.reader import Reader, reader_for
from policycheck.rubric import load_rubric

WRITTEN = Path(__file__).parent / "data" / "off-topic"
REAL = "POLICYCHECK_REAL_DEV"


@dataclass(frozen=True, slots=True)
class Misread:
    """One off-topic document: its name, how many sentences were read, what was wrongly found and asked, and whether
    the test of topic, which is off here, would have let it through."""

    name: str
    sentences: int
    findings: tuple[Finding, ...]
    questions: tuple[Finding, ...]
    let_through: bool


def read(path: Path, reader: Reader) -> Misread:
    """Read one document as if it were on topic."""
    document = open_document(path)
    own = provisions(document)
    reading = reader.read(own)
    texts = [document.title, *(document.text[block.start : block.end] for block in document.blocks)]
    gate = topic_gate(reader.rubric).judge(texts)
    return Misread(path.stem, len(own), reading.findings, reading.questions, gate.on_topic)


def in_thousand(documents: Sequence[Misread], kind: str) -> float:
    """Findings or questions (``kind``) in 1,000 sentences of all documents together."""
    return 1000 * sum(len(getattr(d, kind)) for d in documents) / sum(d.sentences for d in documents)


def controls(folder: str) -> list[Path]:
    """The real control documents under a folder, in order of name."""
    return sorted(path for path in Path(folder).rglob("ctl-*") if path.is_file())


def show(title: str, documents: Sequence[Misread]) -> None:
    """Print the figures, a line a document, and every sentence that was misread."""
    print(f"\n## {title}\n")
    print(f"{len(documents)} documents, {sum(d.sentences for d in documents)} sentences")
    for kind in ("findings", "questions"):
        print(f"{kind} in 1,000 sentences: {in_thousand(documents, kind):.1f} ({_interval(documents, kind)})")
    passed = [d.name for d in documents if d.let_through]
    print(f"the test of topic would let through {len(passed)} of them: {', '.join(passed) or 'none'}")
    print("\n| document | sentences | findings | questions |\n|---|---|---|---|")
    for d in documents:
        print(f"| {d.name} | {d.sentences} | {len(d.findings)} | {len(d.questions)} |")
    for d in documents:
        for word, given in (("finding", d.findings), ("question", d.questions)):
            for f in given:
                print(f"- {d.name}: {word} {f.principle} {f.stance}, {f.found_by}, {f.probability:.2f}: {f.quote}")


def _interval(documents: Sequence[Misread], kind: str) -> str:
    if len(documents) < 2:
        return "one document gives no interval"
    low, high = interval([d.name for d in documents], lambda chosen: in_thousand([documents[i] for i in chosen], kind))
    return f"95% interval {low:.1f} to {high:.1f}"


def main() -> None:
    """Print the written documents, or those of the folders named, then the real controls."""
    reader = reader_for(load_rubric())
    for folder in [Path(name) for name in sys.argv[1:]] or [WRITTEN]:
        show(f"{folder.name}, topic test off", [read(path, reader) for path in sorted(folder.iterdir())])
    found = controls(os.environ[REAL]) if os.environ.get(REAL) else []
    if found:
        show("real control documents, topic test off", [read(path, reader) for path in found])
    else:
        print(f"\nReal control documents skipped: {REAL} names no folder that holds files ctl-*.")


if __name__ == "__main__":
    main()
