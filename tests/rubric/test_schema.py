"""The JSON Schema beside the rubrics is the one that the models give, and it fits the shipped files."""

import json

from policycheck.rubric.parts import RubricFile
from policycheck.rubric.schema import schema_text
from policycheck.shipped import shipped


def test_the_schema_on_disk_is_current() -> None:
    text = (shipped("rubrics") / "schema.json").read_text(encoding="utf-8")
    assert text == schema_text(), "run: policycheck rubric schema -o rubrics/schema.json"


def test_it_knows_every_key_of_a_rubric_file() -> None:
    schema = json.loads(schema_text())
    assert set(schema["properties"]) == set(RubricFile.model_fields)
    assert schema["additionalProperties"] is False


def test_a_change_needs_only_the_id_of_what_it_changes() -> None:
    schema = json.loads(schema_text())
    assert schema["$defs"]["CriterionChange"]["required"] == ["id"]
    assert "question" in schema["$defs"]["Criterion"]["required"]
