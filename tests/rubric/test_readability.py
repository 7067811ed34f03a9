"""The Flesch-Kincaid grade by our own small function."""

import pytest

from policycheck.rubric.readability import grade, syllables

# Counted by ear, as dictionaries divide them.
KNOWN = {
    1: "cat house drug drugs used helped makes gives harm safe voice choice rules role while whole "
    "free judge judged fire hour our they're don't you're staff eye eyes die died dies lie tries "
    "goal road coat real guard friend called guide guides court paid peer peers board",
    2: "table people program using needed wanted boxes houses changes places uses service person "
    "syringe treatment safely safer safety create science quiet testing tested being going doing "
    "trying social racial special ruin fluid equal require required requires question questions "
    "money choices chosen housing statement hopeful homeless goodness sometimes little middle "
    "people's trouble troubled handled agree agreed freely judgment punish punished relapse "
    "relapsed danger poison union million onion legal trial diet client patient patients ancient "
    "higher soldier power didn't carries carried applied supplies worried react neon pigeon dual "
    "language persuade quarter police loyal grievance complaint exclude",
    3: "policy services naloxone opioid syringes reduction reduces abstinence created creative "
    "violence radio video medicine methadone overdose employee employees idea area period "
    "various serious previous usual actual annual poverty racism quality anyone everyone family "
    "management punishes finishes prevention dangerous poisoning infection decision decisions "
    "opinion denial audience carrier earlier easier realize museum courageous mutual guarantee "
    "criminal probation employer excluded alcohol stimulants ambulance",
    4: "participant participants community medication buprenorphine material evaluate situation "
    "reliable variety society experience convenient cooperate coordinate reality January "
    "immigration isolation emergency",
    5: "individual inequality disability discrimination",
}


@pytest.mark.parametrize(
    ("word", "count"), [(word, n) for n, words in KNOWN.items() for word in words.split()]
)
def test_syllables_of_known_words(word: str, count: int) -> None:
    assert syllables(word) == count


@pytest.mark.parametrize("word", ["", "x", "tsk", "1234", "'"])
def test_whatever_is_no_word_counts_as_one_syllable(word: str) -> None:
    assert syllables(word) == 1


def test_the_grade_follows_the_formula() -> None:
    # 6 words, 1 sentence, 6 syllables: 0.39 * 6 + 11.8 * 1 - 15.59
    assert grade("The cat sat on the mat.") == pytest.approx(-1.45)
    # 4 words, 2 sentences, 4 + 2 + 1 + 1 syllables
    assert grade("Participants decide. Staff help.") == pytest.approx(0.39 * 2 + 11.8 * 8 / 4 - 15.59)


def test_list_items_are_sentences_of_their_own() -> None:
    assert grade("You get:\n- a bed\n- a meal") < grade("You get a bed and a meal")


def test_long_words_and_sentences_are_harder() -> None:
    plain = "We give out clean gear. You need no card."
    heavy = "Distribution of sterile equipment is undertaken irrespective of documentary identification."
    assert grade(plain) < 4 < 16 < grade(heavy)


def test_a_text_without_words_has_no_grade() -> None:
    assert grade("— 12 —") == 0.0
