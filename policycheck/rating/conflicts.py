"""Where a document speaks for a principle and against it: the two provisions to read side by side."""

from collections.abc import Sequence
from dataclasses import dataclass

from policycheck.rating.levels import words_only
from policycheck.reading.model import Finding
from policycheck.rubric.model import Rubric

_MOST = 3  # pairs shown a principle


@dataclass(frozen=True, slots=True)
class Conflict:
    """A provision for a principle beside one against it.

    Attributes:
        supports: what the document promises.
        undermines: the rule that breaks it.
        same_criterion: both answer the same question, in opposite ways.
    """

    supports: Finding
    undermines: Finding
    same_criterion: bool


def conflicts(findings: Sequence[Finding], rubric: Rubric) -> tuple[Conflict, ...]:
    """Pair what undermines a principle with what it contradicts, the heaviest first, at most three pairs.

    Args:
        findings: the findings of one principle, in document order.
    """
    against = [f for f in findings if f.stance == "undermines" and not words_only(f, rubric)]
    promised = [f for f in findings if f.stance == "supports"]
    if not against or not promised:
        return ()
    against.sort(key=lambda f: (not f.critical, -f.strength, f.location.start))
    pairs = []
    for rule in against[:_MOST]:
        pairs.append(Conflict(_counterpart(rule, promised), rule, False))
    return tuple(
        Conflict(pair.supports, pair.undermines, _shared(pair.supports, pair.undermines)) for pair in pairs
    )


def _counterpart(rule: Finding, promised: list[Finding]) -> Finding:
    """The promise that the rule breaks: on the same question if there is one, else the plainest value."""
    return min(promised, key=lambda f: (not _shared(f, rule), f.strength, f.location.start))


def _shared(one: Finding, other: Finding) -> bool:
    return bool({one.criterion, *one.also} & {other.criterion, *other.also})
