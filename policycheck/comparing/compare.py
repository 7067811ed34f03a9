"""Two sides become a comparison."""

from collections.abc import Iterator

from policycheck.comparing.match import Pair, match
from policycheck.comparing.model import Caution, Change, Comparison, Gap, LevelChange
from policycheck.comparing.side import Passage, Side
from policycheck.comparing.verdict import verdict
from policycheck.rating.passages import plain_words
from policycheck.reading.model import STANCES, Finding, Stance


def compare(old: Side, new: Side) -> Comparison:
    """Compare two drafts.

    Args:
        old, new: the sides; ``side_of`` makes them of reviews, ``compare_files`` of files.
    """
    changes = tuple(_changes(old, new))
    after = {standing.number: standing for standing in new.standings}
    levels = tuple(LevelChange(s, after[s.number]) for s in old.standings if s.number in after)
    closed = _only(old.gaps, new)
    opened = _only(new.gaps, old)
    return Comparison(
        old=old,
        new=new,
        levels=levels,
        changes=changes,
        closed=closed,
        opened=opened,
        verdict=verdict(levels, changes, closed, opened),
        cautions=tuple(_cautions(old, new)),
    )


def _only(gaps: tuple[str, ...], other: Side) -> tuple[Gap, ...]:
    """The gaps that the other side answers in support.

    It is the other side's own finding that counts: where the rubrics differ, a criterion that one of them
    does not have is no gap.
    """
    answers: dict[str, Finding] = {}
    for finding in other.findings:
        if finding.stance == "supports":
            for ident in (finding.criterion, *finding.also):
                answers.setdefault(ident, finding)
    return tuple(Gap(ident, answers[ident]) for ident in gaps if ident in answers)


def _changes(old: Side, new: Side) -> Iterator[Change]:
    pairs = {pair.new: pair for pair in match(old.passages, new.passages)}
    for index, after in enumerate(new.passages):
        pair = pairs.get(index)
        yield from _of_pair(old.passages[pair.old] if pair else None, after, pair)
    kept = {pair.old for pair in pairs.values()}
    for index, before in enumerate(old.passages):
        if index not in kept:
            yield from (Change("went", finding, None, before, None) for finding in before.findings)


def _of_pair(before: Passage | None, after: Passage, pair: Pair | None) -> Iterator[Change]:
    if before is None or pair is None:
        yield from (Change("came", None, finding, None, after) for finding in after.findings)
        return
    moved = plain_words(before.heading.split(" > ")[-1]) != plain_words(after.heading.split(" > ")[-1])
    reworded = pair.likeness < 1
    was, now = _by_principle(before), _by_principle(after)
    for principle in sorted(was.keys() | now.keys()):
        for one, other in _opposites(was.get(principle, {}), now.get(principle, {})):
            if one and other and one.stance == other.stance:
                fate = (
                    "stayed"
                    if one.strength == other.strength
                    else "stronger"
                    if other.strength > one.strength
                    else "weaker"
                )
            else:
                fate = "turned" if one and other else "went" if one else "came"
            yield Change(fate, one, other, before, after, moved, reworded)  # type: ignore[arg-type]


def _opposites(
    was: dict[Stance, Finding], now: dict[Stance, Finding]
) -> Iterator[tuple[Finding | None, Finding | None]]:
    """Findings of one principle in one passage, before and after: the same stance, or one that turned."""
    if len(was) == len(now) == 1 and was.keys() != now.keys():
        yield next(iter(was.values())), next(iter(now.values()))
        return
    for stance in STANCES:
        if stance in was or stance in now:
            yield was.get(stance), now.get(stance)


def _by_principle(passage: Passage) -> dict[int, dict[Stance, Finding]]:
    found: dict[int, dict[Stance, Finding]] = {}
    for finding in passage.findings:
        found.setdefault(finding.principle, {})[finding.stance] = finding
    return found


def _cautions(old: Side, new: Side) -> Iterator[Caution]:
    if old.rubric_hash != new.rubric_hash:
        yield "rubric"
    if old.version != new.version:
        yield "program"
    if old.kind != new.kind:
        yield "kind"
    if max(old.unread_share, new.unread_share) > 0.05:
        yield "unread"
    if not (old.complete and new.complete):
        yield "stored"
