"""What the cases of a rubric came to, as text: fitted and held apart, known misses in sight."""

from collections.abc import Iterable, Iterator

from policycheck.reading.cases import Outcome
from policycheck.rubric.model import Rubric

_ROW = "{subject:<44} {fitted:>13} {held:>13} {missed:>13}"


def case_table(rubric: Rubric, outcomes: list[Outcome], *, quiet: bool = False) -> str:
    """A table with a line for each criterion, the totals, and the cases that need somebody's eye.

    Held cases that do not pass are counted and never shown: who sees them fits to them.

    Args:
        quiet: leave out the lines for each criterion.
    """
    return "\n".join(_lines(rubric, outcomes, quiet)) + "\n"


def _lines(rubric: Rubric, outcomes: list[Outcome], quiet: bool) -> Iterator[str]:
    yield f"{rubric.name} {rubric.version}: {rubric.title} (hash {rubric.hash[:12]})"
    yield ""
    yield _ROW.format(subject="criterion", fitted="fitted", held="held", missed="known misses")
    if not quiet:
        for criterion in rubric.criteria:
            own = [outcome for outcome in outcomes if outcome.subject == criterion.id]
            yield _row(criterion.id, own)
    ids = {criterion.id for criterion in rubric.criteria}
    yield _row("all criteria", [outcome for outcome in outcomes if outcome.subject in ids])
    yield _row("words (rubric.language)", [outcome for outcome in outcomes if outcome.subject not in ids])
    yield from _section("Cases that fail", (o for o in outcomes if o.fails))
    shown = [o for o in outcomes if o.missed and o.group == "fitted"]
    yield from _section("Known misses", (o for o in shown if not o.passed))
    yield from _section(
        "Known misses that pass now: take the mark `missed` off", (o for o in shown if o.passed)
    )
    if passing := sum(o.missed and o.passed and o.group == "held" for o in outcomes):
        yield ""
        yield f"Held cases marked `missed` that pass now: {passing}."


def _row(subject: str, outcomes: list[Outcome]) -> str:
    groups = {group: [o for o in outcomes if o.group == group] for group in ("fitted", "held")}
    return _ROW.format(
        subject=subject,
        fitted=_share(groups["fitted"]),
        held=_share(groups["held"]),
        missed=sum(o.missed for o in outcomes) or "",
    )


def _share(outcomes: list[Outcome]) -> str:
    if not outcomes:
        return ""
    passed = sum(outcome.passed for outcome in outcomes)
    return f"{passed}/{len(outcomes)} {passed / len(outcomes):4.0%}"


def _section(title: str, outcomes: Iterable[Outcome]) -> Iterator[str]:
    listed = list(outcomes)
    if not listed:
        return
    yield ""
    yield f"{title} ({len(listed)}):"
    for outcome in listed:
        yield f"  {outcome.subject}: expected {outcome.expected}, found {outcome.found}: {outcome.text}"
