"""How an evaluation is told: plain tables for a person, and the same figures as JSON."""

import json
from dataclasses import asdict
from typing import Any

from policycheck.evaluating.run import LevelReport, PairReport

_NAMES = {
    "precision": "precision",
    "recall": "recall",
    "f1": "micro-F1",
    "macro_f1": "macro-F1 over the classes that occur",
    "flips": "polarity flips, share of labels",
    "false_alarms": "unlabelled rows that raise a finding",
    "strength": "exact strength where the label is found",
}


def pairs_as_text(report: PairReport, classes: bool = True) -> str:
    """Scores of provisions or sentences as a Markdown table."""
    scores = report.scores
    lines = [f"{scores.rows} rows, {scores.labels} labels.", "", "| measure | figure | 95% interval |", "|---|---|---|"]
    for name, title in _NAMES.items():
        low, high = report.intervals[name]
        lines.append(f"| {title} | {getattr(scores, name):.3f} | {low:.3f} to {high:.3f} |")
    lines.append(f"| expected calibration error | {report.calibration:.3f} | |")
    if report.readers_f1 is not None:
        lines.append(f"| readers between themselves, mean pairwise F1 | {report.readers_f1:.3f} | |")
    if classes:
        lines += ["", "| class | precision | recall | F1 | labels |", "|---|---|---|---|---|"]
        for (number, stance), (precision, recall, f1, count) in scores.by_class.items():
            lines.append(f"| {number} {stance} | {precision:.2f} | {recall:.2f} | {f1:.2f} | {count} |")
    return "\n".join(lines) + "\n"


def levels_as_text(report: LevelReport) -> str:
    """Agreement on levels as a Markdown table."""
    low, high = report.kappa_interval
    lines = [
        f"{report.documents} documents, eight levels each.",
        "",
        "| measure | tool | readers between themselves | baseline: overall direction only |",
        "|---|---|---|---|",
        f"| weighted kappa, pooled | {report.kappa:.3f} ({low:.3f} to {high:.3f}) | {_of(report.readers, 0)} | "
        f"{_of(report.baseline, 0)} |",
        f"| mean of the principles | {report.mean_kappa:.3f} | {_of(report.readers, 1)} | {_of(report.baseline, 1)} |",
        f"| exact | {report.exact:.3f} | | |",
        f"| at most one apart | {report.adjacent:.3f} | | |",
        f"| conflicts, F1 | {report.conflicts:.3f} | | |",
        "",
        "| principle | weighted kappa |",
        "|---|---|",
        *(f"| {number} | {kappa:.3f} |" for number, kappa in report.by_principle.items()),
    ]
    return "\n".join(lines) + "\n"


def as_json(report: PairReport | LevelReport) -> str:
    """The same figures as JSON; classes are written "4 supports"."""
    return json.dumps(_plain(asdict(report)), indent=2) + "\n"


def _of(pair: tuple[float, float] | None, number: int) -> str:
    return "" if pair is None else f"{pair[number]:.3f}"


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {" ".join(map(str, k)) if isinstance(k, tuple) else str(k): _plain(v) for k, v in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(part) for part in value]
    return None if value != value else value
