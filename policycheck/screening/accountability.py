"""Who, when, money, measure: what would show that a document's promises are kept."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from policycheck.documents.model import Document
from policycheck.reading.model import Finding
from policycheck.screening.schema import ELEMENTS
from policycheck.screening.wordlists import Wordlists, wordlists

if TYPE_CHECKING:
    from policycheck.rating.model import Review

IN_MEASURES, ELSEWHERE, NOT_FOUND = "in its measures", "elsewhere", "not found"
_SILENT = ("definition", "contents", "reference", "signature", "history")


def accountability(review: "Review", document: Document) -> dict[str, str]:
    """The eight columns of accountability.

    A word counts where it stands in a provision that supports a principle; then anywhere else in the
    document's own text, which says less: a budget page answers for nothing in particular.

    Returns:
        for each of who, when, money and measure the place, and an example in ``<name>_words``.
    """
    lists = wordlists()
    in_measures = _first(lists, (_provision(f) for f in review.findings if f.stance == "supports"))
    blocks = (document.text[b.start : b.end] for b in document.blocks if b.role not in _SILENT)
    elsewhere = _first(lists, blocks)
    columns = {}
    for name in ELEMENTS:
        place, words = NOT_FOUND, ""
        if name in in_measures:
            place, words = IN_MEASURES, in_measures[name]
        elif name in elsewhere:
            place, words = ELSEWHERE, elsewhere[name]
        columns[name], columns[f"{name}_words"] = place, words
    return columns


def _provision(finding: Finding) -> str:
    return f"{finding.lead_in} {finding.quote}"


def _first(lists: Wordlists, texts: Iterable[str]) -> dict[str, str]:
    """The first words of each element, in the order of the texts."""
    found: dict[str, str] = {}
    for text in texts:
        lowered = text.lower()
        for name, pattern in lists.elements.items():
            if name not in found and (match := pattern.search(lowered)):
                found[name] = match.group()
        if len(found) == len(lists.elements):
            break
    return found
