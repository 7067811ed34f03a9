"""Advice about words is for words in the document's own voice."""

import time

import pytest

from policycheck.documents.model import Block, Document, Source
from policycheck.reading.provisions import provisions
from policycheck.reading.wording import Advice, advise, wording_of
from policycheck.rubric import load_rubric

RUBRIC = load_rubric()


def _words(text: str) -> list[str]:
    return [use.words for use in wording_of(RUBRIC).uses(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Staff do not say \u201caddict\u201d or \u201cjunkie\u201d.",
        "Staff do not say 'junkie' to anyone.",
        "The word addict is not used here.",
        "Labels such as addict are crossed out.",
        "The Drug Addicts Relief Society pays the rent.",
        "Write to intake@addicts.example.org for a place.",
        "More is at https://example.org/drug-abusers/help today.",
    ],
)
def test_quoted_mentioned_and_proper_names_raise_nothing(text: str) -> None:
    assert _words(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Addicts wait outside.", ["Addicts"]),
        ("Each Addict signs here.", ["Addict"]),
        ("NO DRUG ABUSERS WILL BE HOUSED HERE.", ["DRUG ABUSERS"]),
        ("Rules For Drug Abusers", ["Drug Abusers"]),
        ("The residents' lounge is closed to junkies and drunks.", ["junkies", "drunks"]),
        ('He said "stop", and the addict stopped.', ["addict"]),
    ],
)
def test_own_words_are_found_as_written(text: str, words: list[str]) -> None:
    assert _words(text) == words


def test_the_longest_words_count_once() -> None:
    assert _words("Recovering addicts may apply.") == ["Recovering addicts"]


def test_an_innocent_word_does_not_hide_a_guilty_one() -> None:
    assert _words("Clean needles are for addicts.") == ["Clean needles", "addicts"]


def _document(*parts: tuple[str, str, str]) -> Document:
    """A document of (kind, role, text) blocks."""
    text, blocks = "", []
    for number, (kind, role, words) in enumerate(parts, start=1):
        start = len(text)
        text += words + "\n\n"
        blocks.append(Block(kind=kind, role=role, start=start, end=start + len(words), paragraph=number))  # type: ignore[arg-type]
    return Document(text, tuple(blocks), "", Source("a.txt", "text", "0" * 64))


def _advice(document: Document) -> tuple[Advice, ...]:
    return advise(document, provisions(document), RUBRIC)


def test_advice_stands_where_the_words_stand() -> None:
    document = _document(
        ("heading", "body", "On addicts"), ("paragraph", "body", "Be kind. Junkies wait here.")
    )
    advice = _advice(document)
    assert [document.text[a.location.start : a.location.end] for a in advice] == ["addicts", "Junkies"]
    assert [a.words for a in advice] == ["addicts", "Junkies"]
    assert advice[1].quote == "Junkies wait here."
    assert advice[1].location.paragraph == 2
    assert advice[1].counts_as == "p4.stigmatizing-names"


@pytest.mark.parametrize("role", ["definition", "reference", "contents"])
def test_parts_that_do_not_speak_raise_nothing(role: str) -> None:
    assert _advice(_document(("paragraph", role, "Addicts and drug abusers: a review."))) == ()


def test_quotations_raise_nothing() -> None:
    assert _advice(_document(("quotation", "body", "I was an addict for years."))) == ()


@pytest.mark.parametrize("part", ["a'", "Addict ", "addict ", '"x" Addict and ', "clean needles ", "www.x "])
def test_hostile_text_takes_linear_time(part: str) -> None:
    start = time.perf_counter()
    wording_of(RUBRIC).uses(part * 20_000)
    assert time.perf_counter() - start < 10  # a quadratic step would take minutes
