"""Changes as a person would list them: one entry a passage, under the heading where it matters most."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from policycheck.comparing.model import Change, Comparison
from policycheck.comparing.side import Passage
from policycheck.rating.passages import plain_words
from policycheck.reading.model import Finding

Section = Literal["new_critical", "mended", "still", "worse", "better", "same"]

_ORDER: tuple[Section, ...] = ("new_critical", "mended", "worse", "better", "still", "same")


@dataclass(frozen=True, slots=True)
class Entry:
    """What became of the findings of one passage.

    Attributes:
        section: where the entry stands.
        how: the message that tells it: "came_new", "went_reworded", ...
        changes: the changes, by principle.
        instead: the new finding that answers the same question, where the passage itself does not.
    """

    section: Section
    how: str
    changes: tuple[Change, ...]
    instead: Finding | None = None

    @property
    def first(self) -> Change:
        """The change that gives the entry its words."""
        return self.changes[0]

    @property
    def principles(self) -> list[int]:
        """Numbers of the principles that it is about."""
        return sorted({change.finding.principle for change in self.changes})

    @property
    def criteria(self) -> list[str]:
        """Ids of the criteria that its findings answer, in the order of the changes."""
        return list(dict.fromkeys(change.finding.criterion for change in self.changes))

    @property
    def before(self) -> Passage | None:
        """The passage as it was."""
        return self.first.before

    @property
    def after(self) -> Passage | None:
        """The passage as it is."""
        return self.first.after


def entries(comparison: Comparison) -> list[Entry]:
    """All entries, in the order of the new draft; what went comes last."""
    groups: dict[tuple[object, ...], list[Change]] = {}
    for change in comparison.changes:
        fate = change.fate if change.better is None else change.better
        key = (id(change.before), id(change.after), fate, change.better is None and change.finding.stance)
        groups.setdefault(key, []).append(change)
    answers = [change.new for change in comparison.of("came", "turned") if change.new]
    return [_entry(group, answers, comparison.new.complete) for group in groups.values()]


def _entry(group: list[Change], answers: list[Finding], complete: bool) -> Entry:
    section = min((_section(change) for change in group), key=_ORDER.index)
    group.sort(key=lambda change: (_ORDER.index(_section(change)), change.finding.principle))
    first = group[0]
    instead = (
        _instead(group, answers) if first.fate == "went" and first.finding.stance == "undermines" else None
    )
    return Entry(section, _how(first, complete), tuple(group), instead)


def _section(change: Change) -> Section:
    if change.newly_critical:
        return "new_critical"
    if change.mended:
        return "mended"
    critical = bool(change.new and change.new.critical)
    if change.finding.stance == "undermines" and (change.fate == "stayed" or critical):
        return "still"
    if change.better is None:
        return "same"
    return "better" if change.better else "worse"


def _how(change: Change, complete: bool) -> str:
    if change.fate == "came":
        return "came_new" if not change.before else "came_reworded" if change.reworded else "came_same"
    if change.fate == "went":
        if not change.after:
            return "went_gone" if complete else "went_unknown"
        return "went_reworded" if change.reworded else "went_same"
    if change.fate in ("stronger", "weaker"):
        return "strength"
    return change.fate


def _instead(group: Iterable[Change], answers: list[Finding]) -> Finding | None:
    """An answer to the same questions: of the passage that answers most of them, in the likest words."""
    old = [change.old for change in group if change.old]
    asked = {ident for finding in old for ident in (finding.criterion, *finding.also)}
    words = {word for finding in old for word in plain_words(finding.quote)}
    answered: dict[tuple[int, str], set[str]] = {}
    close = [a for a in answers if a.stance == "supports" and asked & {a.criterion, *a.also}]
    for answer in close:
        answered.setdefault(_passage(answer), set()).update(asked & {answer.criterion, *answer.also})
    return min(
        close,
        key=lambda answer: (-len(answered[_passage(answer)]), -len(words & set(plain_words(answer.quote)))),
        default=None,
    )


def _passage(finding: Finding) -> tuple[int, str]:
    return finding.location.start, finding.quote
