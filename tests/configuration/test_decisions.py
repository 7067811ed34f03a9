"""A finding that people have accepted is shown with who, when and why, and fails nothing any longer."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from policycheck.cli.review import review as command

DOCUMENT = """\
# House rules on drugs

## Drugs

1. Tenants who use drugs will be evicted.

2. Naloxone is kept in every hallway.
"""
DECISION = """
[[accepted]]
passage = "Tenants who use drugs will be evicted."
principle = {principle}
who = "The advisory board"
when = 2026-03-01
why = "The lease ends in May."
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "house.md").write_text(DOCUMENT, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _run(*arguments: str):
    return CliRunner().invoke(
        command, ["house.md", *arguments], standalone_mode=False, catch_exceptions=False
    )


def _decide(folder: Path, *principles: int, text: str = DECISION) -> None:
    decisions = "".join(text.format(principle=number) for number in principles)
    (folder / "policycheck.toml").write_text(decisions, encoding="utf-8")


def test_fail_on_critical_counts_what_nobody_accepted(folder: Path) -> None:
    assert _run("--fail-on", "critical").return_value == 1
    _decide(folder, 5)
    assert _run("--fail-on", "critical").return_value == 1, "the decision is about another principle"
    _decide(folder, 1, 4)
    assert _run("--fail-on", "critical").return_value == 0


def test_fail_on_contrary_leaves_accepted_findings_out_and_the_level_as_it_is(folder: Path) -> None:
    assert _run("--fail-on", "contrary").return_value == 1
    _decide(folder, 1, 4)
    done = _run("--fail-on", "contrary", "--format", "json")
    assert done.return_value == 0
    levels = {rating["number"]: rating["level"] for rating in json.loads(done.stdout)["principles"]}
    assert levels[4] == -1, "a decision changes no level"


def test_the_condition_can_stand_in_the_file(folder: Path) -> None:
    (folder / "policycheck.toml").write_text('fail_on = "critical"', encoding="utf-8")
    assert _run().return_value == 1


@pytest.mark.parametrize("form", ["markdown", "html", "json"])
def test_the_decision_stands_in_the_review(folder: Path, form: str) -> None:
    _decide(folder, 4)
    shown = _run("--format", form).stdout
    for words in ("The advisory board", "2026-03-01", "The lease ends in May", "Tenants who use drugs"):
        assert words in shown


def test_a_decision_by_fingerprint_is_the_same(folder: Path) -> None:
    findings = json.loads(_run("--format", "json").stdout)["critical"]
    text = '[[accepted]]\nfingerprint = "{principle}"\nwho = "B"\nwhen = 2026-03-01\nwhy = "C"\n'
    _decide(folder, *(finding["fingerprint"] for finding in findings), text=text)
    assert _run("--fail-on", "critical").return_value == 0


def test_a_decision_survives_renumbering_and_not_rewording(folder: Path) -> None:
    _decide(folder, 1, 4)
    moved = DOCUMENT.replace("1. Tenants", "7. Tenants").replace("use drugs will", "use\n   drugs will")
    (folder / "house.md").write_text(moved, encoding="utf-8")
    assert _run("--fail-on", "critical").return_value == 0
    (folder / "house.md").write_text(DOCUMENT.replace("evicted", "discharged"), encoding="utf-8")
    done = _run("--fail-on", "critical")
    assert done.return_value == 1
    assert "This decision is about a passage that the document no longer has" in done.stdout


@pytest.mark.parametrize("words", ["drugs", "Tenants who use drugs"])
def test_a_few_words_accept_nothing(folder: Path, words: str) -> None:
    _decide(folder, 1, 4, text=DECISION.replace("Tenants who use drugs will be evicted.", words))
    assert _run("--fail-on", "critical").return_value == 1


def test_a_file_beside_the_document_decides_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _decide(folder, 1, 4)
    elsewhere = folder / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    arguments = [str(folder / "house.md"), "--fail-on", "critical"]
    assert CliRunner().invoke(command, arguments, standalone_mode=False).return_value == 1
    named = [*arguments, "--config", str(folder / "policycheck.toml")]
    assert CliRunner().invoke(command, named, standalone_mode=False).return_value == 0


def test_the_command_line_goes_before_the_file(folder: Path) -> None:
    (folder / "policycheck.toml").write_text('kind = "statute"', encoding="utf-8")
    assert json.loads(_run("--format", "json").stdout)["kind"]["name"] == "statute"
    done = _run("--format", "json", "--kind", "house-rules")
    assert json.loads(done.stdout)["kind"]["name"] == "house-rules"


def test_hostile_words_in_a_decision_stay_words(folder: Path) -> None:
    bad = "<script>alert(1)</script> [x](javascript:y)\\u001b[31m"
    _decide(folder, 4, text=DECISION.replace("The lease ends in May.", bad))
    shown = _run("--format", "html").stdout
    assert "<script>alert(1)" not in shown
    markdown = _run("--format", "markdown").stdout
    assert "[x](javascript" not in markdown
    assert "<script>" not in markdown
    assert "\x1b" not in markdown + shown
