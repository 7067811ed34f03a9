"""How a document is read can be said on the command line: changes, scans, and the most that it may take."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from policycheck.cli import policycheck
from policycheck.documents.limits import Limits
from policycheck.reading.thresholds import Thresholds

ZOO = Path(__file__).parents[1] / "zoo" / "formats"
TRACKED, PAGES, SCAN = str(ZOO / "tracked.docx"), str(ZOO / "half-scanned.pdf"), str(ZOO / "scanned.pdf")
ALL = [
    "--changes", "both", "--ocr", "--megabytes", "1.5", "--pages", "7", "--seconds", "9", "--memory", "700",
]  # fmt: skip
ASKED = {"changes": "both", "ocr": True, "limits": Limits(1.5, 7, 9.0, 700)}

RULES = """# House rules on alcohol and other drugs

Residents are tested for drugs at random. Residents who use drugs lose their bed. Naloxone is kept at the desk.
We believe that people who use drugs deserve respect. A council of residents meets each month and may speak of rules.
"""


class Opened(Exception):
    """Raised in the place of reading, with what reading was asked for."""


def run(*arguments: str) -> Result:
    return CliRunner().invoke(policycheck, arguments)


def refused(*arguments: str) -> str:
    """The one line of a command that could not read its file."""
    done = run(*arguments)
    assert done.exception is not None
    return str(done.exception)


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("POLICYCHECK_STORE", str(tmp_path / "results.sqlite"))


@pytest.mark.parametrize(
    ("place", "command"),
    [
        ("policycheck.documents.open_document", ["review", TRACKED]),
        ("policycheck.documents.document_from_bytes", ["review", "-"]),
        ("policycheck.comparing.open.open_document", ["compare", TRACKED, TRACKED]),
        ("policycheck.screening.run.screen", ["screen", TRACKED, "-o", "table.csv"]),
        ("policycheck.boards.policy.open_document", ["worksheet", TRACKED, "-o", "sheet.html"]),
        ("policycheck.boards.policy.open_document", ["tally", TRACKED, "filled.html"]),
        ("policycheck.boards.policy.open_document", ["rubric", "learn", TRACKED, "filled.html", "-o", "ours.yaml"]),
    ],
    ids=["review", "review of standard input", "compare", "screen", "worksheet", "tally", "learn"],
)
def test_all_that_is_said_reaches_reading(place: str, command: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def read(*_: Any, **asked: Any) -> None:
        raise Opened(asked)

    monkeypatch.setattr(place, read)
    (asked,) = run(*command, *ALL).exception.args  # type: ignore[union-attr]
    assert {name: asked[name] for name in ASKED} == ASKED


def test_a_review_reads_the_side_of_the_changes_that_is_asked_for() -> None:
    words = {side: json.loads(run("review", TRACKED, "--format", "json", "--changes", side).output)["words"]
             for side in ("final", "original", "both")}  # fmt: skip
    assert len(set(words.values())) == 3
    assert words["both"] == max(words.values())


@pytest.mark.parametrize(
    ("option", "value", "reason"),
    [
        ("--megabytes", "0.001", "larger than 0.001 MB"),
        ("--pages", "1", "pages"),
        ("--seconds", "0.01", "longer than 0.01 seconds"),
    ],
)
@pytest.mark.parametrize("command", [["review", PAGES], ["compare", PAGES, PAGES]], ids=["review", "compare"])
def test_a_document_over_a_limit_is_refused_with_the_limit(
    command: list[str], option: str, value: str, reason: str
) -> None:
    assert reason in refused(*command, option, value)


def test_the_command_line_goes_before_the_settings(tmp_path: Path) -> None:
    (tmp_path / "policycheck.toml").write_text("[limits]\npages = 1\n", encoding="utf-8")
    assert "pages" in refused("review", PAGES)
    assert run("review", PAGES, "--pages", "9").exit_code == 0


@pytest.mark.parametrize(
    "command",
    [["worksheet", PAGES, "-o", "sheet.html"], ["tally", PAGES, "a.html"], ["rubric", "learn", PAGES, "a.html", "-o", "a.yaml"]],
    ids=["worksheet", "tally", "learn"],
)
def test_a_board_speaks_of_the_reading_that_the_settings_ask_for(
    command: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read(file: str, rubric: str, kind: str, **how: Any) -> None:
        raise Opened(rubric, kind, how["limits"].pages)

    (tmp_path / "ours.yaml").write_text("extends: harm-reduction\nname: ours\ntitle: Ours\n", encoding="utf-8")
    text = 'rubric = "ours.yaml"\nkind = "house-rules"\n[limits]\npages = 3\n'
    (tmp_path / "policycheck.toml").write_text(text, encoding="utf-8")
    for place in ("policy", "learn"):
        monkeypatch.setattr(f"policycheck.boards.{place}.read_policy", read)
    rubric, kind, pages = run(*command).exception.args  # type: ignore[union-attr]
    assert (Path(rubric).name, kind, pages) == ("ours.yaml", "house-rules", 3)
    (tmp_path / "other.toml").write_text(text.replace("3", "4"), encoding="utf-8")
    rubric, kind, pages = run(*command, "--config", "other.toml").exception.args  # type: ignore[union-attr]
    assert (Path(rubric).name, kind, pages) == ("ours.yaml", "house-rules", 4)
    assert "missing.toml: it cannot be read" in refused(*command, "--config", "missing.toml")


@pytest.mark.parametrize(
    ("place", "command"),
    [
        ("policycheck.rating.review.review_document", ["review", TRACKED]),
        ("policycheck.comparing.open.review_document", ["compare", TRACKED, TRACKED]),
        ("policycheck.screening.run.screen", ["screen", TRACKED, "-o", "table.csv"]),
        ("policycheck.boards.policy.review_document", ["worksheet", TRACKED, "-o", "sheet.html"]),
        ("policycheck.boards.policy.review_document", ["tally", TRACKED, "filled.html"]),
        ("policycheck.boards.policy.review_document", ["rubric", "learn", TRACKED, "filled.html", "-o", "ours.yaml"]),
    ],
    ids=["review", "compare", "screen", "worksheet", "tally", "learn"],
)
def test_the_settings_thresholds_reach_every_reading(
    place: str, command: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read(*_: Any, **asked: Any) -> None:
        raise Opened(asked)

    text = 'kind = "house-rules"\n[thresholds]\nfinding = 0.9\nquestion = 0.8\n'
    (tmp_path / "policycheck.toml").write_text(text, encoding="utf-8")
    monkeypatch.setattr(place, read)
    (asked,) = run(*command).exception.args  # type: ignore[union-attr]
    assert (asked["kind"], asked["thresholds"]) == ("house-rules", Thresholds(0.9, 0.8))


@pytest.mark.parametrize("screened", [".", "*", "policycheck.toml", "../{}"])
def test_a_screening_is_not_steered_by_settings_that_it_screens(
    screened: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read(paths: Any, **asked: Any) -> None:
        raise Opened(asked)

    (tmp_path / "policycheck.toml").write_text('kind = "house-rules"\n', encoding="utf-8")
    monkeypatch.setattr("policycheck.screening.run.screen", read)
    command = ["screen", screened.format(tmp_path.name), "-o", "table.csv"]
    (unsteered,) = run(*command).exception.args  # type: ignore[union-attr]
    (named,) = run(*command, "--config", "policycheck.toml").exception.args  # type: ignore[union-attr]
    assert (unsteered["kind"], named["kind"]) == (None, "house-rules")


def test_a_higher_threshold_finds_less_and_a_lower_question_asks_more(tmp_path: Path) -> None:
    (tmp_path / "rules.md").write_text(RULES, encoding="utf-8")

    def counted(settings: str) -> tuple[int, int]:
        (tmp_path / "policycheck.toml").write_text(settings, encoding="utf-8")
        told = json.loads(run("review", "rules.md", "--format", "json").output)
        return len(told["findings"]), len(told["questions"])

    findings, questions = counted("")
    fewer, asked = counted("[thresholds]\nfinding = 0.99\n")
    assert fewer < findings
    assert asked > questions
    assert counted("") == (findings, questions), "a reader is kept by its thresholds"


def test_scans_are_recognised_only_where_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert "ocrmypdf" in refused("review", SCAN, "--ocr")
    assert "ocrmypdf" in refused("compare", SCAN, SCAN, "--ocr")
    assert "pictures without text" in refused("review", SCAN)
