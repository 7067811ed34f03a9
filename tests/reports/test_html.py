"""The HTML page: whole, self-contained, linked both ways, and closed to what a document may try."""

import base64
import hashlib
import re
import textwrap
from dataclasses import replace
from datetime import date
from pathlib import Path

import lxml.html
import pytest

from policycheck.errors import PolicycheckError
from policycheck.rating.acceptance import Acceptance, accept
from policycheck.rating.model import Review
from policycheck.rating.review import review_text
from policycheck.reports import AUDIENCES, Options, render
from policycheck.reports.marking import shown
from tests.reports.samples import HOSTILE

LANGUAGES = ["en", "es"]
FACES = [(audience, language) for audience in AUDIENCES for language in LANGUAGES]


def parsed(review: Review, audience: str = "designer", language: str = "en") -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(str(render(review, "html", Options(audience, language))))


@pytest.mark.parametrize(("audience", "language"), FACES)
def test_every_link_leads_somewhere_and_every_id_stands_once(
    reviews: list[Review], audience: str, language: str
) -> None:
    for review in reviews:
        tree = parsed(review, audience, language)
        ids = tree.xpath("//@id")
        assert len(ids) == len(set(ids))
        for target in tree.xpath("//a/@href"):
            assert target.startswith("#")
            assert target[1:] in ids


@pytest.mark.parametrize("audience", AUDIENCES)
def test_where_the_pages_are_on_the_web_findings_lead_to_them(handbook: Review, audience: str) -> None:
    base = "https://example.org/criteria/"
    page = str(render(handbook, "html", Options(audience, docs=base)))
    linked = {
        href.removeprefix(base)
        for href in lxml.html.document_fromstring(page).xpath("//a/@href")
        if href.startswith(base)
    }
    shown = handbook.critical[:1] if audience == "funder" else (*handbook.findings, *handbook.questions)
    wanted = {f.criterion for f in shown}
    assert {f"README.md#{ident}" if ident.endswith(".other") else f"{ident}.md" for ident in wanted} <= linked


@pytest.mark.parametrize("audience", ["designer", "board"])
def test_passage_and_finding_lead_to_each_other(handbook: Review, audience: str) -> None:
    tree = parsed(handbook, audience)
    for number in range(1, len(handbook.findings) + len(handbook.questions) + 1):
        assert tree.get_element_by_id(f"passage-{number}").get("href") == f"#note-{number}"
        note = tree.get_element_by_id(f"note-{number}")
        assert f"#passage-{number}" in note.xpath(".//a/@href")


def test_the_summary_leads_to_each_passage_and_each_finding_back_to_its_principle(handbook: Review) -> None:
    tree = parsed(handbook)
    for number, finding in enumerate(handbook.findings, 1):
        row = tree.get_element_by_id(f"principle-{finding.principle}")
        assert f"#passage-{number}" in row.xpath(".//a/@href")
        assert f"#principle-{finding.principle}" in tree.get_element_by_id(f"note-{number}").xpath(
            ".//a/@href"
        )


def test_the_document_stands_in_the_page_whole_and_in_order(handbook: Review) -> None:
    tree = parsed(handbook)
    for number in tree.xpath("//a[contains(@class, 'ref')]"):
        number.drop_tree()
    read = " ".join(" ".join(words.text_content().split()) for words in tree.xpath("//*[@class='words']"))
    blocks = handbook.document.blocks
    text = " ".join(" ".join(shown(handbook.document.text[b.start : b.end]).split()) for b in blocks)
    assert read == text


def test_each_finding_says_what_why_how_sure_and_what_to_write_instead(handbook: Review) -> None:
    tree = parsed(handbook)
    for number, finding in enumerate(handbook.findings, 1):
        said = " ".join(tree.get_element_by_id(f"note-{number}").text_content().split())
        assert finding.why in said
        assert f"{min(round(finding.probability * 100), 99)} of 100 careful readers" in said
        if not finding.criterion.endswith(".other"):
            criterion = handbook.rubric.criterion(finding.criterion)
            assert getattr(criterion, finding.stance) in said
            if finding.stance == "undermines":
                assert criterion.wording in said


def test_each_principle_has_one_sentence_and_one_drawing(handbook: Review) -> None:
    tree = parsed(handbook)
    for rating in handbook.principles:
        row = tree.get_element_by_id(f"principle-{rating.number}")
        assert len(row.xpath(".//div[@class='said']/p")) == 1
        label = row.xpath(".//*[local-name()='svg']/@aria-label")
        assert len(label) == 1
        assert rating.level_name in label[0]
        assert ("for and against it" in label[0]) == rating.conflict


def test_where_a_board_has_spoken_its_level_stands_with_the_programs_beside_it(judged: Review) -> None:
    tree = parsed(judged)
    row = tree.get_element_by_id("principle-8")
    assert row.xpath(".//*[local-name()='path'][contains(@class, 'board')]")
    assert row.xpath(".//*[local-name()='circle'][@class='tool']")
    assert "mentioned (1)" in row.xpath(".//*[local-name()='svg']/@aria-label")[0]
    assert "<b>was</b>" not in str(render(judged, "html"))


