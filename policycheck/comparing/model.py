"""The comparison of two drafts, ready for any report."""

from dataclasses import dataclass
from typing import Literal

from policycheck.comparing.promises import Promise
from policycheck.comparing.side import Passage, Side, Standing
from policycheck.reading.model import Finding

Fate = Literal["stayed", "stronger", "weaker", "turned", "came", "went"]
Verdict = Literal["same", "better", "worse", "mostly-better", "mostly-worse", "mixed", "little"]
Caution = Literal["rubric", "program", "kind", "unread", "stored"]


@dataclass(frozen=True, slots=True)
class Change:
    """What became of a finding.

    Attributes:
        fate: "stayed"; "stronger" or "weaker" (its strength changed); "turned" (the passage now says the
            opposite for the principle); "came"; "went".
        old, new: the finding before and after; None where there is none.
        before, after: the passage before and after, as far as it is known: a finding may go although its
            passage stays, and come from a passage that was there.
        moved: the passage stands under another heading.
        reworded: the passage has other words.
    """

    fate: Fate
    old: Finding | None
    new: Finding | None
    before: Passage | None
    after: Passage | None
    moved: bool = False
    reworded: bool = False

    @property
    def finding(self) -> Finding:
        """The finding as it stands now, or stood."""
        found = self.new or self.old
        assert found is not None
        return found

    @property
    def better(self) -> bool | None:
        """True where the change serves the principle, False where it harms it, None where nothing changed."""
        if self.fate == "stayed":
            return None
        for_it = self.finding.stance == "supports"
        return for_it if self.fate in ("came", "stronger", "turned") else not for_it

    @property
    def mended(self) -> bool:
        """True where a critical finding stood and stands no longer."""
        return bool(self.old and self.old.critical and not (self.new and self.new.critical))

    @property
    def newly_critical(self) -> bool:
        """True where a critical finding stands that did not stand before."""
        return bool(self.new and self.new.critical and not (self.old and self.old.critical))


@dataclass(frozen=True, slots=True)
class LevelChange:
    """A principle before and after."""

    before: Standing
    after: Standing

    @property
    def steps(self) -> int | None:
        """How many levels it rose (positive) or fell; None where one side could not be read."""
        if self.before.level is None or self.after.level is None:
            return None
        return self.after.level - self.before.level


@dataclass(frozen=True, slots=True)
class Gap:
    """A criterion on which one draft is silent and the other is not.

    Attributes:
        criterion: its id.
        finding: the finding that answers it in support, in the draft that does.
    """

    criterion: str
    finding: Finding


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two drafts, compared.

    Attributes:
        old, new: the sides.
        levels: the principles, before and after.
        changes: what became of every finding, in the order of the new draft; what went comes last.
        closed: criteria that only the new draft answers in support.
        opened: criteria that only the old draft answered in support, and on which the new one is silent.
        verdict: whether the new draft is better.
        cautions: why the two reviews may differ although the drafts do not.
        promises: what was promised to a board, beside what changed.
    """

    old: Side
    new: Side
    levels: tuple[LevelChange, ...]
    changes: tuple[Change, ...]
    closed: tuple[Gap, ...]
    opened: tuple[Gap, ...]
    verdict: Verdict
    cautions: tuple[Caution, ...]
    promises: tuple[Promise, ...] = ()

    def of(self, *fates: Fate) -> list[Change]:
        """The changes with one of these fates."""
        return [change for change in self.changes if change.fate in fates]

    @property
    def same_file(self) -> bool:
        """True where both drafts are the same file, byte for byte."""
        return self.old.sha256 == self.new.sha256
