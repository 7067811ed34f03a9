"""A comparison made ready for templates: its sentences, in one language."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from policycheck.comparing.model import Comparison, Gap, LevelChange
from policycheck.comparing.promises import Promise
from policycheck.comparing.side import Passage, Side
from policycheck.rating.passages import without_label
from policycheck.reading.model import Finding
from policycheck.reading.reasons import reason
from policycheck.reports.comparison.entries import Entry, Section, entries
from policycheck.reports.environment import percent
from policycheck.reports.foreign import place
from policycheck.reports.links import criterion_page
from policycheck.reports.options import Options
from policycheck.reports.plain import shorten
from policycheck.reports.words import Words, words
from policycheck.rubric.model import Criterion, Rubric
from policycheck.rubric.translate import translated

_UNSURE = 0.6  # below this, a level could as well be another


@dataclass(slots=True)
class ComparisonView:
    """A comparison, ready for templates.

    Attributes:
        comparison: the comparison.
        t: messages of reviews, for words that both share.
        c: messages of comparisons.
        rubric: the rubric with its words in the language.
        docs: where the pages about the criteria stand; see ``Options``.
    """

    comparison: Comparison
    t: Words
    c: Words
    rubric: Rubric
    docs: str | None
    entries: list[Entry] = field(default_factory=list)

    def of(self, section: Section) -> list[Entry]:
        """The entries of a section."""
        return [entry for entry in self.entries if entry.section == section]

    def quoted(self, text: str) -> str:
        """A quotation: without the label that its place names already, and not too long."""
        return shorten(without_label(text))

    def place(self, passage: Passage | Finding | None) -> str:
        """Where a passage or finding stands."""
        return place(passage.location, self.t) if passage else ""

    def criterion(self, finding: Finding) -> Criterion | None:
        """The criterion that a finding answers; None where this rubric does not have it."""
        return next((c for c in self.rubric.criteria if c.id == finding.criterion), None)

    def question(self, ident: str) -> str:
        """The question of a criterion, or its id where this rubric does not have it."""
        return next((c.question for c in self.rubric.criteria if c.id == ident), ident)

    def page(self, ident: str) -> str:
        """The address of the page about a criterion, or ""."""
        return criterion_page(ident, self.rubric, self.docs)

    def why(self, finding: Finding) -> str:
        """Why a finding stands."""
        if self.t.language == "en":
            return finding.why
        criterion = self.criterion(finding)
        return reason(finding, criterion.question if criterion else "", self.t.table("reasons"))

    def principles(self, entry: Entry) -> str:
        """The principles that an entry is about: "principle 4", "principles 1 and 4"."""
        numbers = [str(number) for number in entry.principles]
        if len(numbers) == 1:
            return self.c("principle", number=numbers[0])
        return self.c("principles", numbers=self._joined(numbers))

    def level(self, change: LevelChange, after: bool) -> str:
        """A level in a word, with its number."""
        standing = change.after if after else change.before
        word = self.t.of("levels", standing.level_name)
        unsure = f", {self.t.of('certainty', 'unsure')}" if standing.certainty < _UNSURE else ""
        return f"{word}{unsure}"

    def steps(self, change: LevelChange) -> str:
        """How far a level went."""
        if change.steps is None:
            return self.c("steps_unknown")
        if not change.steps:
            return self.c("steps_none")
        return self.c.many("steps_up" if change.steps > 0 else "steps_down", abs(change.steps))

    def title(self, number: int) -> str:
        """The title of a principle."""
        return self.rubric.principle(number).title

    def cautions(self) -> Iterator[str]:
        """Why the reviews may differ although the drafts do not."""
        old, new = self.comparison.old, self.comparison.new
        if self.comparison.same_file:
            yield self.c("same_file")
        facts = {
            "rubric": {"old": _rubric(old), "new": _rubric(new)},
            "program": {"old": old.version, "new": new.version},
            "kind": {"old": self.kind(old), "new": self.kind(new)},
            "unread": {"old": percent(old.unread_share), "new": percent(new.unread_share)},
            "stored": {},
        }
        for caution in self.comparison.cautions:
            yield self.c(f"caution_{caution}", **facts[caution])

    def kind(self, side: Side) -> str:
        """The kind of document that a draft was read as."""
        return next((kind.title for kind in self.rubric.kinds if kind.name == side.kind), side.kind_title)

    def summary(self) -> Iterator[str]:
        """A few sentences that say whether the new draft is better, and where it is worse."""
        found = self.comparison
        yield self.c(f"verdict_{found.verdict}".replace("-", "_"))
        if not found.new.on_topic:
            yield self.c("off_topic")
        before = sum(finding.critical for finding in found.old.findings)
        new = sum(change.newly_critical for change in found.changes)
        mended = sum(change.mended for change in found.changes)
        if before or new:
            stay = before - mended
            yield self.c("short_critical", before=before, after=stay + new, mended=mended, stay=stay, new=new)
        for key, chosen in (("short_up", self._moved(1)), ("short_down", self._moved(-1))):
            if chosen:
                yield self.c(key, list="; ".join(chosen))
        if low := [change.after for change in found.levels if change.after.level == -1]:
            yield self.c("short_contrary", list=self._joined([str(standing.number) for standing in low]))
        worse = [*self.of("new_critical"), *self.of("worse")]
        if worse:
            yield self.c.many("short_worse", len(worse))
        elif found.verdict in ("better", "mostly-better"):
            yield self.c("short_no_worse")
        if found.closed or found.opened:
            yield self.c("short_gaps", closed=len(found.closed), opened=len(found.opened))

    def unchanged(self) -> str:
        """How much stays as it was."""
        stayed = self.comparison.of("stayed")
        moved = sum(change.moved for change in stayed)
        reworded = sum(change.reworded for change in stayed)
        return self.c("unchanged", count=len(stayed), moved=moved, reworded=reworded)

    def kept(self, promise: Promise, now: str) -> str:
        """What became of a promise: of the passage that it is about, else of the level.

        Args:
            promise: the promise.
            now: the words of the passage in the new draft, ready for the page.
        """
        if promise.kept:
            place = self.place(promise.after)
            place = place[:1].upper() + place[1:]
            return self.c.of("promise_kept", promise.kept).format(place=place, new=now)
        changed = next((c for c in self.comparison.levels if c.after.number == promise.principle), None)
        if changed is None:
            return self.c.of("promise_kept", "unknown")
        return self.c("promise_level", old=self.level(changed, False), new=self.level(changed, True))

    def gap_place(self, gap: Gap) -> str:
        """Where a gap is answered."""
        return place(gap.finding.location, self.t)

    def _moved(self, sign: int) -> list[str]:
        return [
            self.c(
                "short_level",
                number=change.after.number,
                title=self.title(change.after.number),
                old=self.level(change, False),
                new=self.level(change, True),
            )
            for change in self.comparison.levels
            if (change.steps or 0) * sign > 0
        ]

    def _joined(self, parts: list[str]) -> str:
        if len(parts) < 2:
            return "".join(parts)
        return f"{', '.join(parts[:-1])} {self.c('and')} {parts[-1]}"


def comparison_view(comparison: Comparison, rubric: Rubric, options: Options) -> ComparisonView:
    """Make a comparison ready for templates.

    Raises:
        PolicycheckError: there is no catalogue of the language.
    """
    said = words(options.language)
    own = Words(said.table("compare"), said.language)
    known = translated(rubric, options.language)
    return ComparisonView(comparison, said, own, known, options.docs, entries(comparison))


def _rubric(side: Side) -> str:
    return f"{side.rubric} {side.rubric_version} ({side.rubric_hash[:12]})"


__all__ = ["ComparisonView", "comparison_view"]
