"""What pydantic finds wrong in a rubric file, as one line that a rubric's author can act on."""

import difflib
from collections.abc import Iterable
from typing import Any, get_args

from pydantic import BaseModel, ValidationError

from policycheck.errors import RubricError
from policycheck.rubric.source import Keys, Part, kind_of


def first_mistake(part: Part, model: type[BaseModel], error: ValidationError, at: Keys = ()) -> RubricError:
    """The first mistake of a file that did not fit ``model``, which stands at the keys ``at``."""
    # A misspelt key is both unknown and missing: the misspelling is what to mend.
    details = min(error.errors(include_url=False), key=lambda found: found["type"] != "extra_forbidden")
    loc: Keys = tuple(key for key in details["loc"] if key != "[key]")
    return part.mistake((*at, *loc), expected(model, loc, details))


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """What to add to a message: the known word that is close to ``word``, or nothing."""
    close = difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f"; did you mean {close[0]!r}?" if close else ""


def expected(model: type[BaseModel], loc: Keys, details: Any) -> str:
    """What one error of pydantic (``details``), at the keys ``loc`` inside ``model``, asks for."""
    found = details["input"]
    match details["type"]:
        case "extra_forbidden":
            known = sorted(_model_at(model, loc[:-1]).model_fields)
            hint = did_you_mean(str(loc[-1]), known)
            return f"unknown key{hint or '; expected one of: ' + ', '.join(known)}"
        case "missing":
            return "this key is missing"
        case "literal_error":
            wanted = details["ctx"]["expected"]
            hint = did_you_mean(str(found), wanted.replace("'", "").replace(" or ", ", ").split(", "))
            return f"expected {wanted}, found {kind_of(found)}{hint}"
        case "string_type":
            quotes = "; put it in quotes" if isinstance(found, int | float | bool) else ""
            return f"expected text, found {kind_of(found)}{quotes}"
        case "list_type":
            return f"expected a list, found {kind_of(found)}"
        case "model_type" | "dict_type":
            return f"expected keys and values, found {kind_of(found)}"
        case "string_pattern_mismatch":
            wanted = "a principle and a name, such as 'p4.walk-in'" if loc[-1] == "id" else "a name"
            return f"expected {wanted} in small letters, digits and hyphens, found {kind_of(found)}"
        case _:
            message = details["msg"].replace("Input should be ", "expected ")
            return f"{message}, found {kind_of(found)}"


def _model_at(model: type[BaseModel], loc: Keys) -> type[BaseModel]:
    """The model that describes what stands at ``loc`` inside ``model``."""
    for key in loc:
        field = model.model_fields.get(str(key))
        if field is not None:
            model = _inner_model(field.annotation) or model
    return model


def _inner_model(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next(filter(None, map(_inner_model, get_args(annotation))), None)
