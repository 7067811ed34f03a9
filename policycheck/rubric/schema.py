"""The JSON Schema of a rubric file, made from the models, for editors that complete and check YAML."""

import json

from policycheck.rubric.parts import RubricFile


def schema_text() -> str:
    """The schema as indented JSON with a newline at its end; the same on every run."""
    schema = RubricFile.model_json_schema()
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
    schema["title"] = "policycheck rubric file"
    # A change needs the id of what it changes; everything else it may leave as it is.
    schema["$defs"]["CriterionChange"]["required"] = ["id"]
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
