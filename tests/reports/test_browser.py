"""The pages in a real browser: accessible, linked, filtered, by keyboard, on paper, without scripts."""

import datetime
from importlib.util import find_spec
from pathlib import Path

import pytest

import policycheck
from policycheck.comparing import Comparison, compare_files
from policycheck.rating.acceptance import Acceptance, accept
from policycheck.rating.model import Review
from policycheck.reports import AUDIENCES, Options, render
from policycheck.reports.comparison import render as render_comparison
from policycheck.rubric import load_rubric

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

FOLDER = Path(__file__).parents[2] / "examples"
EXAMPLES = (
    "eastgate-outreach-proposal.html",
    "lakeside-shelter-policy.md",
    "riverbend-syringe-program.docx",
    "steadfast-house-rules.pdf",
    "town-library-rooms.txt",
)
SIZES = {"desktop": (1280, 800), "phone": (375, 740)}


@pytest.fixture
def show(browser, tmp_path: Path, handbook: Review):
    """Open a review's page, or the page given; what it asked for beyond itself stands in ``page.asked``."""
    opened = []

    def open_page(
        review: Review = handbook, audience="designer", language="en", size="desktop", html: str = "", **how
    ):
        file = tmp_path / "page.html"
        text = html or str(render(review, "html", Options(audience, language)))
        file.write_text(text, encoding="utf-8", newline="\n")
        width, height = SIZES[size]
        context = browser.new_context(viewport={"width": width, "height": height}, **how)
        opened.append(context)
        page = context.new_page()
        page.set_default_timeout(60_000)
        page.asked = []
        page.on("request", lambda request: page.asked.append(request.url))
        page.goto(file.as_uri())
        return page

    yield open_page
    for context in opened:
        context.close()


@pytest.fixture(scope="module")
def drafts() -> Comparison:
    folder = FOLDER / "drafts"
    old, new = folder / "night-shelter-draft-1.md", folder / "night-shelter-draft-2.md"
    return compare_files(old, new, rubric=load_rubric())


def violations(page) -> list[str]:
    """What axe-core finds against the page, by every rule that it has."""
    spec = find_spec("axe_playwright_python")
    if spec is None or spec.origin is None:
        pytest.skip("no axe: pip install axe-playwright-python")
    page.evaluate((Path(spec.origin).parent / "axe.min.js").read_text(encoding="utf-8"))
    found = page.evaluate("() => axe.run(document, {resultTypes: ['violations']})")
    return [f"{v['id']}: {v['nodes'][0]['html'][:120]}" for v in found["violations"]]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", list(SIZES))
@pytest.mark.parametrize("audience", AUDIENCES)
def test_axe_finds_no_violation(show, audience: str, size: str, scheme: str) -> None:
    assert violations(show(audience=audience, size=size, color_scheme=scheme)) == []


def test_axe_finds_no_violation_in_spanish_or_after_a_board_has_spoken(show, judged: Review) -> None:
    assert violations(show(judged, language="es")) == []
    assert violations(show(judged, audience="board")) == []


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_pages_of_the_examples_are_accessible_and_fit_a_phone(show, name: str) -> None:
    reviewed = policycheck.review(FOLDER / name)
    for audience in AUDIENCES:
        page = show(reviewed, audience=audience, size="phone")
        assert violations(page) == [], audience
        assert page.evaluate("document.documentElement.scrollWidth") <= 375, audience
        assert len(page.asked) == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["en", "es"])
def test_the_page_of_a_comparison_is_accessible_and_fits(
    show, drafts: Comparison, language: str, scheme: str
) -> None:
    text = str(render_comparison(drafts, load_rubric(), "html", Options(language=language)))
    for size, (width, _) in SIZES.items():
        page = show(html=text, size=size, color_scheme=scheme)
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert len(page.asked) == 1


@pytest.mark.parametrize("audience", AUDIENCES)
def test_the_page_asks_for_nothing_but_itself(show, audience: str) -> None:
    page = show(audience=audience)
    assert len(page.asked) == 1
    assert page.asked[0].startswith("file:")


def test_the_summary_fits_on_one_screen(show) -> None:
    box = show().locator("ol.principles").bounding_box()
    assert box["y"] + box["height"] <= 800


def test_links_lead_from_the_summary_to_the_passage_to_the_finding_and_back(show) -> None:
    page = show()
    page.locator("#principle-4 .numbers a").first.click()
    number = page.evaluate("location.hash").removeprefix("#passage-")
    passage = page.locator(f"#passage-{number}")
    passage.scroll_into_view_if_needed()
    passage.click()
    assert page.evaluate("location.hash") == f"#note-{number}"
    page.locator(f"#note-{number} .number").click()
    assert page.evaluate("location.hash") == f"#passage-{number}"
    page.locator(f"#note-{number} a.principle").click()
    assert page.evaluate("location.hash") == "#principle-4"


