"""A small policy, read once, with its worksheet; and a way to tally sheets that were filled in."""

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from policycheck.boards.form import Form
from policycheck.boards.intake import hand_in
from policycheck.boards.parts import Parts
from policycheck.boards.policy import read_policy
from policycheck.boards.tally import Gathered, Tally, gather, tally
from policycheck.boards.worksheet import SheetOptions, worksheet
from policycheck.rating.model import Review

POLICY = """\
# Harbour Street house rules: drugs and alcohol

## Staying here

Residents who use drugs are welcome here.

A resident who tests positive for drugs will be discharged the same day.

Guests sign the book at the desk before they go up to a room.

## Safety

Naloxone is kept in every hallway, and staff show each resident how to use it.

Staff may search rooms for drugs at any time.

## Having a say

The residents' council meets each month and is told of new rules.
"""

TESTED, GUESTS = "A resident who tests positive", "Guests sign the book"


@pytest.fixture(scope="session")
def policy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("policy") / "house-rules.md"
    path.write_text(POLICY, encoding="utf-8", newline="\n")
    return path


@pytest.fixture(scope="session")
def read(policy: Path) -> tuple[Parts, Review]:
    return read_policy(policy)


@pytest.fixture(scope="session")
def parts(read: tuple[Parts, Review]) -> Parts:
    return read[0]


@pytest.fixture(scope="session")
def review(read: tuple[Parts, Review]) -> Review:
    return read[1]


@pytest.fixture(scope="session")
def form(parts: Parts, review: Review) -> Form:
    return worksheet(parts, review, SheetOptions())


@pytest.fixture(scope="session")
def group_form(parts: Parts, review: Review) -> Form:
    return worksheet(parts, review, SheetOptions(group=True))


@pytest.fixture(scope="session")
def number(parts: Parts) -> Callable[[str], int]:
    """The number of the part that starts with these words."""

    def find(words: str) -> int:
        return next(part.number for part in parts.all if part.provision.text.startswith(words))

    return find


@pytest.fixture(scope="session")
def tallied(parts: Parts, review: Review) -> Callable[[Iterable[Path]], tuple[Tally, Gathered]]:
    """The tally of filled sheets."""

    def put_together(paths: Iterable[Path]) -> tuple[Tally, Gathered]:
        gathered = gather([hand_in(path) for path in paths], parts)
        return tally(parts, review, gathered), gathered

    return put_together
