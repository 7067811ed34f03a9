"""The words of context of English, from ``rubrics/english.yaml``: grammar as data, no principle's content."""

import re
from functools import lru_cache
from pathlib import Path

import yaml
from pydantic import RootModel, ValidationError

from policycheck.errors import RubricError
from policycheck.rubric.phrases import expand
from policycheck.shipped import shipped

# What the reading listens for.
ROLES = frozenset(
    {
        "negation", "negative-subject", "without", "not-negation", "denial", "ending",
        "exception", "condition", "attribution", "contrast", "past",
        "required", "intended", "stated", "accountable", "staff", "participant",
    }
)  # fmt: skip

# What reports ask about a section or a rule; the reading does not listen for these.
ABOUT = frozenset({"vision", "promising", "measuring", "counting", "owner", "deadline", "money", "measure"})


class _Words(RootModel[dict[str, list[str]]]):
    pass


def load_english(path: Path) -> dict[str, tuple[str, ...]]:
    """Read role -> phrases (lower case, inflections written out).

    Raises:
        RubricError: a role is unknown or missing, or a value is no list of phrases.
    """
    try:
        words = _Words.model_validate(yaml.safe_load(path.read_text(encoding="utf-8"))).root
    except (yaml.YAMLError, ValidationError) as error:
        raise RubricError(str(path), 0, "", f"expected role: [phrases] ({error})") from error
    for role in set(words) ^ (ROLES | ABOUT):
        raise RubricError(str(path), 0, role, "unknown or missing role of context")
    return {role: tuple(form for phrase in phrases for form in expand(phrase)) for role, phrases in words.items()}


@lru_cache(maxsize=1)
def _shipped() -> dict[str, tuple[str, ...]]:
    return load_english(shipped("rubrics/english.yaml"))


def english() -> dict[str, tuple[str, ...]]:
    """The shipped words of context that the reading listens for."""
    return {role: phrases for role, phrases in _shipped().items() if role in ROLES}


@lru_cache(maxsize=len(ABOUT))
def speaks_of(role: str) -> re.Pattern[str]:
    """A pattern for lower-case text that finds the words of a role of ``ABOUT``, across the ends of lines too."""
    phrases = sorted(_shipped()[role], key=len, reverse=True)
    spoken = "|".join(r"\s+".join(map(re.escape, phrase.split())) for phrase in phrases)
    return re.compile(rf"\b(?:{spoken})\b")
