"""The language of each block."""

from policycheck.documents.open import document_from_text

ENGLISH = "Participants may keep naloxone in their rooms, and staff will show anyone who asks how to use it."
SPANISH = (
    "Las personas pueden guardar naloxona en sus cuartos y el personal enseñará a usarla a quien lo pida."
)
FRENCH = (
    "Les personnes qui consomment des drogues sont accueillies sans condition et peuvent rester ici la nuit."
)


def languages(text):
    return [block.language for block in document_from_text(text).blocks]


def test_each_long_block_has_its_own_language():
    assert languages(f"{ENGLISH}\n\n{SPANISH}\n\n{FRENCH}\n\n{ENGLISH}") == ["en", "es", "fr", "en"]


def test_a_short_block_takes_that_of_the_block_before():
    assert languages(f"{SPANISH}\n\nNaloxona gratis para todos.\n\n{ENGLISH}\n\nAsk at the desk.") == [
        "es",
        "es",
        "en",
        "en",
    ]


def test_capitals_are_english_too():
    assert languages(ENGLISH.upper()) == ["en"]
