"""The next comparison of drafts shows what was promised to the board beside what changed."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from policycheck.boards.points import points
from policycheck.boards.reply import reply_form
from policycheck.cli import policycheck
from tests.boards.conftest import GUESTS, POLICY, TESTED
from tests.boards.filling import fill_html

SEARCHED = "Staff may search rooms"


@pytest.fixture
def reply(form: Any, tallied: Any, number: Any, tmp_path: Path) -> Path:
    """A board finds that three parts harm and that something is missing; the reply promises to mend it."""
    ticks = {f"4-{number(TESTED)}": "undermines", f"4-{number(SEARCHED)}": "undermines"}
    words = {"4-more1": GUESTS, "4-missing": "A way back in", "mark": "a"}
    sheet = fill_html(form, tmp_path / "sheet.html", {**ticks, "4-more1-box": "undermines"}, words)
    found, _ = tallied([sheet])
    owed = points(found)
    assert len(owed) == 4
    answers = {point.code: "accepted" for point in owed}
    how = {f"{point.code}-how": f"We will mend {point.code}." for point in owed}
    return fill_html(reply_form("rules", found.stamp, owed), tmp_path / "reply.html", answers, how)


def compare(policy: Path, new: str, reply: Path, folder: Path, form: str) -> str:
    draft = folder / "next.md"
    draft.write_text(new, encoding="utf-8", newline="\n")
    arguments = ["compare", str(policy), str(draft), "--reply", str(reply), "--format", form]
    done = CliRunner().invoke(policycheck, arguments)
    assert done.exit_code == 0, done.output
    return done.output


def test_what_was_promised_stands_beside_what_changed(policy: Path, reply: Path, tmp_path: Path) -> None:
    new = POLICY.replace("at any time", "only when two staff and the resident agree")
    new = new.replace("Guests sign the book at the desk before they go up to a room.\n\n", "")
    told = json.loads(compare(policy, new, reply, tmp_path, "json"))["promises"]
    kept = {promise["quote"][:15]: promise["kept"] for promise in told}
    assert kept == {TESTED[:15]: "same", SEARCHED[:15]: "reworded", GUESTS[:15]: "gone", "": ""}
    assert all(promise["answer"] == "accepted" for promise in told)
    page = compare(policy, new, reply, tmp_path, "markdown")
    assert "What was promised, and what changed" in page
    assert "the same words still stand" in page
    assert "the passage is gone" in page
    assert "only when two staff and the resident agree" in page
    assert "the level of this principle was" in page


def test_without_a_reply_nothing_is_said_of_promises(policy: Path, tmp_path: Path) -> None:
    done = CliRunner().invoke(policycheck, ["compare", str(policy), str(policy)])
    assert "promised" not in done.output
