"""Every JSON review has the form that the shipped schema promises, and the schema lets no other form pass."""

import datetime
import json
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

import policycheck
from policycheck.documents.model import Note
from policycheck.rating.acceptance import Acceptance, accept
from policycheck.reading.thresholds import Thresholds
from policycheck.reading.weighing import shipped_thresholds
from policycheck.reports import Options, render
from policycheck.reports.json_report import SCHEMA
from tests.reports.forms import form_of, objects, schema_of, slips
from tests.reports.samples import SPANISH

EXAMPLES = Path(__file__).parents[2] / "examples"
FILES = sorted(
    file
    for folder in (EXAMPLES, EXAMPLES / "drafts")
    for file in folder.iterdir()
    if file.suffix in (".md", ".txt", ".html", ".docx", ".pdf") and not file.name.endswith(".review.md")
)
# A form that programs rely on does not change under its name: whoever changes the schema gives the form a new
# version, in json_report.SCHEMA and in the schema, and adds it here with what the failing test prints.
FORMS = {
    "policycheck-review-1": "6576d0021ff89985c2c227a63e5e45b9ad4f11e083931b78613b2e9e85e7a0a7",
    "policycheck-review-2": "327bbce0fab007d265db5045e1845ee4a959d73c553809fa609958cbab4f118e",  # tells the thresholds
}


@pytest.fixture(scope="module")
def schema() -> dict[str, Any]:
    return schema_of("review")


@pytest.fixture(scope="module")
def validator(schema: dict[str, Any]) -> Draft202012Validator:
    return Draft202012Validator(schema)


@pytest.fixture(scope="module")
def full(judged: policycheck.Review) -> dict[str, Any]:
    """A review with something in every place: a board's levels, decisions, advice, notes, questions."""
    first = next(f for f in judged.findings if f.stance == "undermines")
    day = datetime.date(2026, 3, 1)
    decided = accept(
        judged,
        [
            Acceptance("Board", day, "Until the lease ends", first.quote, principle=first.principle),
            Acceptance("Board", day, "No longer true", fingerprint="0" * 16),
        ],
    )
    words = policycheck.review_text("Addicts are clean or dirty. We offer naloxone to people who use drugs.")
    note = Note("unread", "Two pages could not be read.", 2, "Rul", (3, 4))
    questions = decided.questions or decided.findings[:1]
    noted = replace(decided, language=words.language, notes=(note,), questions=questions)
    return json.loads(noted.to_json())


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_the_review_of_every_example_has_the_form(file: Path, validator: Draft202012Validator) -> None:
    validator.validate(json.loads(policycheck.review(file).to_json()))


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("The library lends books. Fines are ten cents a day. Rooms are free for clubs.", {0}),
        (SPANISH, {None}),
        ("", {0}),
    ],
    ids=["off topic", "not read", "empty"],
)
def test_odd_reviews_have_the_form(text: str, levels: set[int | None], validator: Draft202012Validator) -> None:
    review = policycheck.review_text(text)
    assert {rating.level for rating in review.principles} == levels
    validator.validate(json.loads(review.to_json()))


def test_a_review_with_something_in_every_place_has_the_form(
    full: dict[str, Any], schema: dict[str, Any], validator: Draft202012Validator
) -> None:
    validator.validate(full)
    assert {p["level"] for p in full["principles"] if p["board"]} == {0, 1}
    assert [key for key, value in full.items() if value == []] == []
    shown = {frozenset(value) for _, value in objects(full)}
    assert shown == {frozenset(part["properties"]) for part in (schema, *schema["$defs"].values())}


def test_the_review_tells_the_thresholds_that_it_was_read_by() -> None:
    text = "Guests are asked to leave after a positive test. Staff carry naloxone."
    usual = policycheck.review_text(text)
    strict = policycheck.review_text(text, thresholds=Thresholds(finding=0.999, question=0.998))
    assert json.loads(strict.to_json())["thresholds"] == {"finding": 0.999, "question": 0.998}
    assert json.loads(usual.to_json())["thresholds"] == asdict(shipped_thresholds())
    assert len(strict.findings) < len(usual.findings)


def test_the_form_is_the_same_in_every_language(handbook: policycheck.Review) -> None:
    assert render(handbook, "json", Options(language="es")) == handbook.to_json()


def test_a_key_that_is_missing_or_unknown_fails(full: dict[str, Any], validator: Draft202012Validator) -> None:
    assert slips(full, validator) == []


def test_the_review_names_the_version_of_the_schema(schema: dict[str, Any]) -> None:
    assert schema["properties"]["schema"]["const"] == SCHEMA
    assert schema["title"] == SCHEMA.replace("-", " ")


def test_a_form_that_changes_gets_a_new_version(schema: dict[str, Any]) -> None:
    found = form_of(schema)
    assert FORMS.get(SCHEMA) == found, f"the form has changed: raise its version, and note it here with {found}"
