"""A word with "~" stands for its regular inflections, as an author of cues would write them out."""

import pytest

from policycheck.rubric.phrases import expand, inflect


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("test", "tests tested testing"),
        ("discharge", "discharges discharged discharging"),  # the "e" is dropped
        ("agree", "agrees agreed agreeing"),  # and here it is not
        ("deny", "denies denied denying"),  # y -> ies
        ("stay", "stays stayed staying"),  # y after a vowel stays
        ("ban", "bans banned banning"),  # one syllable doubles
        ("admit", "admits admitted admitting"),  # so does a stressed last one
        ("visit", "visits visited visiting"),  # and an unstressed one does not
        ("counsel", "counsels counselled counseled counselling counseling"),  # British, American
        ("evict", "evicts evicted evicting"),  # two consonants
        ("treat", "treats treated treating"),  # two vowels
        ("screw", "screws screwed screwing"),  # w, x, y never double
        ("search", "searches searched searching"),
        ("fix", "fixes fixed fixing"),
        ("die", "dies died dying"),
        ("traffic", "traffics trafficked trafficking"),
        ("quit", "quits quitting"),
        ("lose", "loses lost losing"),  # irregular
        ("withhold", "withholds withheld withholding"),
        ("be", "is are was were been being"),
        ("have", "has had having"),
        ("re-admit", "re-admits re-admitted re-admitting"),
        ("syringe", "syringes"),
        ("policy", "policies"),
    ],
)
def test_a_word_stands_for_its_inflections(word: str, forms: str) -> None:
    assert {word, *forms.split()} <= set(inflect(word))


@pytest.mark.parametrize(
    ("word", "wrong"),
    [
        ("ban", "baned"),
        ("lose", "losed"),
        ("deny", "denys"),
        ("discharge", "dischargeing"),
        ("treat", "treatted"),
    ],
)
def test_misspelled_inflections_are_not_made(word: str, wrong: str) -> None:
    assert wrong not in inflect(word)


def test_each_marked_word_of_a_phrase_inflects_on_its_own() -> None:
    phrases = expand("turn~ client~ away")
    assert {"turn client away", "turned clients away", "turning client away"} <= set(phrases)
    assert phrases[0] == "turn client away"


def test_a_phrase_without_a_mark_stands_for_itself() -> None:
    assert expand("asked to leave") == ("asked to leave",)


@pytest.mark.parametrize("phrase", ["", " ", "Naloxone", "dis~charge", "two  spaces", "~", "use ~"])
def test_a_phrase_that_could_never_match_is_refused(phrase: str) -> None:
    with pytest.raises(ValueError, match="expected"):
        expand(phrase)
