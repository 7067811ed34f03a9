"""A text is read whatever encoding it was saved in."""

import codecs

import pytest

from policycheck.documents.decoding import clean_text, decode

WORDS = (
    "The café’s rules — “no one is refused naloxone” — hold for £5 or nothing. Señora Núñez wrote them.\n" * 3
)


@pytest.mark.parametrize(
    "data",
    [
        WORDS.encode("utf-8"),
        WORDS.encode("utf-8-sig"),
        WORDS.encode("cp1252"),
        codecs.BOM_UTF16_LE + WORDS.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + WORDS.encode("utf-16-be"),
        WORDS.encode("utf-16-le"),
        WORDS.encode("utf-16-be"),
        codecs.BOM_UTF32_LE + WORDS.encode("utf-32-le"),
    ],
    ids=[
        "utf-8",
        "utf-8-bom",
        "cp1252",
        "utf-16-le-bom",
        "utf-16-be-bom",
        "utf-16-le",
        "utf-16-be",
        "utf-32",
    ],
)
def test_every_usual_encoding_gives_the_same_text(data):
    text, notes = decode(data)
    assert text == WORDS
    assert notes == []


def test_a_damaged_letter_is_noted_and_the_rest_is_read():
    data = bytearray(WORDS.encode("utf-8") * 3)
    data[data.index("ñ".encode())] = 0xFF
    text, notes = decode(bytes(data))
    assert "no one is refused naloxone" in text
    assert [note.kind for note in notes] == ["unread"]


def test_what_is_no_text_is_taken_out():
    assert clean_text("a\x00b\x07c\r\nd\re\u2028f\x85g") == "abc\nd\ne\nf\ng"
    assert clean_text("lone \ud800 surrogate") == "lone \ufffd surrogate"
