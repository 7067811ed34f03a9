"""A review in another language is whole: every message, every criterion, every reason."""

import ast
import re
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from policycheck.catalogue import catalogue, languages
from policycheck.errors import PolicycheckError
from policycheck.rating.model import Review
from policycheck.reports import Options, render
from policycheck.reports.foreign import sentence
from policycheck.reports.view import view
from policycheck.reports.words import words
from policycheck.rubric import load_rubric
from policycheck.rubric.readability_spanish import ease, syllables
from policycheck.rubric.translate import translated, translation

BLANK = re.compile(r"{(\w+)}")
OTHERS = [language for language in languages() if language != "en"]
ONE_WAY = {"sentences", "places"}  # English needs neither
PACKAGE = Path(str(files("policycheck")))


def flat(table: Any, path: tuple[str, ...] = ()) -> dict[tuple[str, ...], str]:
    if isinstance(table, dict):
        return {k: v for key, value in table.items() for k, v in flat(value, (*path, str(key))).items()}
    if isinstance(table, list):
        return {k: v for key, value in enumerate(table) for k, v in flat(value, (*path, str(key))).items()}
    return {path: str(table)}


def messages(language: str) -> dict[tuple[str, ...], str]:
    return {path: text for path, text in flat(catalogue(language)).items() if path[0] not in ONE_WAY}


def test_spanish_is_delivered() -> None:
    assert OTHERS == ["es"]


@pytest.mark.parametrize("language", OTHERS)
def test_every_message_has_its_translation_with_the_same_blanks(language: str) -> None:
    english, other = messages("en"), messages(language)
    assert set(english) == set(other)
    for path, text in english.items():
        blanks = {name.lower() for name in BLANK.findall(text)}
        assert {name.lower() for name in BLANK.findall(other[path])} == blanks, path


@pytest.mark.parametrize("language", OTHERS)
def test_no_long_message_was_left_in_english(language: str) -> None:
    english, other = messages("en"), messages(language)
    long = {path for path, text in english.items() if len(re.findall(r"[a-z]{2,}", BLANK.sub("", text))) > 3}
    assert [path for path in long if other[path] == english[path]] == []


def test_every_message_is_said_somewhere() -> None:
    sources = [*PACKAGE.rglob("*.py"), *PACKAGE.rglob("*.j2")]
    said = "\n".join(path.read_text(encoding="utf-8") for path in sources)
    top = {path[0].removesuffix("_one") for path in messages("en")}
    assert [key for key in sorted(top) if f'"{key}"' not in said and f"'{key}'" not in said] == []


@pytest.mark.parametrize("language", OTHERS)
def test_every_principle_criterion_level_and_kind_has_its_translation(language: str) -> None:
    rubric, said = load_rubric(), translation("harm-reduction", language)
    assert set(said.principles) == {p.number for p in rubric.principles}
    for principle in rubric.principles:
        assert len(said.principles[principle.number].notice) == len(principle.notice)
    assert set(said.kinds) == {kind.name for kind in rubric.kinds}
    assert len(said.levels) == len(rubric.levels)
    assert set(said.criteria) == {criterion.id for criterion in rubric.criteria}


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("key", ["question", "supports", "undermines", "why", "wording", "ask"])
def test_every_text_of_a_criterion_is_translated_and_keeps_its_blanks(key: str, language: str) -> None:
    said = translation("harm-reduction", language).criteria
    for criterion in load_rubric().criteria:
        english, other = getattr(criterion, key), getattr(said[criterion.id], key)
        assert bool(english) == bool(other), criterion.id
        assert english.count("[") == other.count("["), criterion.id
        assert (english.endswith("?")) == (other.endswith("?")), criterion.id


def test_what_a_users_rubric_words_anew_stays_as_the_user_wrote_it(tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text(
        "extends: harm-reduction\nname: own\ntitle: Our own\ncriteria:\n"
        "  - id: p4.testing\n    question: Who is tested here?\n",
        encoding="utf-8",
    )
    rubric = load_rubric(own)
    spanish = translated(rubric, "es")
    assert spanish.title == "Our own"
    assert spanish.criterion("p4.testing").question == "Who is tested here?"
    assert (
        spanish.criterion("p4.testing").why == translation("harm-reduction", "es").criteria["p4.testing"].why
    )
    assert spanish.hash == rubric.hash


def test_reasons_are_given_in_the_language_and_quote_the_same_words(reviews: list[Review]) -> None:
    quoted = re.compile(r"“[^”]*”")
    for review in reviews:
        for mark in view(review, Options(language="es")).marks:
            assert not re.search(r"\b(?:the|words|answer|reads like|trained)\b", quoted.sub("", mark.why))
            if mark.finding.found_by != "reader":
                for evidence in mark.finding.evidence:
                    if evidence.role == "cue":
                        assert f"“{evidence.words}”" in mark.why


def test_a_spanish_review_leaves_no_english_sentence_of_ours(reviews: list[Review]) -> None:
    english = {text for text in messages("en").values() if len(text.split()) > 4 and "{" not in text}
    for review in reviews:
        for audience in ("designer", "board", "funder"):
            text = str(render(review, "markdown", Options(audience, "es")))
            assert [said for said in english if said in text] == []


def test_places_are_named_in_the_language(handbook: Review) -> None:
    text = str(render(handbook, "markdown", Options(language="es")))
    assert not re.search(r"\b(?:section|paragraph|item) \d", text)


def test_a_language_that_nobody_wrote_is_refused_with_those_there_are() -> None:
    with pytest.raises(PolicycheckError, match="en, es"):
        Options(language="xx")


def notes_in_code() -> list[str]:
    """Whole sentences that readers of documents put into notes."""
    found: list[ast.Constant] = []
    for path in (PACKAGE / "documents").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Note":
                found += [part for part in node.args[1:2] if isinstance(part, ast.Constant)]
            if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") in (
                "message",
                "_MESSAGES",
            ):
                values = node.value.values if isinstance(node.value, ast.Dict) else [node.value]
                found += [part for part in values if isinstance(part, ast.Constant)]
    return [str(part.value) for part in found]


def test_notes_on_the_reading_have_their_translation() -> None:
    said = words("es")
    notes = notes_in_code()
    assert len(notes) > 5
    assert [note for note in notes if sentence(note, said) == note] == []


def test_numbers_find_their_places_again_in_a_translated_sentence() -> None:
    said = "1,204 comments are left out: they talk about the text and are not part of it."
    assert sentence(said, words("es")).startswith("Se dejan fuera 1,204 comentarios")
    assert sentence("Something new.", words("es")) == "Something new."


# Counted by ear, as dictionaries divide them.
SYLLABLES = {
    1: "y no muy ley que quien dos",
    2: "agua queja guía país usar aire leer río guerra juicio",
    3: "cuidado ahora ayuda teatro sobriedad reducción oído pingüino",
    4: "naloxona hospitales medicinas",
    5: "participante universidad",
}


@pytest.mark.parametrize(("word", "count"), [(w, n) for n, line in SYLLABLES.items() for w in line.split()])
def test_syllables_of_known_spanish_words(word: str, count: int) -> None:
    assert syllables(word) == count


def test_the_ease_follows_the_formula() -> None:
    # 5 words, 1 sentence, 8 syllables: la, ca-sa, es-tá, cer-ca, hoy
    assert ease("La casa está cerca hoy.") == pytest.approx(206.84 - 60 * 8 / 5 - 1.02 * 5)