def test_a_board_is_not_as_sure_as_the_program_and_dissent_has_the_width_of_the_page(judged: Review) -> None:
    tree = parsed(judged)
    word = {n: tree.xpath(f"//li[@id='principle-{n}']//p[@class='word']")[0].text_content() for n in range(1, 9)}
    assert {n for n, text in word.items() if "sure" in text} == {1, 2, 3, 5, 6, 7}
    label = {n: tree.xpath(f"//li[@id='principle-{n}']//*[local-name()='svg']/@aria-label")[0] for n in range(1, 9)}
    assert {n for n, text in label.items() if "sure" in text} == {1, 2, 3, 5, 6, 7}
    (dissent,) = tree.xpath("//li[@id='principle-4']/ul")
    assert "was" in dissent.text_content()


@pytest.mark.parametrize(("audience", "language"), FACES)
def test_the_page_asks_for_nothing_from_elsewhere(handbook: Review, audience: str, language: str) -> None:
    page = str(render(handbook, "html", Options(audience, language)))
    tree = lxml.html.document_fromstring(page)
    assert not tree.xpath("//@src | //link | //iframe | //object | //embed | //img | //base | //@style")
    assert "url(" not in page
    assert "@import" not in page
    policy = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    for tag in ("style", "script"):
        content = re.search(rf"<{tag}>(.*?)</{tag}>", page, re.S)
        assert content is not None
        digest = base64.b64encode(hashlib.sha256(content[1].encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none'")


@pytest.mark.parametrize(("audience", "language"), FACES)
def test_hostile_words_never_become_markup(audience: str, language: str) -> None:
    text = "# Rules <script>alert(0)</script> on drugs\n\n" + "\n\n".join(HOSTILE)
    review = review_text(text, title="<img src=x onerror=alert(9)> drugs")
    hostile = Acceptance("<b>x</b>", date(2026, 1, 1), "<script>y</script>", passage="“<i>gone</i>”")
    review = accept(review, [hostile])
    page = str(render(review, "html", Options(audience, language)))
    tree = lxml.html.document_fromstring(page)
    assert len(tree.xpath("//script")) == 1
    assert not tree.xpath(
        "//img | //b[not(ancestor::p[@class='legend'])] | //i | //*[@onerror] | //*[@onclick]"
    )
    assert all(target.startswith("#") for target in tree.xpath("//a/@href"))
    assert not set(page) & set("\x07\x1b\u202e\u202c\ufffe")
    if audience != "funder":
        assert "javascript:alert(3)" in tree.text_content()  # shown as the words they are


def test_quotations_keep_their_language_in_a_page_of_another(handbook: Review) -> None:
    tree = parsed(handbook, "designer", "es")
    assert tree.get("lang") == "es"
    assert set(tree.xpath("//q/@lang")) == {"en"}
    assert tree.xpath("//div[@class='text']/@lang") == ["en"]
    assert set(tree.xpath("//div[@class='notes']/@lang")) == {"es"}


def test_a_template_of_the_users_takes_the_place_of_ours_and_stays_in_the_sandbox(
    handbook: Review, tmp_path: Path
) -> None:
    own = tmp_path / "designer.html.j2"
    own.write_text("{% extends 'page.html.j2' %}{% block title %}Ours{% endblock %}", encoding="utf-8")
    page = str(render(handbook, "html", Options(templates=tmp_path)))
    assert "<title>Ours</title>" in page
    own.write_text("{{ ''.__class__.__mro__ }}", encoding="utf-8")
    with pytest.raises(PolicycheckError, match="this template fails"):
        render(handbook, "html", Options(templates=tmp_path))


def test_a_broken_template_of_the_users_is_one_line_with_its_place(handbook: Review, tmp_path: Path) -> None:
    (tmp_path / "board.md.j2").write_text("fine\n{% if %}", encoding="utf-8")
    with pytest.raises(PolicycheckError, match=r"board\.md\.j2:2: this template fails"):
        render(handbook, "markdown", Options("board", templates=tmp_path))


def test_a_document_off_topic_says_so_and_marks_nothing() -> None:
    review = review_text("# Minutes\n\nThe garden club meets on Tuesday. Bring a spade and seeds.")
    for audience in AUDIENCES:
        tree = parsed(review, audience)
        assert not tree.xpath("//mark")
        assert "speak" in tree.text_content()


def test_the_same_review_gives_the_same_page(handbook: Review, page: str) -> None:
    assert render(replace(handbook), "html", Options()) == page


def test_the_template_that_the_docs_show_works(handbook: Review, tmp_path: Path) -> None:
    docs = Path(__file__).parents[2] / "docs" / "reports.md"
    example = docs.read_text(encoding="utf-8").split("heading of your own:\n")[1]
    (tmp_path / "designer.html.j2").write_text(textwrap.dedent(example), encoding="utf-8")
    page = str(render(handbook, "html", Options(templates=tmp_path)))
    assert "<h1>Our review of Harbor House Resident Handbook</h1>" in page
    assert "With our findings." in page
    assert 'id="note-1"' in page
