"""Every word of the language list is noticed where it should be, and only there."""

import pytest

from policycheck.reading.wording import wording_of
from policycheck.rubric import load_rubric

RUBRIC = load_rubric()
FLAGGED = [(term.term[0], text) for term in RUBRIC.language for text in term.flag]
IGNORED = [(term.term[0], text) for term in RUBRIC.language for text in term.ignore]


def _noticed(text: str) -> set[str]:
    return {use.term.term[0] for use in wording_of(RUBRIC).uses(text)}


@pytest.mark.parametrize(("word", "text"), FLAGGED)
def test_the_word_is_noticed(word: str, text: str) -> None:
    assert word in _noticed(text)


@pytest.mark.parametrize(("word", "text"), IGNORED)
def test_the_word_is_innocent(word: str, text: str) -> None:
    assert word not in _noticed(text)


def test_every_entry_gives_a_reason_and_something_else_to_write() -> None:
    assert [term.term[0] for term in RUBRIC.language if not (term.why and term.instead and term.flag)] == []
