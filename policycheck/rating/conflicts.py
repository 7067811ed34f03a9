"""Where a document speaks for a principle and against it: the two provisions to read side by side."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from policycheck.rating.levels import words_only
from policycheck.reading.english import speaks_of
from policycheck.reading.model import Finding
from policycheck.rubric.model import Rubric

ConflictKind = Literal["vision-measure", "value-rule", "rules"]

_MOST = 3  # pairs shown a principle
_RULE = 3  # the strength from which a provision is a rule


@dataclass(frozen=True, slots=True)
class Conflict:
    """A provision for a principle beside one against it.

    Attributes:
        supports: what the document promises.
        undermines: the rule that breaks it.
        same_criterion: both answer the same question, in opposite ways.
        kind: "vision-measure" where what promises, a section or a sentence, stands against what counts, "value-rule"
            where a value or an intention stands against a rule, "rules" where two rules pull apart.
    """

    supports: Finding
    undermines: Finding
    same_criterion: bool
    kind: ConflictKind = "rules"


def conflicts(findings: Sequence[Finding], rubric: Rubric) -> tuple[Conflict, ...]:
    """Pair what undermines a principle with what it contradicts, the heaviest first, at most three pairs.

    Args:
        findings: the findings of one principle, in document order.
        rubric: the rubric in force.
    """
    against = [f for f in findings if f.stance == "undermines" and not words_only(f, rubric)]
    promised = [f for f in findings if f.stance == "supports"]
    if not against or not promised:
        return ()
    against.sort(key=lambda f: (not f.critical, -f.strength, f.location.start))
    return tuple(_pair(_counterpart(rule, promised), rule) for rule in against[:_MOST])


def _pair(promise: Finding, rule: Finding) -> Conflict:
    return Conflict(promise, rule, _shared(promise, rule), _kind(promise, rule))


def _counterpart(rule: Finding, promised: list[Finding]) -> Finding:
    """The promise that the rule breaks.

    One on the same question if there is one; else, for a rule about what is counted, what the document gives
    as its aim; else the plainest value.
    """
    counts = _counts(rule)
    return min(
        promised,
        key=lambda f: (not _shared(f, rule), counts and not _promises(f), f.strength, f.location.start),
    )


def _kind(promise: Finding, rule: Finding) -> ConflictKind:
    if _promises(promise) and _counts(rule):
        return "vision-measure"
    if promise.strength < _RULE <= rule.strength:
        return "value-rule"
    return "rules"


def _promises(finding: Finding) -> bool:
    """True where the section promises, by its heading, or the provision itself does, or what it hangs from."""
    return _about(finding, "vision", "promising")


def _counts(finding: Finding) -> bool:
    """True where the section counts, by its heading, or the provision itself does, or what it hangs from.

    A lead-in that only names what is counted ("Outcomes:") is as good as a heading.
    """
    lead_in = finding.lead_in.casefold()
    return _about(finding, "measuring", "counting") or bool(speaks_of("measuring").search(lead_in))


def _about(finding: Finding, section: str, sentence: str) -> bool:
    """True where the nearest heading has words of one role, or the provision or its lead-in of the other."""
    spoken = (finding.quote.casefold(), finding.lead_in.casefold())
    heading = speaks_of(section).search(_nearest_heading(finding))
    return bool(heading) or any(speaks_of(sentence).search(words) for words in spoken)


def _nearest_heading(finding: Finding) -> str:
    return finding.heading.rsplit(" > ", 1)[-1].casefold()


def _shared(one: Finding, other: Finding) -> bool:
    return bool({one.criterion, *one.also} & {other.criterion, *other.also})
