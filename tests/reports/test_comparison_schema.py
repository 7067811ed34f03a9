"""Every JSON comparison has the form that the shipped schema promises, and the schema lets no other form pass."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from policycheck import review, review_text
from policycheck.comparing import Comparison, Side, compare, compare_files, side_of
from policycheck.comparing.promises import Promise, with_promises
from policycheck.reports import Options
from policycheck.reports.comparison import render
from policycheck.reports.comparison.json_report import SCHEMA
from policycheck.rubric import load_rubric
from tests.reports.forms import form_of, objects, schema_of, slips
from tests.reports.samples import SPANISH

DRAFTS = Path(__file__).parents[2] / "examples" / "drafts"
OLD, NEW = DRAFTS / "night-shelter-draft-1.md", DRAFTS / "night-shelter-draft-2.md"
RUBRIC = load_rubric()

# As in test_json_schema: whoever changes the form gives it a new version and adds it here.
FORMS = {"policycheck-comparison-1": "fe84af57927dbfdbc9965715bcbca4380989e8c4a91f8f7a501988245837a2d4"}

UNREAD = side_of(review_text(SPANISH))
EMPTY = side_of(review_text(""))
LIBRARY = side_of(review_text("The library lends books. Rooms are free for clubs.", title="Rooms"))
HOUSE = side_of(review_text("# House rules on drugs\n\nResidents who use drugs will be evicted."))


@pytest.fixture(scope="module")
def schema() -> dict[str, Any]:
    return schema_of("comparison")


@pytest.fixture(scope="module")
def validator(schema: dict[str, Any]) -> Draft202012Validator:
    return Draft202012Validator(schema)


@pytest.fixture(scope="module")
def shelter() -> Comparison:
    return compare_files(OLD, NEW, rubric=RUBRIC)


@pytest.fixture(scope="module")
def full(shelter: Comparison) -> Comparison:
    """A comparison with something in every place."""
    changed = next(change for change in shelter.changes if change.before and change.after)
    asked = [
        Promise(4, "It is unfair.", changed.before.text, "accepted", "We take it out.", "Director", "2026-05-01"),
        Promise(7, "Nobody can pay this."),
    ]
    told = replace(shelter, opened=shelter.closed, cautions=("rubric", "program", "kind", "unread", "stored"))
    return with_promises(told, asked)


def _json(comparison: Comparison) -> dict[str, Any]:
    return json.loads(str(render(comparison, RUBRIC, "json")))


def test_two_drafts_have_the_form_either_way(shelter: Comparison, validator: Draft202012Validator) -> None:
    validator.validate(_json(shelter))
    validator.validate(_json(compare(shelter.new, shelter.old)))


def test_a_review_that_was_kept_has_the_form(tmp_path: Path, validator: Draft202012Validator) -> None:
    kept = tmp_path / "draft-1.json"
    kept.write_text(review(OLD, rubric=RUBRIC).to_json(), encoding="utf-8")
    told = _json(compare_files(kept, NEW, rubric=RUBRIC))
    validator.validate(told)
    assert told["old"]["from_document"] is False


@pytest.mark.parametrize(
    ("old", "new"),
    [(HOUSE, HOUSE), (HOUSE, LIBRARY), (LIBRARY, EMPTY), (EMPTY, EMPTY), (UNREAD, HOUSE), (HOUSE, UNREAD)],
    ids=["same", "off topic", "empty", "both empty", "old not read", "new not read"],
)
def test_odd_comparisons_have_the_form(old: Side, new: Side, validator: Draft202012Validator) -> None:
    told = _json(compare(old, new))
    validator.validate(told)
    unread = UNREAD in (old, new)
    assert {level["steps"] is None for level in told["levels"]} == {unread}


def test_a_comparison_with_something_in_every_place_has_the_form(
    full: Comparison, schema: dict[str, Any], validator: Draft202012Validator
) -> None:
    told = _json(full)
    validator.validate(told)
    assert [key for key, value in told.items() if value == []] == []
    shown = {frozenset(value) for _, value in objects(told)}
    assert shown == {frozenset(part["properties"]) for part in (schema, *schema["$defs"].values())}


def test_a_key_that_is_missing_or_unknown_fails(full: Comparison, validator: Draft202012Validator) -> None:
    assert slips(_json(full), validator) == []


def test_a_finding_has_one_form_in_reviews_and_comparisons(schema: dict[str, Any]) -> None:
    known = schema_of("review")["$defs"]
    shared = schema["$defs"].keys() & known.keys()
    assert shared == {"rubric", "finding", "location", "evidence", "like"}
    assert {name: schema["$defs"][name] for name in shared} == {name: known[name] for name in shared}


def test_every_finding_leads_to_the_page_of_its_criterion(shelter: Comparison) -> None:
    told = json.loads(str(render(shelter, RUBRIC, "json", Options(docs="https://example.org/criteria"))))
    findings = [change[side] for change in told["changes"] for side in ("old", "new") if change[side]]
    assert findings
    assert all(finding["docs"].startswith("https://example.org/criteria/") for finding in findings)


def test_the_form_is_the_same_in_every_language(shelter: Comparison) -> None:
    assert render(shelter, RUBRIC, "json", Options(language="es")) == render(shelter, RUBRIC, "json")


def test_the_comparison_names_the_version_of_the_schema(schema: dict[str, Any]) -> None:
    assert schema["properties"]["schema"]["const"] == SCHEMA
    assert schema["title"] == SCHEMA.replace("-", " ")


def test_a_form_that_changes_gets_a_new_version(schema: dict[str, Any]) -> None:
    found = form_of(schema)
    assert FORMS.get(SCHEMA) == found, f"the form has changed: raise its version, and note it here with {found}"
