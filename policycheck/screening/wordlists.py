"""The words of ``rubrics/screening.yaml``, checked and compiled once a process."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import re2
import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from policycheck.errors import RubricError
from policycheck.rubric.phrases import expand
from policycheck.screening.schema import ELEMENTS
from policycheck.shipped import shipped

WORDLISTS = "rubrics/screening.yaml"


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")


class _Element(_Strict):
    phrases: list[str]
    patterns: list[str]


class _File(_Strict):
    accountability: dict[str, _Element]


@dataclass(frozen=True)
class Wordlists:
    """The words, ready to use.

    Attributes:
        elements: who, when, money, measure -> compiled pattern over lower-cased text.
    """

    elements: dict[str, Any]


def load_wordlists(path: Path) -> Wordlists:
    """Read and compile a file of words.

    Raises:
        RubricError: it holds a mistake.
    """
    try:
        file = _File.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
    except (yaml.YAMLError, ValidationError) as error:
        raise RubricError(str(path), 0, "", f"expected accountability ({error})") from error
    for name in set(file.accountability) ^ set(ELEMENTS):
        raise RubricError(str(path), 0, f"accountability.{name}", "unknown or missing element")
    return Wordlists(
        elements={name: _compiled(path, name, file.accountability[name]) for name in ELEMENTS},
    )


def _compiled(path: Path, name: str, element: _Element) -> Any:
    forms = sorted({form for phrase in element.phrases for form in expand(phrase)}, key=lambda f: (-len(f), f))
    words = "|".join(re2.escape(form) for form in forms)
    try:
        return re2.compile("|".join([rf"\b(?:{words})\b", *element.patterns]))
    except re2.error as error:
        raise RubricError(str(path), 0, f"accountability.{name}.patterns", f"expected RE2 ({error})") from error


@lru_cache(maxsize=1)
def wordlists() -> Wordlists:
    """The shipped words."""
    return load_wordlists(shipped(WORDLISTS))
