"""What was heard in a provision becomes findings, or a question where the evidence contradicts itself."""

from dataclasses import dataclass

from policycheck.reading.cues import CueMatch
from policycheck.reading.model import Finding
from policycheck.reading.passage import Passage
from policycheck.reading.reasons import cue_reason
from policycheck.reading.strength import strength


@dataclass(frozen=True, slots=True)
class Decision:
    """The findings of one provision, and what a person should be asked about it."""

    findings: tuple[Finding, ...]
    questions: tuple[Finding, ...]


def decide(passage: Passage, matches: list[CueMatch]) -> Decision:
    """Weigh the cues of one provision.

    Cues of one principle that speak for one stance make one finding, named after the most specific of
    them. Where they speak for both stances the more specific wins; equally specific ones make a question.
    """
    by_class: dict[tuple[int, str], list[CueMatch]] = {}
    for match in matches:
        by_class.setdefault((match.criterion.principle, match.stance), []).append(match)
    findings: list[Finding] = []
    questions: list[Finding] = []
    for (principle, stance), own in sorted(by_class.items()):
        other = "undermines" if stance == "supports" else "supports"
        rival = max((match.weight for match in by_class.get((principle, other), ())), default=-1)
        best = max(match.weight for match in own)
        if rival > best:
            continue
        doubt = "The words speak both for and against the principle." if rival == best else ""
        (questions if doubt else findings).append(_finding(passage, own, doubt))
    return Decision(tuple(findings), tuple(questions))


def _finding(passage: Passage, matches: list[CueMatch], doubt: str) -> Finding:
    ranked = sorted(matches, key=lambda m: (-m.weight, not m.criterion.critical, m.criterion.id))
    first = ranked[0]
    grade, words = strength(passage.scan, passage.offset)
    provision = passage.provision
    also = tuple(dict.fromkeys(m.criterion.id for m in ranked if m.criterion.id != first.criterion.id))
    return Finding(
        principle=first.criterion.principle,
        stance="supports" if first.stance == "supports" else "undermines",
        strength=first.strength or grade,
        criterion=first.criterion.id,
        also=also,
        quote=provision.text,
        lead_in=provision.lead_in,
        heading=provision.heading,
        before=provision.before,
        location=provision.location,
        why=cue_reason(first.criterion, first.stance, first.evidence),
        evidence=first.evidence + tuple(passage.shifted(e) for e in words),
        found_by="cue",
        probability=0.85,
        critical=first.criterion.critical and first.stance == "undermines",
        doubt=doubt,
    )