@pytest.mark.parametrize("scripts", [True, False])
def test_filters_show_one_principle_and_one_stance(show, handbook: Review, scripts: bool) -> None:
    page = show(java_script_enabled=scripts)
    page.locator("label:has(#principle-only-4)").click()
    notes = page.locator(".note:visible")
    own = [f for f in (*handbook.findings, *handbook.questions) if f.principle == 4]
    assert notes.count() == len(own) > 0
    page.locator("label:has(#stance-for)").click()
    assert notes.count() == len([f for f in own if f.stance == "supports" and not f.doubt])
    page.locator("label:has(#stance-against)").click()
    assert notes.count() == len([f for f in own if f.stance == "undermines" and not f.doubt])
    rows = page.locator(".row:visible").count()
    page.locator("label:has(#only-found)").click()
    assert 0 < page.locator(".row:visible").count() < rows


def test_the_page_says_how_many_findings_are_shown(show, handbook: Review) -> None:
    page = show()
    every = len(handbook.findings) + len(handbook.questions)
    assert page.locator(".count").inner_text() == f"{every} of {every} findings are shown"
    page.locator("label:has(#principle-only-3)").click()
    shown = page.locator(".note:visible").count()
    assert page.locator(".count").inner_text() == f"{shown} of {every} findings are shown"


def test_a_link_to_a_passage_that_a_filter_hides_shows_it(show, handbook: Review) -> None:
    page = show()
    number = next(n for n, f in enumerate(handbook.findings, 1) if f.principle != 3)
    page.locator("label:has(#principle-only-3)").click()
    assert not page.locator(f"#passage-{number}").is_visible()
    page.evaluate(f"location.hash = 'passage-{number}'")
    page.locator(f"#passage-{number}").wait_for(state="visible")


def test_everything_can_be_reached_and_done_by_keyboard(show) -> None:
    page = show()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.locator(".skip").bounding_box()["y"] >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#document"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.name") == "principle"
    page.keyboard.press("ArrowRight")
    assert page.locator("#principle-only-1").is_checked()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.name") == "stance"
    outline = page.evaluate("getComputedStyle(document.activeElement.nextElementSibling).outlineStyle")
    assert outline == "solid"


def test_with_scripts_off_everything_reads(show, handbook: Review) -> None:
    page = show(java_script_enabled=False)
    assert page.locator(".note:visible").count() == len(handbook.findings) + len(handbook.questions)
    assert page.locator("mark:visible").count() > 0
    assert page.locator("#limits").is_visible()


def test_on_paper_the_findings_stay_and_the_controls_go(show, handbook: Review) -> None:
    page = show(color_scheme="dark")
    page.emulate_media(media="print")
    assert not page.locator("form.filters").is_visible()
    assert not page.locator("nav").is_visible()
    assert page.locator(".note:visible").count() == len(handbook.findings) + len(handbook.questions)
    # black on white, whatever the screen is set to
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(30, 35, 39)"
    note, words = (
        page.locator(".found .notes").first.bounding_box(),
        page.locator(".found .words").first.bounding_box(),
    )
    assert note["x"] > words["x"] + words["width"] / 2  # a margin on paper too


def test_a_funders_review_is_one_sheet_of_paper(show, reviews: list[Review]) -> None:
    pdfium = pytest.importorskip("pypdfium2")
    torn = policycheck.review(FOLDER / "lakeside-shelter-policy.md")
    day, why = datetime.date(2026, 3, 1), "The grant asks for it until May, and we look at it again then. " * 2
    kept = [
        Acceptance("The advisory board of the shelter", day, why, f.quote, principle=f.principle) for f in torn.critical
    ]
    gone = Acceptance("The director", day, why, "These words stood in an older draft", principle=4)
    for language in ("en", "es"):
        for review in (*reviews, accept(torn, [*kept, gone])):
            page = show(review, audience="funder", language=language)
            assert len(pdfium.PdfDocument(page.pdf(format="A4"))) == 1


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("language", ["en", "es"])
def test_on_a_phone_nothing_runs_out_of_the_screen(show, audience: str, language: str) -> None:
    page = show(audience=audience, language=language, size="phone")
    assert page.evaluate("document.documentElement.scrollWidth") <= 375
    if audience != "funder":
        note, words = (
            page.locator(".found .notes").first.bounding_box(),
            page.locator(".found .words").first.bounding_box(),
        )
        assert note["y"] >= words["y"] + words["height"] - 1  # the margin follows the passage


def test_a_script_in_the_document_does_not_run(show) -> None:
    from policycheck.rating.review import review_text
    from tests.reports.samples import HOSTILE

    page = show(review_text("\n\n".join(HOSTILE), title="</title><script>window.broken = 1</script> drugs"))
    assert page.evaluate("window.broken") is None
    assert len(page.asked) == 1
