"""The comparison as JSON, with the names of the Python interface and a schema that has a version."""

import json
from collections.abc import Callable
from dataclasses import asdict, replace
from functools import partial
from typing import Any

from policycheck.comparing.model import Change, Comparison, Gap, LevelChange
from policycheck.comparing.promises import Promise
from policycheck.comparing.side import Side
from policycheck.reading.model import Finding
from policycheck.reports.json_report import finding_to_dict
from policycheck.reports.links import page_of
from policycheck.reports.options import PLAIN, Options
from policycheck.rubric.model import Rubric

SCHEMA = "policycheck-comparison-1"


def to_json(comparison: Comparison, rubric: Rubric, options: Options = PLAIN) -> str:
    """The comparison as JSON text: keys in a fixed order, a new line at the end, the same for all readers."""
    link = partial(finding_to_dict, page=page_of(rubric, options.docs))
    told = {
        "schema": SCHEMA,
        "verdict": comparison.verdict,
        "cautions": list(comparison.cautions),
        "same_file": comparison.same_file,
        "old": _side(comparison.old),
        "new": _side(comparison.new),
        "levels": [_level(change) for change in comparison.levels],
        "changes": [_change(change, link) for change in comparison.changes],
        "gaps_closed": [_gap(gap, link) for gap in comparison.closed],
        "gaps_opened": [_gap(gap, link) for gap in comparison.opened],
        "promises": [_promise(promise) for promise in comparison.promises],
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def _side(side: Side) -> dict[str, Any]:
    return {
        "title": side.title,
        "name": side.name,
        "sha256": side.sha256,
        "kind": side.kind,
        "version": side.version,
        "rubric": {
            "name": side.rubric,
            "title": side.rubric_title,
            "version": side.rubric_version,
            "hash": side.rubric_hash,
        },
        "on_topic": side.on_topic,
        "unread_share": side.unread_share,
        "from_document": side.complete,
    }


def _level(change: LevelChange) -> dict[str, Any]:
    before, after = change.before, change.after
    return {
        "number": after.number,
        "before": {"level": before.level, "level_name": before.level_name, "certainty": before.certainty},
        "after": {"level": after.level, "level_name": after.level_name, "certainty": after.certainty},
        "steps": change.steps,
    }


def _change(change: Change, link: Callable[[Finding], dict[str, Any]]) -> dict[str, Any]:
    return {
        "fate": change.fate,
        "better": change.better,
        "mended": change.mended,
        "newly_critical": change.newly_critical,
        "moved": change.moved,
        "reworded": change.reworded,
        "old": link(change.old) if change.old else None,
        "new": link(change.new) if change.new else None,
        "before": change.before.text if change.before else None,
        "after": change.after.text if change.after else None,
    }


def _promise(promise: Promise) -> dict[str, Any]:
    told = asdict(replace(promise, before=None, after=None))
    passages = {"before": promise.before, "after": promise.after}
    return {**told, **{side: passage.text if passage else None for side, passage in passages.items()}}


def _gap(gap: Gap, link: Callable[[Finding], dict[str, Any]]) -> dict[str, Any]:
    return {"criterion": gap.criterion, "finding": link(gap.finding)}
