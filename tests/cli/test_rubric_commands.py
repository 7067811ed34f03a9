"""``policycheck rubric``: what it prints, and the code that it exits with."""

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from policycheck.cli import policycheck
from tests.rubric.conftest import SMALL, write


def run(*arguments: str, folder: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run the command line as a user does."""
    code = "from policycheck.cli import main; main()"
    return subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, text=True, encoding="utf-8", cwd=folder
    )


def test_list_shows_principles_and_criteria() -> None:
    done = run("rubric", "list")
    assert done.returncode == 0
    assert done.stdout.count("\np") == 0
    assert "8 Does not make light of real harm and danger" in done.stdout
    assert "p4.stigmatizing-names: " in done.stdout
    assert "house-rules" in done.stdout


def test_explain_by_id() -> None:
    done = run("rubric", "explain", "p4.stigmatizing-names")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("p4.stigmatizing-names (principle 4")


def test_explain_what_is_not_there() -> None:
    done = run("rubric", "explain", "p4.stigmatising-names")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1
    assert "did you mean 'p4.stigmatizing-names'" in done.stderr


def test_wrong_usage_is_one_line() -> None:
    for arguments in (
        ["rubric", "explian"],
        ["rubric", "explain"],
        ["--frobnicate"],
        ["rubric", "list", "x"],
    ):
        done = run(*arguments)
        assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
        assert done.stderr.startswith("policycheck: ")


def test_the_version() -> None:
    assert run("--version").stdout == "policycheck, version 0.1.0\n"


def test_check_prints_fitted_and_held_apart(tmp_path: Path) -> None:
    write(tmp_path / "mine.yaml", SMALL)
    done = run("rubric", "check", "mine.yaml", folder=tmp_path)
    row = next(line.split() for line in done.stdout.splitlines() if line.startswith("p4.keeps-home"))
    assert row == ["p4.keeps-home", "2/2", "100%", "1/1", "100%"]
    assert (done.returncode, done.stderr) == (0, "")


WRONG = "      - {text: The moon is out., says: supports%s}\n    "


def test_check_fails_when_a_fitted_case_fails(tmp_path: Path) -> None:
    write(tmp_path / "mine.yaml", SMALL.replace("    cases:\n", "    cases:\n" + (WRONG % "").rstrip(" ")))
    done = run("rubric", "check", "mine.yaml", folder=tmp_path)
    assert "p4.keeps-home: expected supports, found nothing: The moon is out." in done.stdout
    assert done.returncode == 2  # and a third of four cases is not held
    assert "expected at least 2 held cases, found 1" in done.stderr


def test_a_known_miss_and_a_held_case_fail_nothing(tmp_path: Path) -> None:
    added = (WRONG % ", missed: true").rstrip(" ") + (WRONG % ", held: true").rstrip(" ").replace(
        "moon", "sun"
    )
    write(tmp_path / "mine.yaml", SMALL.replace("    cases:\n", "    cases:\n" + added))
    done = run("rubric", "check", "mine.yaml", folder=tmp_path)
    assert done.returncode == 0
    assert "Known misses (1)" in done.stdout
    assert "The moon is out." in done.stdout
    assert "The sun is out." not in done.stdout  # who sees a held case fits to it


def test_a_fitted_case_that_fails_alone_gives_code_1(tmp_path: Path) -> None:
    text = SMALL.replace(
        "{text: No one is evicted for drug use., says: supports}", "{text: The moon., says: supports}"
    )
    write(tmp_path / "mine.yaml", text)
    assert run("rubric", "check", "mine.yaml", folder=tmp_path).returncode == 1


def test_a_known_miss_that_passes_is_marked(tmp_path: Path) -> None:
    text = SMALL.replace("for drug use., says: undermines}", "for drug use., says: undermines, missed: true}")
    write(tmp_path / "mine.yaml", text)
    assert "that pass now" in run("rubric", "check", "mine.yaml", folder=tmp_path).stdout


def test_check_of_a_wrong_rubric_is_one_line_with_its_place(tmp_path: Path) -> None:
    write(tmp_path / "mine.yaml", SMALL.replace("why:", "whi:"))
    done = run("rubric", "check", "mine.yaml", folder=tmp_path)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert done.stderr.startswith("policycheck: mine.yaml:")


def test_a_pattern_that_would_hang_elsewhere_is_read_at_once(tmp_path: Path) -> None:
    evil = SMALL.replace("denial: true", "patterns: ['(a|a)*(a|a)*(a|a)*x']")
    bait = "{text: " + "a" * 5000 + ", says: nothing, held: true}"
    write(tmp_path / "mine.yaml", evil.replace("    cases:\n", f"    cases:\n      - {bait}\n"))
    done = run("rubric", "check", "mine.yaml", folder=tmp_path)
    assert "p4.keeps-home" in done.stdout


@pytest.mark.parametrize(("count", "said"), [(1, "1 case in ours.yaml\n"), (2, "2 cases in ours.yaml\n")])
def test_learn_counts_its_cases(count: int, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("policycheck.boards.learn.learn_file", lambda *_, **__: count)
    done = CliRunner().invoke(policycheck, ["rubric", "learn", "rules.md", "filled.html", "-o", "ours.yaml"])
    assert done.output == said


def test_the_schema_can_be_written(tmp_path: Path) -> None:
    assert run("rubric", "schema", "-o", "schema.json", folder=tmp_path).returncode == 0
    assert (tmp_path / "schema.json").read_bytes() == run("rubric", "schema").stdout.encode()
