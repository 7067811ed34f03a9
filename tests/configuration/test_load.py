"""policycheck.toml: what it may say, and what is said of a mistake in it."""

import datetime
from pathlib import Path
from typing import get_args

import pytest

from policycheck.configuration import Configuration, load_configuration
from policycheck.configuration.model import FileSettings
from policycheck.errors import PolicycheckError
from policycheck.reading.thresholds import Thresholds
from policycheck.reading.weighing import shipped_weighing
from policycheck.reports.options import AUDIENCES

WHOLE = """\
rubric = "board.yaml"
kind = "house-rules"
audience = "board"
language = "en"
templates = "faces"
docs = "https://example.org/criteria"
fail_on = "critical"

[limits]
megabytes = 5
seconds = 10

[thresholds]
finding = 0.5
question = 0.3

[[accepted]]
passage = "Guests must be sober to be given a bed."
principle = 4
who = "The advisory board"
when = 2026-03-01
why = "Until the second entrance is built."

[[accepted]]   # by its fingerprint
fingerprint = "0123456789abcdef"
who = "The director"
when = 2026-04-02
why = "The lease asks for it."
"""


@pytest.fixture
def written(tmp_path: Path):
    def write(text: str) -> Path:
        file = tmp_path / "policycheck.toml"
        file.write_text(text, encoding="utf-8")
        return file

    return write


def test_everything_that_a_file_may_say(written) -> None:
    file = written(WHOLE)
    told = load_configuration(file)
    assert (told.kind, told.audience, told.language, told.fail_on) == (
        "house-rules",
        "board",
        "en",
        "critical",
    )
    assert told.rubric == str(file.parent / "board.yaml"), "paths are seen from the file"
    assert told.templates == str(file.parent / "faces")
    assert told.docs == "https://example.org/criteria"
    assert (told.limits.megabytes, told.limits.seconds, told.limits.pages) == (5, 10, 2000)
    assert told.thresholds == Thresholds(finding=0.5, question=0.3)
    first, second = told.accepted
    assert (first.who, first.when, first.principle) == ("The advisory board", datetime.date(2026, 3, 1), 4)
    assert first.place == f"{file}:17"
    assert (second.fingerprint, second.principle, second.place) == ("0123456789abcdef", None, f"{file}:24")


def test_a_threshold_set_alone_leaves_the_other_as_calibrated(written) -> None:
    shipped = shipped_weighing()
    told = load_configuration(written("[thresholds]\nfinding = 0.9")).thresholds
    assert told == Thresholds(finding=0.9, question=shipped.question)
    told = load_configuration(written("[thresholds]\nquestion = 0.01")).thresholds
    assert told == Thresholds(finding=shipped.finding, question=0.01)


def test_a_shipped_rubric_is_named_and_not_a_path(written) -> None:
    assert load_configuration(written('rubric = "harm-reduction"')).rubric == "harm-reduction"


def test_nothing_said_is_the_default(written, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    monkeypatch.chdir(empty)
    assert load_configuration() == Configuration()
    assert load_configuration(written("")) == Configuration()


def test_the_working_folder_is_looked_at_and_no_other(
    written, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written('kind = "statute"')
    monkeypatch.chdir(tmp_path)
    assert load_configuration().kind == "statute"
    below = tmp_path / "below"
    below.mkdir()
    monkeypatch.chdir(below)
    assert load_configuration().kind is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('audiense = "board"', "policycheck.toml:1: audiense: unknown key; did you mean 'audience'?"),
        ('\naudience = "bord"', "policycheck.toml:2: audience: "),
        ("\n\n[limits]\nmegabyte = 5", ":4: limits.megabyte: unknown key; did you mean 'megabytes'?"),
        ('[limits]\n# big\npages = "5"', "policycheck.toml:3: limits.pages: "),
        ("[limits]\nseconds = 0", "policycheck.toml:2: limits.seconds: "),
        ("[thresholds]\nfindings = 0.5", ":2: thresholds.findings: unknown key; did you mean 'finding'?"),
        ("[thresholds]\nfinding = 1", "policycheck.toml:2: thresholds.finding: "),
        ("[thresholds]\nquestion = 0", "policycheck.toml:2: thresholds.question: "),
        ("[thresholds]\nquestion = nan", "policycheck.toml:2: thresholds.question: "),
        ('[thresholds]\nfinding = "0.5"', "policycheck.toml:2: thresholds.finding: "),
        ("[thresholds]\nfinding = 0.4\nquestion = 0.5", ":3: thresholds.question: expected at most 0.4,"),
        ("[thresholds]\nfinding = 0.01", ":2: thresholds.finding: expected at least "),
        ("[thresholds]\nquestion = 0.99", ":2: thresholds.question: expected at most "),
        ('[[accepted]]\nwho = "a"', "policycheck.toml:1: accepted.1.when: this key is missing"),
        (WHOLE.replace('who = "The d', 'whom = "d'), ":26: accepted.2.whom: unknown key; did you mean"),
        (WHOLE.replace("principle = 4\n", ""), ":17: accepted.1.principle: say which principle"),
        (WHOLE.replace("principle = 4", "principle = 9"), ":19: accepted.1.principle: "),
        (WHOLE.replace("2026-03-01", '"1 March"'), ":21: accepted.1.when: "),
        (WHOLE.replace("0123456789abcdef", ""), ":24: accepted.2: give the passage, or the fingerprint"),
        (WHOLE.replace("0123456789abcdef", "xyz"), ":25: accepted.2.fingerprint: "),
        ('language = "tlh"', "policycheck.toml:1: language: expected one of en"),
        ("kind = house", "policycheck.toml: this is no TOML: "),
        ("a = " + "[" * 100_000, "policycheck.toml: this is no TOML: "),
    ],
)  # fmt: skip
def test_a_mistake_is_one_line_with_file_line_and_the_right_key(written, text: str, said: str) -> None:
    with pytest.raises(PolicycheckError) as error:
        load_configuration(written(text))
    assert said in str(error.value)
    assert "\n" not in str(error.value)


def test_a_file_that_was_asked_for_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(PolicycheckError, match=r"it cannot be read"):
        load_configuration(tmp_path / "none.toml")


def test_audiences_are_those_of_the_reports() -> None:
    annotation = FileSettings.model_fields["audience"].annotation
    assert get_args(get_args(annotation)[0]) == AUDIENCES
