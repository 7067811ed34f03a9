"""Each criterion has a page in docs/criteria, made from the rubric and current."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from policycheck.cli.rubric import rubric as command
from policycheck.reports.criteria import criteria_pages
from policycheck.reports.links import INDEX, criterion_page
from policycheck.rubric import load_rubric

FOLDER = Path(__file__).parents[2] / "docs" / "criteria"
RUBRIC = load_rubric()
PAGES = dict(criteria_pages(RUBRIC))


def test_the_pages_in_the_project_are_current() -> None:
    there = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.md")}
    stale = sorted(name for name in {*there, *PAGES} if there.get(name) != PAGES.get(name))
    assert not stale, "make them again: policycheck rubric docs -o docs/criteria"


def test_every_criterion_has_its_page_and_its_line_in_the_index() -> None:
    assert {f"{criterion.id}.md" for criterion in RUBRIC.criteria} | {INDEX} == set(PAGES)
    linked = re.findall(r"\]\((p[1-8]\.[a-z0-9-]+\.md)\)", PAGES[INDEX])
    assert sorted(linked) == sorted(set(PAGES) - {INDEX})


@pytest.mark.parametrize("criterion", RUBRIC.criteria, ids=lambda criterion: criterion.id)
def test_a_page_says_why_with_examples_wording_question_and_source(criterion) -> None:
    page = PAGES[f"{criterion.id}.md"]
    headings = re.findall(r"^## (.+)$", page, re.MULTILINE)
    assert headings[0] == "Why it matters"
    assert headings[-2:] == ["What to ask", "Source"]
    assert ("What speaks for the principle" in headings) == bool(criterion.supports)
    assert ("What speaks against it" in headings) == bool(criterion.undermines)
    assert ("What to write" in headings) == bool(criterion.wording)
    assert ("**Critical.**" in page) == criterion.critical


def test_held_cases_are_never_shown() -> None:
    everything = re.sub(r"\\(.)", r"\1", "\n".join(PAGES.values()))
    shown = {case.text for criterion in RUBRIC.criteria for case in criterion.cases if not case.held}
    held = [case for criterion in RUBRIC.criteria for case in criterion.cases if case.held]
    assert held
    leaked = [case.text for case in held if case.text not in shown and f"> {case.text}\n" in everything]
    assert leaked == []


def test_the_command_writes_checks_and_clears_the_folder(tmp_path: Path) -> None:
    folder = tmp_path / "criteria"
    run = CliRunner().invoke
    assert run(command, ["docs", "-o", str(folder)]).exit_code == 0
    assert run(command, ["docs", "-o", str(folder), "--check"], standalone_mode=False).return_value == 0
    old = folder / "p1.gone.md"
    old.write_bytes((folder / "p1.naloxone.md").read_bytes())
    (folder / "p1.naloxone.md").write_text("changed by hand", encoding="utf-8")
    checked = run(command, ["docs", "-o", str(folder), "--check"], standalone_mode=False)
    assert checked.return_value == 1
    assert "p1.gone.md" in checked.output
    assert "p1.naloxone.md" in checked.output
    assert run(command, ["docs", "-o", str(folder)]).exit_code == 0
    assert not old.exists()
    assert (folder / "p1.naloxone.md").read_text(encoding="utf-8") == PAGES["p1.naloxone.md"]


def test_a_folder_with_pages_of_other_people_is_left_alone(tmp_path: Path) -> None:
    diary = tmp_path / "diary.md"
    diary.write_text("mine", encoding="utf-8")
    assert CliRunner().invoke(command, ["docs", "-o", str(tmp_path)]).exit_code != 0
    assert diary.read_text(encoding="utf-8") == "mine"
    assert [path.name for path in tmp_path.iterdir()] == ["diary.md"]


@pytest.mark.parametrize(
    ("base", "address"),
    [
        (None, "docs/criteria/p1.naloxone.md"),
        ("", ""),
        ("../docs/criteria/", "../docs/criteria/p1.naloxone.md"),
        ("https://example.org/criteria", "https://example.org/criteria/p1.naloxone.md"),
        ('a) "b> <c', "a%29%20%22b%3E%20%3Cc/p1.naloxone.md"),
    ],
)
def test_a_link_goes_where_the_pages_stand(base: str | None, address: str) -> None:
    assert criterion_page("p1.naloxone", RUBRIC, base) == address


def test_a_finding_that_answers_no_question_leads_to_its_place_in_the_index() -> None:
    for principle in RUBRIC.principles:
        address = criterion_page(f"p{principle.number}.other", RUBRIC)
        page, _, anchor = address.removeprefix("docs/criteria/").partition("#")
        assert PAGES[page].count(f'<a id="{anchor}"></a>') == 1
    assert criterion_page("p1.other", RUBRIC, "") == ""


def test_a_criterion_that_the_rubric_does_not_have_gets_no_link() -> None:
    assert criterion_page("p1.of-another-rubric", RUBRIC) == ""


def test_a_rubric_of_the_users_own_gets_no_link_to_pages_that_nobody_made() -> None:
    own = RUBRIC.model_copy(update={"name": "our-board"})
    assert criterion_page("p1.naloxone", own) == ""
    assert criterion_page("p1.naloxone", own, "pages") == "pages/p1.naloxone.md"
