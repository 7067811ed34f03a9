"""What deceives is folded and shown; honest writing is left alone."""

import pytest

from policycheck.documents.deception import Unmasker
from policycheck.documents.open import document_from_text


def folded(text):
    unmasker = Unmasker()
    return unmasker.fold(text), unmasker.notes()


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("nal\u200boxone is free", "naloxone is free"),
        ("nal\u2060ox\u200done is free", "naloxone is free"),
        ("No \u202eesu\u202c is allowed", "No esu is allowed"),
        ("nаloxоne for pаrticipants", "naloxone for participants"),  # Cyrillic а, о
        ("ΝΑLΟΧΟΝΕ for all of you", "NALOXONE for all of you"),  # Greek letters
        (
            "The сосаіnе rule holds",
            "The cocaine rule holds".replace("cocaine", "cocaіnе".translate({0x456: "i", 0x435: "e"})),
        ),
    ],
)
def test_deceiving_text_is_read_as_it_looks_and_noted(text, seen):
    result, notes = folded(text)
    assert result == seen
    assert [note.kind for note in notes] == ["hidden"]
    assert notes[0].count >= 1
    assert notes[0].sample


@pytest.mark.parametrize(
    "text",
    [
        "Plain words, “quotes” — and naïve café.",
        "می‌خواهم به مرکز بیایم",  # Persian needs the zero-width non-joiner
        "क्‍ष and ශ්‍රී",  # Indic joiners
        "The team 👩‍⚕️👨‍👩‍👧 met.",  # emoji joiners
        "The Greek word φάρμακον means both cure and poison; also κακός.",
        "Harm reduction in Russian is снижение вреда and она, оно, а, и.",
        "A dose of 5 μg, α-PVP, and σ = 3.",
        "שלום and English \u200e(x)\u200f mixed",  # direction marks beside Hebrew
    ],
)
def test_honest_writing_is_not_flagged(text):
    assert folded(text)[1] == []


def test_leavings_of_typesetting_go_without_a_word():
    assert folded("\ufeffhar\u00adm reduction\u200b ") == ("harm reduction ", [])


def test_the_note_stands_in_the_document():
    document = document_from_text("Everyone may keep nal\u200boxone and a k\u200bit.")
    assert document.text == "Everyone may keep naloxone and a kit."
    assert [(note.kind, note.count) for note in document.notes] == [("hidden", 2)]
