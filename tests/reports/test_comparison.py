"""The comparison that a careful reader would write, in every format."""

import io
import json
import re
from html import unescape
from pathlib import Path

import pytest
from click.testing import CliRunner
from docx import Document
from markdown_it import MarkdownIt

from policycheck import review_text
from policycheck.cli.compare import compare as command
from policycheck.comparing import Comparison, compare, compare_files, side_of
from policycheck.errors import PolicycheckError
from policycheck.rating.passages import without_label
from policycheck.reports import Options
from policycheck.reports import render as render_review
from policycheck.reports.comparison import FORMATS, form_of, render
from policycheck.reports.comparison.entries import entries
from policycheck.rubric import load_rubric
from tests.reports.samples import HOSTILE

DRAFTS = Path(__file__).parents[2] / "examples" / "drafts"
OLD, NEW = DRAFTS / "night-shelter-draft-1.md", DRAFTS / "night-shelter-draft-2.md"
RUBRIC = load_rubric()


@pytest.fixture(scope="module")
def shelter() -> Comparison:
    return compare_files(OLD, NEW, rubric=RUBRIC)


@pytest.fixture(scope="module")
def stored(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The review of the first draft, as it was kept."""
    from policycheck import review

    kept = tmp_path_factory.mktemp("kept") / "draft-1.json"
    kept.write_text(str(render_review(review(OLD, rubric=RUBRIC), "json")), encoding="utf-8")
    return kept


def _starts(comparison: Comparison, *sections: str) -> list[str]:
    listed = [entry for entry in entries(comparison) if entry.section in sections]
    return [without_label((entry.before or entry.after).text) for entry in listed]


# What follows was written by hand, from the two drafts and before the program compared them.


def test_what_is_mended(shelter: Comparison) -> None:
    mended = _starts(shelter, "mended")
    for start in (
        "Guests must be sober to be given a bed",
        "Syringes, pipes and other paraphernalia are confiscated",
        "A guest who is found using drugs on the premises will be discharged",
        "Guests who stay longer than 14 nights must attend a recovery meeting",
    ):
        assert any(text.startswith(start) for text in mended), start


def test_the_one_place_that_is_worse_is_new_and_critical(shelter: Comparison) -> None:
    assert _starts(shelter, "new_critical", "worse") == [
        "A guest who is found sharing drugs with another guest will be reported to the police."
    ]


def test_what_still_stands_against_a_principle(shelter: Comparison) -> None:
    still = _starts(shelter, "still")
    assert any(text.startswith("Any drug use, by any route") for text in still)
    assert any("progress is measured by negative drug tests" in text for text in still)


def test_where_the_levels_go(shelter: Comparison) -> None:
    steps = {change.after.number: change.steps for change in shelter.levels}
    assert {number for number, step in steps.items() if step and step > 0} >= {1, 4, 5, 6}
    assert all(step is not None and step >= 0 for step in steps.values())
    assert shelter.verdict == "mostly-better"
    assert shelter.cautions == ()


def test_what_moved_is_not_new(shelter: Comparison) -> None:
    came = [change.finding.quote for change in shelter.of("came") if change.before is None]
    for kept in ("In an emergency staff call 911", "writes an incident report", "dignity and respect"):
        assert not any(kept in quote for quote in came), kept


def test_the_answer_to_the_same_question_stands_beside_what_was_taken_out(shelter: Comparison) -> None:
    answers = {
        without_label(entry.first.finding.quote)[:30]: entry.instead.quote
        for entry in entries(shelter)
        if entry.instead
    }
    assert "No guest is discharged for using drugs" in answers["A guest who is found using dru"]


def test_the_markdown_says_it_in_plain_sentences(shelter: Comparison) -> None:
    text = str(render(shelter, RUBRIC))
    for sentence in (
        "The new draft is better on the whole, and worse in places.",
        "It is worse in one place, which stands below.",
        "Its own rules still work against the principle on 2 and 3.",
        "“Guests must be sober to be given a bed.” Now",
        "says: “Guests do not have to be sober to be given a bed.”",
        "is new: “A guest who is found sharing drugs with another guest will be reported to the police.”",
    ):
        assert sentence in text, sentence
    order = [text.index(title) for title in ("## New, and to be", "## Critical, and mended", "## Better")]
    assert order == sorted(order)


def test_the_other_way_round_it_is_worse(shelter: Comparison) -> None:
    back = compare(shelter.new, shelter.old)
    assert back.verdict == "mostly-worse"
    assert sum(change.mended for change in back.changes) == sum(c.newly_critical for c in shelter.changes)


def test_a_draft_is_the_same_as_itself() -> None:
    same = compare_files(OLD, OLD, rubric=RUBRIC)
    assert same.verdict == "same"
    assert {change.fate for change in same.changes} == {"stayed"}
    assert "Both are the same file" in str(render(same, RUBRIC))


def test_a_stored_review_gives_the_same_levels_and_says_what_it_lacks(
    shelter: Comparison, stored: Path
) -> None:
    kept = compare_files(stored, NEW, rubric=RUBRIC)
    assert [change.steps for change in kept.levels] == [change.steps for change in shelter.levels]
    assert kept.cautions == ("stored",)
    assert _starts(kept, "new_critical") == _starts(shelter, "new_critical")
    assert "only the passages with findings are known" in str(render(kept, RUBRIC))


def test_another_rubric_is_said_first(stored: Path, tmp_path: Path) -> None:
    told = json.loads(stored.read_text(encoding="utf-8"))
    told["rubric"] |= {"version": "0.9.0", "hash": "f" * 64}
    other = tmp_path / "other.json"
    other.write_text(json.dumps(told), encoding="utf-8")
    text = str(render(compare_files(other, NEW, rubric=RUBRIC), RUBRIC))
    assert "The rubrics differ: harm-reduction 0" in text
    assert text.index("The rubrics differ") < text.index("## In short")


def test_a_review_of_the_first_form_can_still_be_compared(stored: Path, tmp_path: Path) -> None:
    told = json.loads(stored.read_text(encoding="utf-8"))
    told["schema"] = "policycheck-review-1"
    del told["thresholds"]
    first = tmp_path / stored.name
    first.write_text(json.dumps(told), encoding="utf-8")
    kept, older = (compare_files(file, NEW, rubric=RUBRIC) for file in (stored, first))
    assert kept.changes
    assert older.changes == kept.changes


@pytest.mark.parametrize(
    "data",
    [
        "",
        "[]",
        "{}",
        '{"schema": "policycheck-review-3"}',
        '{"schema": "policycheck-review-2"}',
        "[" * 100_000,
        "\x00",
    ],
)
def test_what_is_no_review_is_one_clear_line(tmp_path: Path, data: str) -> None:
    file = tmp_path / "old.json"
    file.write_text(data, encoding="utf-8")
    with pytest.raises(
        PolicycheckError, match=r"no review that policycheck can compare.*--format json"
    ) as error:
        compare_files(file, NEW, rubric=RUBRIC)
    assert "\n" not in str(error.value)


def test_json_tells_every_change(shelter: Comparison) -> None:
    told = json.loads(str(render(shelter, RUBRIC, "json")))
    assert told["schema"] == "policycheck-comparison-1"
    assert len(told["changes"]) == len(shelter.changes)
    assert {change["fate"] for change in told["changes"]} == {change.fate for change in shelter.changes}


def test_word_has_headings_a_table_and_a_comment_beside_what_is_new(shelter: Comparison) -> None:
    made = render(shelter, RUBRIC, "docx")
    assert isinstance(made, bytes)
    document = Document(io.BytesIO(made))
    assert ("Heading 1", "Critical, and mended") in [(p.style.name, p.text) for p in document.paragraphs]
    assert len(document.tables[0].rows) == 9
    assert any("New and critical" in comment.text for comment in document.comments)


@pytest.mark.parametrize("form", FORMATS)
def test_hostile_words_stay_words(form: str) -> None:
    old, new = (
        review_text("Drug policy.\n\n" + HOSTILE[0]),
        review_text("\n\n".join(HOSTILE), title="<b>t</b>"),
    )
    made = render(compare(side_of(old), side_of(new)), RUBRIC, form)
    if form == "docx":
        document = Document(io.BytesIO(bytes(made)))
        assert not [rel for rel in document.part.rels.values() if rel.is_external]
        return
    text = str(made)
    assert "\x1b" not in text
    if form == "json":
        json.loads(text)
        return
    assert "\u202e" not in text
    page = MarkdownIt("commonmark").enable("table").render(text) if form == "markdown" else text
    for tag in ("<script", "<img", "<b>t</b>", 'href="javascript', 'href="http'):
        assert tag not in page, "it must show as what it is"


def test_the_page_needs_no_script_and_no_connection(shelter: Comparison) -> None:
    page = str(render(shelter, RUBRIC, "html"))
    assert "<script" not in page
    assert "http://" not in page
    assert "https://" not in page
    assert "default-src 'none'" in unescape(page)


@pytest.mark.parametrize("form", ["markdown", "html"])
def test_every_finding_that_changed_leads_to_the_page_of_its_criterion(shelter: Comparison, form: str) -> None:
    text = str(render(shelter, RUBRIC, form, Options(docs="https://example.org/criteria")))
    listed = [entry for entry in entries(shelter) if entry.section != "same"]
    named = {change.finding.criterion for entry in listed for change in entry.changes}
    assert len(named) > 10
    linked = set(re.findall(r"https://example\.org/criteria/(p[1-8]\.[a-z0-9-]+)\.md", text))
    assert {ident for ident in named if not ident.endswith(".other")} <= linked


def test_a_page_that_may_be_opened_anywhere_has_no_link_to_a_folder(shelter: Comparison) -> None:
    for options in (Options(), Options(docs="docs/criteria")):
        assert "href=" not in str(render(shelter, RUBRIC, "html", options))


@pytest.mark.parametrize("form", ["markdown", "html"])
def test_a_comparison_that_is_passed_on_does_not_tell_where_the_files_lay(shelter: Comparison, form: str) -> None:
    text = str(render(shelter, RUBRIC, form)).replace("\\", "")
    assert NEW.name in text
    assert str(NEW.parent) not in text


def test_the_command(tmp_path: Path) -> None:
    def run(*arguments: str):
        return CliRunner().invoke(command, [*arguments], standalone_mode=False, catch_exceptions=False)

    out = tmp_path / "comparison.html"
    assert run(str(OLD), str(NEW), "-o", str(out), "--fail-on", "critical").return_value == 1
    assert out.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert run(str(OLD), str(OLD), "--fail-on", "worse").return_value == 0
    assert run(str(NEW), str(OLD), "--fail-on", "worse").return_value == 1


def test_the_ending_of_the_file_names_the_format() -> None:
    assert [form_of(name) for name in (None, "a.md", "a.HTML", "a.json", "a.docx", "a.txt")] == [
        "markdown", "markdown", "html", "json", "docx", "markdown",
    ]  # fmt: skip
