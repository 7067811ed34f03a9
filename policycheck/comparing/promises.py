"""What an organisation promised its board, beside what became of the passages that it was about."""

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Literal

from policycheck.comparing.match import match
from policycheck.comparing.side import Passage
from policycheck.rating.passages import plain_words

if TYPE_CHECKING:
    from policycheck.comparing.model import Comparison

Kept = Literal["", "same", "reworded", "gone", "unknown"]


@dataclass(frozen=True, slots=True)
class Reply:
    """What an organisation replies to a point that its board made.

    Attributes:
        principle: the principle that the point is about.
        point: what the board said.
        quote: the passage that it is about, or "" where it is about the whole.
        answer: "accepted", "changed" (in another way), "declined", or "" where no one box was ticked.
        how, who, when: how or why not, by which role, by what day, as it was written.
    """

    principle: int
    point: str
    quote: str = ""
    answer: str = ""
    how: str = ""
    who: str = ""
    when: str = ""

    @property
    def given(self) -> bool:
        """True where anything was replied."""
        return bool(self.answer or self.how or self.who or self.when)


@dataclass(frozen=True, slots=True)
class Promise(Reply):
    """A reply, and what became of the passage that it is about.

    Attributes:
        kept: what became of the passage: the "same" words still stand, "reworded", "gone", "unknown" where
            the drafts do not tell; "" where there is no passage, and the level tells.
        before, after: the passage in the old and the new draft.
    """

    kept: Kept = ""
    before: Passage | None = None
    after: Passage | None = None


def with_promises(comparison: "Comparison", replies: Iterable[Reply]) -> "Comparison":
    """The comparison, with what was promised in each reply beside what changed."""
    old, new = comparison.old, comparison.new
    pairs = {pair.old: pair for pair in match(old.passages, new.passages)}
    where: dict[tuple[str, ...], int] = {}
    for index, passage in enumerate(old.passages):
        where.setdefault(plain_words(passage.text), index)
    told = []
    for reply in replies:
        promise = Promise(*(getattr(reply, field.name) for field in fields(Reply)))
        at = where.get(plain_words(reply.quote)) if reply.quote else None
        if at is None:
            told.append(replace(promise, kept="unknown" if reply.quote else ""))
            continue
        pair = pairs.get(at)
        before = old.passages[at]
        if pair is None:
            told.append(replace(promise, kept="gone" if new.complete else "unknown", before=before))
        else:
            kept: Kept = "same" if pair.likeness == 1 else "reworded"
            told.append(replace(promise, kept=kept, before=before, after=new.passages[pair.new]))
    return replace(comparison, promises=tuple(told))
