"""Every JSON board review has the form that the shipped schema promises, and the schema lets no other form pass."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from policycheck.boards.form import Form
from policycheck.boards.points import points
from policycheck.boards.reply import load_reply, merge, reply_form
from policycheck.boards.report import SCHEMA, board_json
from tests.boards.conftest import GUESTS, TESTED
from tests.boards.filling import fill_html
from tests.reports.forms import form_of, objects, schema_of, slips

# As in tests/reports/test_json_schema.py: whoever changes the form gives it a new version and adds it here.
FORMS = {"policycheck-board-1": "8bcb0e5981cda4c6c1113925bdbf196c86483624a0274519946cf6635b96b5ca"}


@pytest.fixture(scope="module")
def schema() -> dict[str, Any]:
    return schema_of("board")


@pytest.fixture(scope="module")
def validator(schema: dict[str, Any]) -> Draft202012Validator:
    return beside_the_review(schema)


def beside_the_review(schema: dict[str, Any]) -> Draft202012Validator:
    """A validator that knows the schema of the review under the name that the board's schema gives it."""
    review = Resource.from_contents(schema_of("review"))
    return Draft202012Validator(schema, registry=Registry().with_resource("review.schema.json", review))


@pytest.fixture(scope="module")
def full(form: Form, tallied: Any, number: Any, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """A board's review with something in every place."""
    folder = tmp_path_factory.mktemp("sheets")
    tested = f"4-{number(TESTED)}"
    answers = [
        (
            {tested: "nothing", "4-level": "level:0", "5-level": "level:1", "4-more1-box": "undermines"},
            {"4-why": "No way back", f"{tested}w": "I lost my bed", "4-more1": GUESTS, "4-more2": "dogs"},
        ),
        ({tested: "nothing", "4-level": "level:3", "5-level": "level:2"}, {"4-missing": "A way back"}),
        ({"4-level": "level:0", "5-level": "level:1"}, {"mark": "oak"}),
    ]
    sheets = [
        fill_html(form, folder / f"{n}.html", *answer) for n, answer in enumerate(answers)
    ]
    odd = sheets[0].read_bytes().replace(b"</main>", b'<textarea name="9-why">no place</textarea></main>')
    sheets[0].write_bytes(odd)
    found, _ = tallied(sheets)
    owed = points(found)
    ticks = {owed[0].code: "accepted", owed[-1].code: "declined"}
    replies = load_reply(fill_html(reply_form("rules", found.stamp, owed), folder / "reply.html", ticks, {}))
    return json.loads(board_json(found, merge(owed[:-1], replies)))


def test_a_review_with_something_in_every_place_has_the_form(
    full: dict[str, Any], schema: dict[str, Any], validator: Draft202012Validator
) -> None:
    validator.validate(full)
    assert [key for key, value in full.items() if value == []] == []
    own = {key: value for key, value in full.items() if key != "review"}
    shown = {frozenset(value) for path, value in objects(own) if path}
    shared = [schema_of("review")["$defs"][name] for name in ("board", "location")]
    assert shown == {frozenset(part["properties"]) for part in (*schema["$defs"].values(), *shared)}


def test_a_review_of_no_sheet_that_can_be_read_has_the_form(
    tallied: Any, validator: Draft202012Validator, tmp_path: Path
) -> None:
    (tmp_path / "a.docx").write_bytes(b"PK no")
    found, _ = tallied([tmp_path / "a.docx"])
    told = json.loads(board_json(found, merge((), ())))
    validator.validate(told)
    assert (told["people"], told["agreement"]["alpha"]) == (0, None)


def test_a_key_that_is_missing_or_unknown_fails(
    full: dict[str, Any], schema: dict[str, Any], validator: Draft202012Validator
) -> None:
    """The review in it has a test of its own, and is left out of the search."""
    own = {**schema, "properties": {**schema["properties"], "review": {"const": "a review"}}}
    assert slips({**full, "review": "a review"}, beside_the_review(own)) == []
    assert not validator.is_valid({**full, "review": {**full["review"], "more": "more"}})


def test_the_board_names_the_version_of_the_schema(schema: dict[str, Any]) -> None:
    assert schema["properties"]["schema"]["const"] == SCHEMA
    assert schema["title"] == SCHEMA.replace("-", " ")


def test_a_form_that_changes_gets_a_new_version(schema: dict[str, Any]) -> None:
    found = form_of(schema)
    assert FORMS.get(SCHEMA) == found, f"the form has changed: raise its version, and note it here with {found}"
