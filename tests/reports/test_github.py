"""Annotations: one workflow command a line, and no word of a document becomes a command."""

import datetime
import re
from pathlib import Path

import pytest

from policycheck import review, review_text
from policycheck.rating.acceptance import Acceptance, accept
from policycheck.reports import Options, render
from policycheck.reports.options import PLAIN
from tests.reports.samples import HOSTILE, HOUSE

COMMAND = re.compile(r"::(?P<kind>error|warning|notice) (?P<facts>[^:]*)::(?P<message>.*)")


def _commands(reviewed, options: Options = PLAIN) -> list[tuple[str, dict[str, str], str]]:
    found = []
    for line in str(render(reviewed, "github", options)).splitlines():
        match = COMMAND.fullmatch(line)
        assert match, line
        facts = dict(fact.split("=", 1) for fact in match["facts"].split(","))
        found.append((match["kind"], facts, match["message"]))
    return found


def test_a_critical_finding_is_an_error_at_its_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a,b: 100%.md").write_text(HOUSE, encoding="utf-8")
    own = [c for c in _commands(review("a,b: 100%.md")) if "evicted" in c[2]]
    kind, facts, message = next(c for c in own if "p4.loses-service-for-use" in c[2])
    assert kind == "error"
    assert facts["file"] == "a%2Cb%3A 100%25.md"
    assert (facts["line"], facts["col"], facts["endColumn"]) == ("14", "1", "39")
    assert "policycheck rubric explain p" in message


def test_an_accepted_finding_is_a_notice_that_names_who(tmp_path: Path) -> None:
    file = tmp_path / "house.md"
    file.write_text(HOUSE, encoding="utf-8")
    kept = Acceptance(
        who="The board",
        when=datetime.date(2026, 3, 1),
        why="Lease",
        passage="Tenants who use drugs will be evicted",
    )
    commands = _commands(accept(review(file), [kept]))
    assert {kind for kind, _, message in commands if "Accepted. The board, 2026-03-01: Lease" in message} == {
        "notice"
    }
    assert any(kind == "error" for kind, _, _ in commands)
    assert all(facts["file"] == "house.md" for _, facts, _ in commands), "no place of this machine"


def test_pages_on_the_web_are_named_and_a_title_is_in_the_language() -> None:
    commands = _commands(review_text(HOUSE), Options(docs="https://example.org/criteria", language="es"))
    assert commands
    for _, facts, message in commands:
        principle, ident = re.fullmatch(r"Principio (\d)%3A (\S+)", facts["title"]).groups()
        page = f"README.md#{ident}" if ident.endswith(".other") else f"{ident}.md"
        assert message.endswith(f" https://example.org/criteria/{page}")
        assert ident.startswith(f"p{principle}.")


def test_nothing_against_gives_no_line() -> None:
    assert render(review_text("No one is discharged for using drugs."), "github") == ""


def test_no_word_of_a_document_becomes_a_command() -> None:
    commands = _commands(review_text("\n\n".join(HOSTILE)))
    assert len(commands) >= len(HOSTILE)
    for _, facts, message in commands:
        assert "\x1b" not in message
        assert "%0A::error" not in message, "a percent sign is escaped, so that it cannot become a new line"
        assert set(facts) <= {"file", "line", "endLine", "col", "endColumn", "title"}
