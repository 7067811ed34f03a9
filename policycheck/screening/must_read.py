"""Why a person must read a document, whatever its row says. Every reason is one plain clause."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from policycheck.rating.certainty import in_words
from policycheck.screening.schema import PRINCIPLES

if TYPE_CHECKING:
    from policycheck.rating.model import Review

_UNREAD = 0.05  # a twentieth of a document is about a page of a long proposal
_SHORT = 150  # words: a letter, not a proposal
_NAMED = 3  # times that the cause is named, from which a lack of measures is worth a look
_FOREIGN = 0.2


def reasons(review: "Review") -> list[str]:
    """The reasons that stand in the document itself, the heaviest first."""
    found = []
    hidden = [note for note in review.notes if note.kind == "hidden"]
    if hidden:
        found.append("it holds text that no person would see")
    if review.unread_share >= _UNREAD:
        found.append(f"{review.unread_share:.0%} of it could not be read")
    if 1 - review.languages.get("en", 0.0) >= _FOREIGN:
        found.append("much of it is in a language that the program does not read")
    if not review.topic.on_topic:
        found.append("nothing in it speaks of drugs or of people who use them")
    if review.critical:
        count = len(review.critical)
        found.append("one critical finding" if count == 1 else f"{count} critical findings")
    against = [p.number for p in review.principles if p.level is not None and p.level < 0]
    if against:
        found.append(f"contrary to {_listed(against)}")
    conflicts = [p.number for p in review.principles if p.conflict]
    if conflicts:
        found.append(f"it speaks for and against {_listed(conflicts)}")
    unsure = [p.number for p in review.principles if in_words(p.certainty) == "unsure"]
    if unsure:
        found.append(f"the program is unsure of {_listed(unsure)}")
    if review.substance.named >= _NAMED and not review.substance.measures:
        found.append("it names harm reduction and holds no concrete measure")
    if review.words < _SHORT:
        found.append("it is very short")
    return found


def because(row: Mapping[str, Any], size: int) -> list[str]:
    """The reasons of a row, with what only the whole batch can tell.

    Args:
        row: the row; its own reasons stand in ``must_read_because``.
        size: number of documents that are alike, itself included; 0 where it stands alone.
    """
    own = [reason for reason in str(row.get("must_read_because") or "").split("; ") if reason]
    if size > 1:
        own.append(f"it is nearly the same as {size - 1} other{'s' if size > 2 else ''}: read them side by side")
    return own


def _listed(numbers: list[int]) -> str:
    if len(numbers) == len(PRINCIPLES):
        return "all principles"
    word = "principle" if len(numbers) == 1 else "principles"
    return f"{word} {', '.join(map(str, numbers))}"
