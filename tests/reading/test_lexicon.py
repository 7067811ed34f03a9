"""What a scan says of each token is what spaCy says of it, worked out only when somebody asks."""

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from policycheck.reading.lexicon import Lexicon
from policycheck.reading.normal import fold

PHRASES = {"kits": {"naloxone kit", "naloxone kits", "kit", "kits"}, "not": {"can not", "can't"}, "free": {"drug-free"}}
LEXICON = Lexicon(PHRASES)
RARE = Lexicon(PHRASES, rare=True)
SPACY = spacy.blank("en")


def _as_spacy_has_it(text: str) -> tuple[tuple[str, ...], tuple[int, ...], tuple[int, ...]]:
    doc = SPACY.make_doc(fold(text))
    starts = (*(token.idx for token in doc), len(text))
    return tuple(token.lower_ for token in doc), starts, tuple(token.idx + len(token) for token in doc)


def _as_we_have_it(text: str) -> tuple[tuple[str, ...], tuple[int, ...], tuple[int, ...]]:
    scan = LEXICON.scan(text)
    return scan.tokens, scan.starts, scan.ends


@pytest.mark.parametrize(
    "text",
    ["", " ", "Kits.", "Nobody  can't go\nhome (e.g. 3.5%).", "  ΟΔΟΣ ΣΑΣ, İstanbul \u2014 ß\u2019s", "a/b 10mg \U0001f600x"],
)
def test_tokens_stand_where_spacy_puts_them(text: str) -> None:
    assert _as_we_have_it(text) == _as_spacy_has_it(text)


@given(st.text(st.characters(codec="utf-8"), max_size=40))
def test_tokens_of_any_text_stand_where_spacy_puts_them(text: str) -> None:
    assert _as_we_have_it(text) == _as_spacy_has_it(text)


def test_hits_come_in_order_the_longer_first() -> None:
    scan = LEXICON.scan("Kits and Naloxone kits are not what you can not get.")
    assert [scan.words(hit) for hit in scan.terms["kits"]] == ["Kits", "Naloxone kits", "kits"]
    assert [scan.words(hit) for hit in scan.terms["not"]] == ["can not"]
    assert scan.roles == {}


@given(
    st.lists(
        st.sampled_from(["kit", "Kits", "naloxone", "can", "not", "can't", "can\u2019t", "drug", "-", "free", "drug-free", "x", " "]),
        max_size=8,
    ),
    st.sampled_from([" ", "  ", "\n", ""]),
)
def test_a_lexicon_of_rare_phrases_finds_what_any_other_finds(words: list[str], space: str) -> None:
    text = space.join(words)
    assert RARE.scan(text).terms == LEXICON.scan(text).terms
