"""Sentences end where a reader ends them."""

import pytest

from policycheck.documents.sentences import sentences

# Each text is written with "|" where a sentence ends.
TEXTS = [
    "See D.C. Official Code § 7-404(a)(1) for the rule.|Staff, e.g. nurses, must follow it.",
    "Dr. Smith and Mr. J. P. Jones met.|They agreed.",
    "Under 21 U.S.C. 856 it is a crime.|The U.S. Congress may change it.",
    "Rule No. 5 applies.|Rule no. 6 does not.",
    'He said "No."|Then he left.',
    "Participants will (1) call for help; (2) give naloxone; and (3) stay.|A report follows.",
    "1. Everyone may come in.|Nobody is searched.",
    "(a) The Mayor may act.|The Council may not.",
    "Open from 9 a.m. to 5 p.m. on weekdays.|Closed on Sunday.",
    "The Code is adopted under § 58-56-1 et seq.|Any builder must meet it.",
    "The program under subsection (a) of this section (87 Stat. 813) may go on.|It has no end.",
    "Really?|Yes!|Come in.",
    "See Foo v. Bar, 12 F.3d 34 (D.C. Cir. 1999).|It holds.",
    "Kits, syringes, etc. are free.|Ask staff.",
    "Approved Nov. 8, 1965 (79 Stat. 1302).|Amended since.",
    "The limit is 2.5 mg of it.|Do not take more.",
    "Everyone gets a bed.|Staff stay up.",
    "Kits are free.|Ask staff.",
    "No one is sent to the lab.|Violation will result in removal.",
    "STAFF SHALL NOT SEARCH ANY BED.|GUESTS SHALL BE TOLD.",
    "He was drunk.|“Go home,” she said.",
]


@pytest.mark.parametrize("marked", TEXTS)
def test_sentences_end_where_a_reader_ends_them(marked):
    text = marked.replace("|", " ")
    assert [text[span.start : span.end] for span in sentences(text)] == marked.split("|")


def test_nothing_but_space_holds_no_sentence():
    assert sentences("") == []
    assert sentences(" \n\t ") == []


def test_a_label_alone_is_no_sentence():
    text = "4. Staff help."
    assert [text[span.start : span.end] for span in sentences(text)] == ["4. Staff help."]
