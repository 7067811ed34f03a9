"""A numbered line that ends with a full stop: a clause where it is a sentence, a heading where text stands below."""

import pytest

from policycheck.documents import open_document
from policycheck.documents.model import Document
from policycheck.documents.open import document_from_bytes, document_from_text
from tests.documents.test_formats_same_text import ZOO

CLAUSES = ["4.1 In an emergency staff call 911.", "4.2 Staff give naloxone.", "4.3 Guests stay with the person."]


def kinds(document: Document) -> dict[str, str]:
    return {document.text[block.start : block.end]: block.kind for block in document.blocks}


@pytest.mark.parametrize("name", ["rules.md", "rules.txt"])
def test_short_sentences_are_clauses(name: str) -> None:
    text = "\n\n".join(["Rules", "4 Emergencies", *CLAUSES, "5 Complaints", "5.1 The board answers.", "6 Review"])
    found = kinds(document_from_bytes(text.encode(), name))
    assert {found[clause] for clause in CLAUSES} == {"paragraph"}
    assert {found[title] for title in ("4 Emergencies", "5 Complaints")} == {"heading"}


def test_a_clause_with_a_second_paragraph_is_as_its_brothers() -> None:
    text = "\n\n".join([CLAUSES[0], "They do so from the desk.", *CLAUSES[1:]])
    assert set(kinds(document_from_text(text)).values()) == {"paragraph"}


def test_a_sentence_about_nobody_is_no_title_even_alone() -> None:
    text = "4.1 Nobody calls the police.\n\nThe manager may call an ambulance."
    assert set(kinds(document_from_text(text)).values()) == {"paragraph"}


@pytest.mark.parametrize("first", ["(a) The fund is set up.", "The fund is set up in the treasury of the state."])
def test_a_title_with_a_full_stop_stays_a_heading(first: str) -> None:
    text = "\n\n".join(
        ["303 Opioid fund.", first, "304 Effective date.", "This act takes effect on the first of May."]
    )
    found = kinds(document_from_text(f"{text}\n\n305 Expiry.\n\nThis act expires after ten years."))
    assert [found[title] for title in ("303 Opioid fund.", "304 Effective date.")] == ["heading", "heading"]


def test_a_contents_list_makes_no_clauses_of_the_titles_that_it_lists() -> None:
    titles = ["1.1 Opioid fund.", "1.2 Effective date.", "1.3 Short title."]
    body = [line for title in titles for line in (title, f"What stands under {title[4:].lower()}")]
    document = document_from_text("\n\n".join([*titles, *body]))
    ends = [block for block in document.blocks if document.text[block.start : block.end] in titles][-3:]
    assert [block.kind for block in ends] == ["heading"] * 3


def test_decimal_numbers_of_word_label_items_that_hang_from_their_lead_in() -> None:
    document = open_document(ZOO / "numbered.docx")
    item = next(b for b in document.blocks if document.text[b.body : b.end].startswith("by two members"))
    assert (item.kind, item.marker, item.depth, item.section) == ("item", "1.1", 2, "section 1.1")
    assert [document.slice(span) for span in item.lead_ins] == ["A guest may be asked to leave only:"]
