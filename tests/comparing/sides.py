"""Sides made by hand, so that a test of comparing depends on no reading of any text."""

from policycheck.comparing.side import Passage, Side, Standing
from policycheck.rating.levels import LEVEL_NAMES
from policycheck.reading.model import Finding, Location


def passage(text: str, *findings: tuple, heading: str = "", lead_in: str = "", start: int = 0) -> Passage:
    """A passage; each finding is (principle, stance, strength[, criterion[, critical]])."""
    location = Location(start, start + len(text), spoken=f"place {start}")
    carried = tuple(
        Finding(
            principle=told[0],
            stance=told[1],
            strength=told[2],
            criterion=told[3] if len(told) > 3 else f"p{told[0]}.other",
            critical=len(told) > 4 and told[4],
            quote=text,
            lead_in=lead_in,
            heading=heading,
            location=location,
        )
        for told in findings
    )
    return Passage(text, lead_in, heading, location, carried)


def side(*passages: Passage, levels: dict[int, int | None] | None = None, **facts) -> Side:
    """A side; levels that are not given are silent."""
    told = {number: (levels or {}).get(number, 0) for number in range(1, 9)}
    defaults = {
        "title": "T", "name": "t.md", "sha256": "0", "kind": "house-rules", "kind_title": "house rules",
        "version": "1", "rubric": "r", "rubric_title": "R", "rubric_version": "1", "rubric_hash": "h",
        "on_topic": True, "unread_share": 0.0, "complete": True, "gaps": (),
    }  # fmt: skip
    standings = tuple(
        Standing(number, f"P{number}", level, "not read" if level is None else LEVEL_NAMES[level], 1.0)
        for number, level in told.items()
    )
    return Side(**{**defaults, **facts}, standings=standings, passages=passages)  # type: ignore[arg-type]
