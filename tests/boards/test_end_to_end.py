"""A whole board: five readers, a tally, a reply, lessons, and a next review that changed."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from policycheck import review
from policycheck.boards.words import board_words
from policycheck.cli import policycheck
from policycheck.rubric import load_rubric
from tests.boards.conftest import GUESTS, TESTED
from tests.boards.filling import LABELS, fill_docx, fill_xlsx

pytestmark = [pytest.mark.browser, pytest.mark.timeout(600)]


def run(*arguments: object) -> str:
    done = CliRunner().invoke(policycheck, [str(argument) for argument in arguments])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    assert done.exit_code == 0, done.output
    return done.output


def fill_in_browser(
    browser: Any, sheet: Path, out: Path, ticks: dict[str, str], words: dict[str, str]
) -> Path:
    """Fill in a page as a person does, offline, and save it by its own button."""
    context = browser.new_context(offline=True, accept_downloads=True)
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(sheet.as_uri())
    for code, value in ticks.items():
        page.locator(f'input[name="{code}"][value="{value}"]').locator("xpath=..").click()
    for code, text in words.items():
        page.locator(f'[name="{code}"]').fill(text)
    with page.expect_download() as download:
        page.get_by_role("button", name="Save my answers").click()
    download.value.save_as(out)
    assert download.value.suggested_filename == "my-answers.html"
    assert [url for url in asked if not url.startswith(("file:", "blob:"))] == []
    context.close()
    return out


def test_five_readers_a_tally_a_reply_and_a_review_that_changed(
    browser: Any, policy: Path, form: Any, number: Any, tmp_path: Path
) -> None:
    tested, guests = f"4-{number(TESTED)}", f"part {number(GUESTS)}"
    for ending in ("html", "docx", "xlsx"):
        run("worksheet", policy, "-o", tmp_path / f"sheet.{ending}")

    # Two fill in the page, one clicks in the Word file, two fill in paper that somebody types in.
    added = ({"4-more1-box": "undermines"}, {"4-more1": guests})
    handed = [
        fill_in_browser(
            browser, tmp_path / "sheet.html", tmp_path / "one.html",
            {tested: "nothing", "4-level": "level:0", **added[0]},
            {"mark": "kite", "4-why": "Only on paper & <never> done.", **added[1]},
        ),
        fill_in_browser(
            browser, tmp_path / "sheet.html", tmp_path / "two.html",
            {tested: "nothing", "4-level": "level:-1", "8-level": "level:3"},
            {"mark": "drum", "4-why": "I was put out.\nTwice.", "4-missing": "A way back in"},
        ),
        fill_docx(
            form, tmp_path / "three.docx", {tested: "nothing", "4-level": "level:0"}, {"mark": "fox"}, LABELS
        ),
        fill_xlsx(
            form, tmp_path / "paper.xlsx",
            [
                {"mark": "oak", "4-level": LABELS["level:0"], tested: LABELS["undermines"]},
                {"mark": "elm", "4-level": LABELS["level:1"], "8-level": LABELS["level:4"]},
            ],
        ),
    ]  # fmt: skip

    # The tally: the board's level is the level, and each dissent is there in its own words.
    run(
        "tally", policy, *handed, "-o", tmp_path / "board.json",
        "--reply-sheet", tmp_path / "reply.html", "--review", tmp_path / "review.json",
    )  # fmt: skip
    board = json.loads((tmp_path / "board.json").read_text(encoding="utf-8"))
    fourth = board["principles"][3]
    assert board["people"] == 5
    assert (fourth["board"]["level"], fourth["board"]["spread"]) == (0, [-1, 1])
    assert any("I was put out. Twice." in line.replace("\n", " ") for line in fourth["board"]["dissent"])
    assert "Only on paper & <never> done." in fourth["said"]
    own = json.loads((tmp_path / "review.json").read_text(encoding="utf-8"))["principles"][3]
    assert (own["level"], own["board"]["readers"]) == (0, 5)
    assert own["tool_level"] == review(policy).principle(4).tool_level

    # The reply: the organisation answers in the page, and it is merged.
    code = next(point["code"] for point in board["points"] if GUESTS in point["quote"])
    reply = fill_in_browser(
        browser, tmp_path / "reply.html", tmp_path / "replied.html",
        {code: "accepted"}, {f"{code}-how": "The book goes.", f"{code}-who": "house manager"},
    )  # fmt: skip
    run("tally", policy, *handed, "--reply", reply, "-o", tmp_path / "replied.json")
    replied = json.loads((tmp_path / "replied.json").read_text(encoding="utf-8"))
    answers = {point["code"]: point["reply"]["how"] for point in replied["points"] if point["reply"]}
    assert answers == {code: "The book goes."}

    # The lessons: the next review reads these passages as the board asked.
    run("rubric", "learn", policy, *handed, "-o", tmp_path / "ours.yaml")
    before, after = review(policy).principle(4), review(policy, rubric=tmp_path / "ours.yaml").principle(4)
    assert any(f.quote.startswith(TESTED) for f in before.findings)
    assert not any(f.quote.startswith(TESTED) for f in after.findings)
    assert not any(f.quote.startswith(GUESTS) for f in before.findings)
    (learnt,) = [f for f in after.findings if f.quote.startswith(GUESTS)]
    assert (learnt.stance, learnt.found_by) == ("undermines", "board")
    assert load_rubric().hash != load_rubric(tmp_path / "ours.yaml").hash


class TestThePage:
    def test_a_saved_page_can_be_opened_and_changed_again(
        self, browser: Any, policy: Path, form: Any, tmp_path: Path
    ) -> None:
        run("worksheet", policy, "-o", tmp_path / "sheet.html")
        one = fill_in_browser(
            browser, tmp_path / "sheet.html", tmp_path / "1.html",
            {"4-level": "level:0"}, {"4-why": "</textarea><script>document.title='broken'</script>"},
        )  # fmt: skip
        two = fill_in_browser(
            browser, one, tmp_path / "2.html", {"4-level": "level:3"}, {"4-missing": "more"}
        )
        page = browser.new_page()
        page.goto(two.as_uri())
        assert page.title() == board_words()("sheet_title")
        assert page.locator('input[name="4-level"][value="level:3"]').is_checked()
        assert page.locator('[name="4-why"]').input_value().startswith("</textarea><script>")
        assert page.locator('[name="4-missing"]').input_value() == "more"
        saved = two.read_text(encoding="utf-8")
        assert saved.count("<script") == 1
        assert str(tmp_path) not in saved
        page.close()

    def test_a_ticked_box_can_be_emptied_and_the_page_says_what_is_not_saved(
        self, browser: Any, policy: Path, tmp_path: Path
    ) -> None:
        run("worksheet", policy, "-o", tmp_path / "sheet.html")
        page = browser.new_page()
        page.goto((tmp_path / "sheet.html").as_uri())
        box = page.locator('input[name="4-level"][value="level:0"]')
        box.locator("xpath=..").click()
        assert box.is_checked()
        assert page.get_by_role("status").text_content() == board_words()("sheet_unsaved")
        box.locator("xpath=..").click()
        assert not box.is_checked()
        page.close()

    def test_it_can_be_printed_with_scripts_off(self, browser: Any, policy: Path, tmp_path: Path) -> None:
        run("worksheet", policy, "-o", tmp_path / "sheet.html")
        context = browser.new_context(java_script_enabled=False)
        page = context.new_page()
        page.goto((tmp_path / "sheet.html").as_uri())
        assert page.get_by_text(board_words()("sheet_no_script")).is_visible()
        assert not page.get_by_role("button", name="Save my answers").is_visible()
        page.emulate_media(media="print")
        assert page.locator('[name="4-why"]').is_visible()
        context.close()

    @pytest.mark.parametrize("options", [[], ["--for-group"], ["--blind", "--large-print"]], ids=" ".join)
    def test_it_is_accessible(self, browser: Any, policy: Path, tmp_path: Path, options: list[str]) -> None:
        axe = pytest.importorskip(
            "axe_playwright_python.sync_playwright", reason="pip install axe-playwright-python"
        )
        run("worksheet", policy, "-o", tmp_path / "sheet.html", *options)
        context = browser.new_context(bypass_csp=True)  # for axe's own script; ours is told by its hash
        page = context.new_page()
        page.goto((tmp_path / "sheet.html").as_uri())
        result = axe.Axe().run(page)
        assert result.violations_count == 0, result.generate_report()
        context.close()

    def test_the_boards_review_is_accessible(
        self, browser: Any, policy: Path, form: Any, tmp_path: Path
    ) -> None:
        axe = pytest.importorskip(
            "axe_playwright_python.sync_playwright", reason="pip install axe-playwright-python"
        )
        filled = fill_xlsx(form, tmp_path / "a.xlsx", [{"4-level": LABELS["level:0"], "4-why": "x"}] * 2)
        run("tally", policy, filled, "-o", tmp_path / "board.html")
        context = browser.new_context(bypass_csp=True)
        page = context.new_page()
        page.goto((tmp_path / "board.html").as_uri())
        result = axe.Axe().run(page)
        assert result.violations_count == 0, result.generate_report()
        context.close()
