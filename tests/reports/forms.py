"""What the tests of the JSON forms share: ways through a document, and what a form is apart from its words."""

import copy
import hashlib
import json
from collections.abc import Iterator
from typing import Any

from jsonschema import Draft202012Validator

from policycheck.shipped import shipped

Path_ = tuple[str | int, ...]


def places(value: Any, path: Path_ = ()) -> Iterator[tuple[Path_, Any]]:
    """Every value of a JSON document, with the way to it."""
    yield path, value
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        yield from places(inner, (*path, key))


def form_of(schema: dict[str, Any]) -> str:
    """A fingerprint of a schema that its explanations do not change."""
    form = json.dumps(without_descriptions(schema), sort_keys=True)
    return hashlib.sha256(form.encode("utf-8")).hexdigest()


def schema_of(name: str) -> dict[str, Any]:
    """A schema that travels with the program."""
    schema = json.loads(shipped(f"reports/{name}.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return schema


def slips(full: dict[str, Any], validator: Draft202012Validator) -> list[str]:
    """Keys that can be missing, and places that can hold one more, without the schema noticing."""
    found = []
    for path, value in objects(full):
        for key in value:
            changed = copy.deepcopy(full)
            del at(changed, path)[key]
            found += [f"{path} passes without {key}"] * validator.is_valid(changed)
        changed = copy.deepcopy(full)
        at(changed, path)["more"] = "more"
        found += [f"{path} passes with a key of its own"] * validator.is_valid(changed)
    return found


def objects(data: dict[str, Any]) -> list[tuple[Path_, dict[str, Any]]]:
    """One object of each sort: the first at each place, places of a list taken together."""
    found: dict[tuple[str, ...], tuple[Path_, dict[str, Any]]] = {}
    for path, value in places(data):
        if isinstance(value, dict) and path[-1:] != ("languages",):
            found.setdefault(tuple(str(key) for key in path if isinstance(key, str)), (path, value))
    return list(found.values())


def at(data: Any, path: Path_) -> Any:
    """What stands at the end of a way."""
    for key in path:
        data = data[key]
    return data


def without_descriptions(value: Any) -> Any:
    """The schema without its explanations, which may be worded anew."""
    if isinstance(value, dict):
        return {k: without_descriptions(v) for k, v in value.items() if not (k == "description" and isinstance(v, str))}
    return [without_descriptions(v) for v in value] if isinstance(value, list) else value
