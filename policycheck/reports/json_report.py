"""The review as JSON, with the names of the Python interface and a schema that has a version."""

import json
from dataclasses import asdict
from typing import Any

from policycheck.rating.model import PrincipleRating, Review
from policycheck.reading.model import Finding
from policycheck.reports.options import PLAIN, Options

SCHEMA = "policycheck-review-1"


def to_json(review: Review, options: Options = PLAIN) -> str:
    """The review as JSON text: keys in a fixed order, a new line at the end, the same for all readers."""
    return json.dumps(to_dict(review), ensure_ascii=False, indent=2) + "\n"


def to_dict(review: Review) -> dict[str, Any]:
    """The review as plain dicts and lists, by the schema in ``policycheck/reports/schema``."""
    return {
        "schema": SCHEMA,
        "version": review.version,
        "rubric": {
            "name": review.rubric.name,
            "title": review.rubric.title,
            "version": review.rubric.version,
            "hash": review.rubric.hash,
        },
        "title": review.title,
        "source": asdict(review.source),
        "notes": [asdict(note) for note in review.notes],
        "kind": {"name": review.kind, "title": review.kind_title, "guessed": review.kind_guessed},
        "topic": asdict(review.topic),
        "languages": review.languages,
        "unread_share": review.unread_share,
        "words": review.words,
        "coverage": review.coverage,
        "strength": review.strength,
        "substance": asdict(review.substance),
        "principles": [_principle(rating) for rating in review.principles],
        "findings": [_finding(finding) for finding in review.findings],
        "questions": [_finding(finding) for finding in review.questions],
        "critical": [_finding(finding) for finding in review.critical],
        "language": [asdict(advice) for advice in review.language],
    }


def _principle(rating: PrincipleRating) -> dict[str, Any]:
    return {
        "number": rating.number,
        "title": rating.title,
        "level": rating.level,
        "level_name": rating.level_name,
        "tool_level": rating.tool_level,
        "rule": rating.rule,
        "board": asdict(rating.board) if rating.board else None,
        "certainty": rating.certainty,
        "conflict": rating.conflict,
        "conflicts": [
            {
                "supports": _finding(pair.supports),
                "undermines": _finding(pair.undermines),
                "same_criterion": pair.same_criterion,
            }
            for pair in rating.conflicts
        ],
        "findings": [_finding(finding) for finding in rating.findings],
        "gaps": list(rating.gaps),
        "coverage": rating.coverage,
        "strength": rating.strength,
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return asdict(finding)
