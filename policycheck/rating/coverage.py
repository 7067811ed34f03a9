"""Coverage, strength and gaps: which applicable criteria are answered, as EquiFrame and WellSAT count."""

from collections.abc import Sequence
from dataclasses import dataclass

from policycheck.reading.model import Finding
from policycheck.rubric.model import Criterion, Rubric


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of a principle's applicable criteria a document answers in support.

    Attributes:
        applicable: number of criteria that apply to the document's kind.
        coverage: weighted share (0 to 1) of them with a supporting finding; None where none applies.
        strength: the same, counting only findings of strength 3 or more.
        gaps: ids of applicable criteria on which the document says nothing, those felt first by a
            participant first.
    """

    applicable: int
    coverage: float | None
    strength: float | None
    gaps: tuple[str, ...]


def coverage(findings: Sequence[Finding], principle: int, kind: str, rubric: Rubric) -> Coverage:
    """Measure one principle.

    Args:
        findings: the findings of the principle.
        kind: name of the document kind; criteria that do not apply to it are left out.
    """
    criteria = applicable(principle, kind, rubric)
    answered = {ident for f in findings for ident in (f.criterion, *f.also)}
    covered = {i for f in findings if f.stance == "supports" for i in (f.criterion, *f.also)}
    concrete = [f for f in findings if f.stance == "supports" and f.strength >= 3]
    strong = {ident for f in concrete for ident in (f.criterion, *f.also)}
    total = sum(criterion.weight for criterion in criteria)
    gaps = [criterion for criterion in criteria if criterion.id not in answered and criterion.supports]
    gaps.sort(key=lambda criterion: (criterion.felt, not criterion.critical, -criterion.weight))
    return Coverage(
        applicable=len(criteria),
        coverage=_share(criteria, covered, total),
        strength=_share(criteria, strong, total),
        gaps=tuple(criterion.id for criterion in gaps),
    )


def applicable(principle: int, kind: str, rubric: Rubric) -> list[Criterion]:
    """The criteria of a principle that a document of this kind can be expected to answer."""
    return [
        c
        for c in rubric.criteria
        if c.principle == principle and c.weight > 0 and kind not in c.not_for and c.supports
    ]


def _share(criteria: list[Criterion], answered: set[str], total: float) -> float | None:
    if not total:
        return None
    return sum(criterion.weight for criterion in criteria if criterion.id in answered) / total
