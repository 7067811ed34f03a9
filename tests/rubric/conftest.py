"""A small rubric of its own, complete and without mistakes, for tests to change."""

import textwrap
from pathlib import Path

import pytest

SMALL = """\
name: small
title: A small rubric
version: 0.1.0
topic: {strong: [drug~], weak: [alcohol], per_thousand: 1, at_least: 1}
levels:
  - {level: 3, when: one rule, conditions: {required: 1}}
  - {level: 0, when: nothing}
kinds:
  - {name: house-rules, title: house rules, phrases: {house rules: 5}}
terms:
  evict:
    phrases: ["evict~"]
    denial: true
  drug-use:
    phrases: [drug use, "use~ drugs"]
criteria:
  - id: p4.keeps-home
    question: Can a person lose the home for using drugs?
    supports: No one is evicted for use.
    undermines: Use ends the tenancy.
    why: A home keeps people alive.
    source: USICH, Housing First Checklist
    ask: Who was last asked to leave, and why?
    not_for: [house-rules]
    cues:
      - {says: undermines, all: [evict, drug-use], denied: supports}
    cases:
      - {text: Tenants are evicted for drug use., says: undermines}
      - {text: No one is evicted for drug use., says: supports}
      - {text: Tenants who use drugs will be evicted., says: undermines, held: true}
language:
  - term: [junkie~]
    instead: [person who uses drugs]
    advice: replace
    flag: [Junkies wait outside.]
"""


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """The small rubric as one file."""
    return write(tmp_path / "small.yaml", SMALL)


def write(path: Path, text: str) -> Path:
    """Write a file as an editor would, and return its path."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(textwrap.dedent(text), encoding="utf-8", newline="\n")
    return path
