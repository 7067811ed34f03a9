"""One review becomes one row, and the little evidence that stands beside the rows of a table."""

import hashlib
import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from policycheck.documents.model import Document
from policycheck.rating.levels import same_words
from policycheck.reading.model import Finding
from policycheck.reports.plain import one_line, shorten
from policycheck.screening.accountability import accountability
from policycheck.screening.must_read import reasons
from policycheck.screening.schema import ELEMENTS, FAILED, PARTLY, READ

if TYPE_CHECKING:
    from policycheck.rating.model import PrincipleRating, Review

_SHOWN = 3  # quotations shown a principle and stance, the heaviest
_QUOTE = 320  # characters of each


def row_of(review: "Review", document: Document) -> dict[str, Any]:
    """The columns of a document that was read, ``id`` apart."""
    why = reasons(review)
    unread = [note.message for note in review.notes if note.kind in ("unread", "hidden")]
    row: dict[str, Any] = {
        "title": one_line(document.title),
        "status": PARTLY if review.unread_share > 0.005 else READ,
        "reason": one_line("; ".join(unread)),
        "must_read": bool(why),
        "must_read_because": "; ".join(why),
        "kind": review.kind,
        "kind_guessed": review.kind_guessed,
        "format": review.source.format,
        "language": max(review.languages, key=lambda code: review.languages[code]),
        "pages": review.source.pages,
        "words": review.words,
        "unread_share": round(review.unread_share, 4),
        "on_topic": review.topic.on_topic,
        "coverage": _rounded(review.coverage),
        "strength": _rounded(review.strength),
        "critical_count": len(review.critical),
        "critical": "; ".join(sorted({finding.criterion for finding in review.critical})),
        "named": review.substance.named,
        "measures": review.substance.measures,
        "questions": len(review.questions),
        "answers": json.dumps(_answers(review.findings), sort_keys=True),
        "text_hash": hashlib.sha256(" ".join(document.text.split()).encode("utf-8", "replace")).hexdigest(),
    }
    for rating in review.principles:
        row |= _principle(rating)
    words = accountability(review, document)
    return row | {name: one_line(words[name]) for element in ELEMENTS for name in (element, f"{element}_words")}


def failed_row(reason: str) -> dict[str, Any]:
    """The columns of a document that could not be read."""
    return {
        "status": FAILED,
        "reason": one_line(reason),
        "must_read": True,
        "must_read_because": "the program could not read it",
    }


def evidence_of(review: "Review") -> list[dict[str, Any]]:
    """What stands beside a row: the heaviest quotations for and against each principle.

    Returns:
        one dict a principle that has findings: ``n``, ``why`` (the rule of its level), ``for`` and
        ``against``, lists of ``[quote, place, strength, criterion, critical]``.
    """
    return [
        {
            "n": rating.number,
            "why": one_line(rating.rule),
            "for": _shown([f for f in rating.findings if f.stance == "supports"]),
            "against": _shown([f for f in rating.findings if f.stance == "undermines"]),
        }
        for rating in review.principles
        if rating.findings or rating.level is None
    ]


def _principle(rating: "PrincipleRating") -> dict[str, Any]:
    p = f"p{rating.number}"
    supports = sum(finding.stance == "supports" for finding in rating.findings)
    return {
        f"{p}_level": rating.level,
        f"{p}_certainty": _rounded(rating.certainty),
        f"{p}_conflict": rating.conflict,
        f"{p}_for": supports,
        f"{p}_against": len(rating.findings) - supports,
    }


def _answers(findings: Sequence[Finding]) -> dict[str, str]:
    """Criterion -> how it is answered, at the greatest strength of each stance."""
    strongest: dict[tuple[str, str], int] = {}
    for finding in findings:
        for criterion in (finding.criterion, *finding.also):
            key = (criterion, finding.stance)
            strongest[key] = max(strongest.get(key, 0), finding.strength)
    answers: dict[str, list[str]] = {}
    for (criterion, stance), strength in sorted(strongest.items()):
        answers.setdefault(criterion, []).append(f"{stance} {strength}")
    return {criterion: ", ".join(parts) for criterion, parts in answers.items()}


def _shown(findings: list[Finding]) -> list[list[Any]]:
    findings.sort(key=lambda f: (not f.critical, -f.strength, f.location.start))
    different: dict[str, Finding] = {}
    for finding in findings:  # words that a document repeats are shown once
        different.setdefault(same_words(finding), finding)
    return [
        [shorten(f.quote, _QUOTE), f.location.spoken, f.strength, f.criterion, f.critical]
        for f in list(different.values())[:_SHOWN]
    ]


def _rounded(share: float | None) -> float | None:
    return None if share is None else round(share, 3)
