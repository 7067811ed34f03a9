"""The review as JSON, with the names of the Python interface and a schema that has a version."""

import json
from collections.abc import Callable
from dataclasses import asdict
from functools import partial
from typing import Any

from policycheck.rating.acceptance import Acceptance
from policycheck.rating.model import PrincipleRating, Review
from policycheck.rating.passages import fingerprint
from policycheck.reading.model import Finding
from policycheck.reports.links import page_of
from policycheck.reports.options import PLAIN, Options

SCHEMA = "policycheck-review-2"


def to_json(review: Review, options: Options = PLAIN) -> str:
    """The review as JSON text: keys in a fixed order, a new line at the end, the same for all readers."""
    return json.dumps(to_dict(review, options.docs), ensure_ascii=False, indent=2) + "\n"


def to_dict(review: Review, docs: str | None = None) -> dict[str, Any]:
    """The review as plain dicts and lists; ``schema`` names the version of their form.

    Args:
        review: the review.
        docs: folder or address of the pages about the criteria; see ``Options``.
    """
    link = partial(finding_to_dict, page=page_of(review.rubric, docs))
    return {
        "schema": SCHEMA,
        "version": review.version,
        "rubric": {
            "name": review.rubric.name,
            "title": review.rubric.title,
            "version": review.rubric.version,
            "hash": review.rubric.hash,
        },
        "thresholds": asdict(review.thresholds),
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
        "principles": [_principle(rating, link) for rating in review.principles],
        "findings": [link(finding) for finding in review.findings],
        "questions": [link(finding) for finding in review.questions],
        "critical": [link(finding) for finding in review.critical],
        "language": [asdict(advice) for advice in review.language],
        "accepted": [
            {"finding": link(pair.finding), "acceptance": _acceptance(pair.acceptance)}
            for pair in review.accepted
        ],
        "accepted_gone": [_acceptance(acceptance) for acceptance in review.gone],
    }


def _principle(rating: PrincipleRating, link: Callable[[Finding], dict[str, Any]]) -> dict[str, Any]:
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
                "supports": link(pair.supports),
                "undermines": link(pair.undermines),
                "same_criterion": pair.same_criterion,
                "kind": pair.kind,
            }
            for pair in rating.conflicts
        ],
        "findings": [link(finding) for finding in rating.findings],
        "gaps": list(rating.gaps),
        "coverage": rating.coverage,
        "strength": rating.strength,
    }


def finding_to_dict(finding: Finding, page: Callable[[str], str]) -> dict[str, Any]:
    """A finding as plain dicts and lists, the same in reviews and comparisons.

    Args:
        finding: the finding.
        page: from the id of a criterion to the address of its page, or "".
    """
    return {**asdict(finding), "fingerprint": fingerprint(finding), "docs": page(finding.criterion)}


def _acceptance(acceptance: Acceptance) -> dict[str, Any]:
    return {**asdict(acceptance), "when": acceptance.when.isoformat()}
