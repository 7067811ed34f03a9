"""What holds for every document, whatever is thrown at it."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policycheck.documents.formats.html import blocks_of_html
from policycheck.documents.formats.markdown import read as read_markdown
from policycheck.documents.formats.plain import blocks_of
from policycheck.documents.model import Document
from policycheck.documents.open import document_from_text
from policycheck.documents.raw import RawBlock, RawDocument, ReadOptions
from policycheck.documents.sentences import sentences
from policycheck.documents.structure import build

LABELS = [
    "(a)", "(b)", "(h)", "(i)", "(ii)", "(1)", "(2)", "(A)", "1.", "2.", "3.2", "3.2.1", "§ 4.",
    "SEC. 2.", "Part IV", "•", "-", "Schedule 2", "“(e)", "A.", "i.", "TITLE", "(d) (1) (A)", "191.1011. 1.",
]  # fmt: skip
WORDS = [
    "Purpose", "The program shall:", "naloxone;", "and", "is amended to read as follows:",
    "Drugs and alcohol", "WHEREAS", "means", "OVERDOSE READINESS.—", "“X” means", "staff",
    "must not", "...", ". ", "Be it enacted", "Definitions", "\n", "\n\n", "   ", "\f", "____", "====",
    "Page 2 of 3", "(Ord. No. 3)",
    "\u200b", "раtient", "|", "#", "> ", "<b>", "&amp;",
]  # fmt: skip
TAGS = [
    "<p>", "</p>", "<ul>", "<li>", "</ul>", "<table>", "<tr>", "<td>", "<h2>", "<ol type=i>",
    "<span style='color:#fff'>", "</span>", "<br>", "<b>", "</b>", "<blockquote>",
]  # fmt: skip
KINDS = ["unknown", "title", "heading", "paragraph", "item", "cell", "quotation", "footnote"]
law_like = st.lists(st.sampled_from(LABELS + WORDS), max_size=60).map(" ".join)
anything = st.one_of(st.text(max_size=400), law_like)


def hold(document: Document) -> None:
    """Offsets are right, blocks stand in order and apart, every span that a block names is in the text."""
    end = 0
    for block in document.blocks:
        assert end <= block.start < block.end <= len(document.text)
        assert block.start <= block.body <= block.end
        words = document.text[block.start : block.end]
        assert words == words.strip()
        assert words.startswith(block.marker)
        for span in (*block.headings, *block.lead_ins):
            assert 0 <= span.start < span.end <= len(document.text)
            assert document.slice(span).strip()
        assert all(span.start < block.start for span in (*block.headings, *block.lead_ins))
        end = block.end
    for reference in document.references:
        assert 0 <= reference.start < reference.end <= len(document.text)


@settings(max_examples=300, deadline=None)
@given(anything)
def test_any_text_becomes_a_document(text):
    hold(document_from_text(text))


@settings(max_examples=150, deadline=None)
@given(anything)
def test_any_text_as_markdown_becomes_a_document(text):
    hold(build(read_markdown(text.encode("utf-8", "surrogatepass"), ReadOptions())))


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(TAGS), anything), max_size=30).map("".join))
def test_any_page_becomes_a_document(page):
    hold(build(RawDocument(blocks_of_html(page)[0])))


raw_blocks = st.builds(
    RawBlock,
    text=anything,
    kind=st.sampled_from(KINDS),
    level=st.integers(0, 7),
    depth=st.integers(0, 4),
    marker=st.sampled_from(["", *LABELS]),
    table=st.just(0),
    row=st.integers(0, 3),
    column=st.integers(0, 3),
    size=st.sampled_from([None, 9.0, 11.0, 18.0]),
    bold=st.booleans(),
    set_apart=st.integers(0, 30),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(raw_blocks, max_size=12))
def test_any_raw_blocks_become_a_document(blocks):
    hold(build(RawDocument(blocks)))


@settings(deadline=None)
@given(anything)
def test_every_word_of_a_plain_text_is_kept(text):
    # What may be lost: rows of signs, page furniture, hyphens at line ends; never a word inside a line.
    kept = document_from_text("Alpha " + text.replace("\n", " ").replace("\f", " ") + " omega.").text
    assert kept.startswith("Alpha")
    assert "omega." in kept


@settings(max_examples=300, deadline=None)
@given(anything)
def test_sentences_cover_the_text_in_order(text):
    spans = sentences(text)
    end = 0
    for span in spans:
        assert end <= span.start < span.end <= len(text)
        assert not text[end : span.start].strip()
        assert text[span.start : span.end] == text[span.start : span.end].strip()
        end = span.end
    assert not text[end:].strip()


NASTY = {
    "one long word": "a" * 1_000_000,
    "one long line": "The staff must help. " * 50_000,
    "open brackets": "(" * 300_000,
    "labels": "(a) " * 50_000,
    "labelled lines": "(a)\n" * 10_000,
    "labelled items": "(a) naloxone;\n" * 6_000,
    "roman items": "(i) x\n(ii) y:\n" * 3_000,
    "deeper and deeper": "\n".join(f"{'1.' * (level % 40 + 1)}{level} Title" for level in range(5_000)),
    "quotes": '"' * 300_000,
    "section signs": "§ " * 200_000,
    "dots": "." * 500_000,
    "leaders": ("Chapter " + "." * 200 + " 3\n") * 2_000,
    "spaces": " " * 1_000_000 + "end",
    "blank lines": "\n" * 500_000 + "end",
    "capitals": "WORD " * 100_000,
    "commas": "and, or; " * 100_000,
    "stars": "*" * 100_000,
    "underscored": "_a" * 100_000,
    "inline lists": "shall: (1) help; (2) give; and (3) go. " * 3_000,
    "numbers": "\n".join(f"{number} The rule" for number in range(6_000)),
    "quotes of law": "Section 1 is amended to read as follows:\n\n" * 5_000,
    "references": "section 1(a)(1) and (2), " * 30_000,
    "colons": "The staff shall:\n\n" * 5_000,
    "whereas": "WHEREAS the City; and\n" * 10_000,
    "zero width": "na\u200bloxone " * 50_000,
    "look-alikes": "nаlохоnе " * 50_000,
    "short lines": "Title\n\n" * 10_000,
}


@pytest.mark.parametrize("name", NASTY)
def test_nasty_texts_take_linear_time(name):
    text = NASTY[name]
    began = time.process_time()
    hold(document_from_text(text))
    seconds = time.process_time() - began
    # They take up to 2 s of processor time; quadratic work on these would take many minutes.
    assert seconds < 25, f"{len(text):,} characters took {seconds:.1f} s"


@pytest.mark.parametrize(
    "name", ["one long line", "labels", "labelled items", "stars", "underscored", "quotes", "open brackets"]
)
def test_nasty_markdown_takes_linear_time(name):
    text = NASTY[name][:200_000]
    began = time.process_time()
    build(read_markdown(text.encode(), ReadOptions()))
    assert time.process_time() - began < 25


def test_nested_markdown_and_html_end():
    hold(build(read_markdown(b"> " * 5_000 + b"end", ReadOptions())))
    hold(build(read_markdown(b"\n".join(b"  " * depth + b"- item" for depth in range(500)), ReadOptions())))
    hold(build(RawDocument(blocks_of_html("<div>" * 50_000 + "end")[0])))
    hold(build(RawDocument(blocks_of_html("<ul><li>x" * 5_000)[0])))


def test_blocks_of_a_text_do_not_depend_on_line_ends():
    text = "1. Purpose\n\nThe program shall:\n\n(a) help;\n(b) wait.\n"
    assert blocks_of(text) == blocks_of(text.replace("\n", "\r\n"))
