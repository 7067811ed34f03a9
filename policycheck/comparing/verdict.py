"""Whether the new draft is better: the rule that a person can check by counting."""

from collections.abc import Sequence

from policycheck.comparing.model import Change, Gap, LevelChange, Verdict

_CRITICAL = 2  # a critical finding weighs as much as two steps of a level


def verdict(
    levels: Sequence[LevelChange], changes: Sequence[Change], closed: Sequence[Gap], opened: Sequence[Gap]
) -> Verdict:
    """Weigh the gains against the losses.

    Steps of levels and critical findings count, a critical finding twice. Where neither changed, findings and
    gaps that came and went make a little difference.
    """
    steps = [change.steps or 0 for change in levels]
    gain = sum(step for step in steps if step > 0) + _CRITICAL * sum(change.mended for change in changes)
    loss = -sum(step for step in steps if step < 0)
    loss += _CRITICAL * sum(change.newly_critical for change in changes)
    if not gain and not loss:
        moved = any(change.fate != "stayed" for change in changes) or closed or opened
        return "little" if moved else "same"
    if not loss:
        return "better"
    if not gain:
        return "worse"
    if gain >= 2 * loss:
        return "mostly-better"
    return "mostly-worse" if loss >= 2 * gain else "mixed"
