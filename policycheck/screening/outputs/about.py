"""What every output says of itself: how much was screened, how to read it, and what it cannot tell."""

from collections import Counter

from policycheck.screening.result import Screening
from policycheck.screening.schema import FAILED, PARTLY, READ, WAITING

LIMITS = (
    "A row is a reading of a text by a program. It turns no proposal down: a person reads what a person must "
    "read, and decides.",
    "There is no total and no rank. A level answers one principle; equal and unsure levels are said to be so.",
    "Text is not practice. Ask the applicant, and the people whom the program is for.",
    "Certainty is the share of imagined careful readers who would come to the same level. Where it is low, "
    "read the document itself.",
)


def sentences(screening: Screening) -> list[str]:
    """What was screened, in plain sentences."""
    counts = screening.counts
    said = [f"{len(screening.rows):,} documents: {_counts(counts)}."]
    must = sum(bool(row["must_read"]) for row in screening.rows)
    said.append(f"A person must read {must:,} of them, whatever the table says.")
    if counts[FAILED]:
        said.append(f"{counts[FAILED]:,} could not be read: rows with the reason, to be tried again next time.")
    if screening.stopped or counts[WAITING]:
        said.append(f"The screening was stopped: {counts[WAITING]:,} documents wait. The same command goes on.")
    if screening.aside:
        said.append(f"{len(screening.aside):,} files are no documents and were left aside.")
    if screening.sort:
        said.append(f"The order is by {screening.sort} alone. Equal places are marked =, unsure ones ≈.")
    else:
        order = "by number, which says nothing of a name" if screening.blind else "by file name"
        said.append(f"The order is {order}. It is no rank.")
    if screening.blind:
        said.append("Names of applicants are hidden as far as the program can know them; it cannot know them all.")
    return said


def aside(screening: Screening) -> list[tuple[str, str]]:
    """Files left aside with their reasons; without names in a blind screening."""
    if not screening.blind:
        return [(file.name, file.reason) for file in screening.aside]
    reasons = Counter(file.reason for file in screening.aside)
    return [(f"{count:,} files", reason) for reason, count in reasons.items()]


def _counts(counts: dict[str, int]) -> str:
    return ", ".join(f"{counts[status]:,} {status}" for status in (READ, PARTLY, FAILED, WAITING) if counts[status])
