"""Lines of a page become paragraphs."""

import pytest

from policycheck.documents.lines import join_lines, paragraphs_of
from policycheck.documents.open import document_from_text
from policycheck.documents.pages import without_page_marks


def test_wrapped_lines_are_joined():
    text = (
        "The shelter is open every night of the year to anyone who comes to\n"
        "its door. Nobody is asked for papers, and nobody is asked to be so-\n"
        "ber. Staff carry naloxone and are trained to use it, and they will\n"
        "show others how. The manager writes down each overdose within one\n"
        "day.\n\nGuests may stay as long as they need to, and may come back when\n"
        "they have left."
    )
    assert [paragraph.text.split()[0] for paragraph in paragraphs_of(text)] == ["The", "Guests"]
    assert "asked to be sober. Staff" in paragraphs_of(text)[0].text


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (["the commit-", "tee met"], "the committee met"),
        (["Multi-Spon-", "sored by"], "Multi-Sponsored by"),
        (["Pro-", "Choice"], "Pro-Choice"),
        (["one—", "two"], "one—two"),
        (["one", "two"], "one two"),
    ],
)
def test_a_word_parted_at_a_line_end_is_mended(lines, joined):
    assert join_lines(lines) == joined


def test_a_compound_keeps_its_hyphen_where_the_text_writes_it_so():
    (paragraph,) = paragraphs_of(
        "A drug-free school is a school that is drug-\nfree in each of its com-\nmon rooms.", wrapped=True
    )
    assert paragraph.text == "A drug-free school is a school that is drug-free in each of its common rooms."


def test_line_numbers_of_a_bill_are_taken_off():
    numbered = [f"{n} line number {n} of the bill goes on" for n in range(2, 30)]
    lines = ["191.1 1. The department shall set up a program", *numbered[:15], "HB 2031 2", *numbered[15:]]
    text = without_page_marks("\n".join(lines))
    assert "HB 2031" not in text
    assert text.splitlines()[1] == "line number 2 of the bill goes on"
    assert len(text.splitlines()) == len(lines) - 1


def test_a_numbered_list_is_no_line_numbering():
    text = "\n".join(f"{n}. Rule number {n}" for n in range(1, 30))
    assert without_page_marks(text) == text


def test_running_heads_go_and_chapters_stay():
    page = "\n".join(f"A line of the text of the plan, {row}." for row in range(12))
    text = "\n\n".join(f"Chapter {n}\n{page}\nPage {n} of 4" for n in range(1, 5))
    kept = without_page_marks(text)
    assert "Page 2" not in kept
    assert kept.count("Chapter") == 4


def test_form_feeds_number_the_pages():
    document = document_from_text("First page says this.\n\fSecond page says that.")
    assert [block.page for block in document.blocks] == [1, 2]


def test_an_underlined_line_is_a_heading():
    document = document_from_text("Rules\n=====\n\nBe kind.\n\nNights\n------\n\nBe quiet.\n")
    assert [block.kind for block in document.blocks if document.slice(block).startswith(("Nights",))] == [
        "heading"
    ]
    last = document.blocks[-1]
    assert [document.slice(span) for span in last.headings][-1] == "Nights"
