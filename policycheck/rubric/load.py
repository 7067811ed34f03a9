"""A rubric by name or path, loaded, composed and checked."""

import hashlib
import json
from functools import lru_cache
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from policycheck.errors import RubricError
from policycheck.rubric.compose import Draft, compose
from policycheck.rubric.find import layers_of, shipped_rubrics
from policycheck.rubric.mistakes import first_mistake
from policycheck.rubric.model import Principle, Rubric
from policycheck.rubric.references import check_references
from policycheck.rubric.source import read_part
from policycheck.shipped import shipped

DEFAULT = "harm-reduction"
# How English is read: words that turn, bound and attribute what a provision says, and words that make no
# difference. They belong to no rubric and change the findings of each.
LANGUAGE_FILES = ("rubrics/english.yaml", "rubrics/names.yaml", "rubrics/spelling.yaml")


def load_rubric(name_or_path: str | Path | None = None) -> Rubric:
    """Load a rubric: a shipped one by name, or a user's own by the path of its file or folder.

    Args:
        name_or_path: a name (see ``shipped_rubrics``), a path, or None for the shipped default.

    Raises:
        RubricError: it cannot be found or read, or holds a mistake.
    """
    if name_or_path is None or name_or_path in shipped_rubrics():
        return _shipped_rubric(str(name_or_path or DEFAULT))
    return load_draft(name_or_path)[0]


def load_draft(name_or_path: str | Path) -> tuple[Rubric, Draft]:
    """The rubric, and the draft that knows the file and line of each criterion. Raises as ``load_rubric``."""
    draft = compose(layers_of(name_or_path))
    check_references(draft)
    return _finish(draft, str(name_or_path)), draft


def load_principles() -> tuple[Principle, ...]:
    """The eight principles, in order.

    Raises:
        RubricError: a file holds a mistake.
    """
    principles = []
    for file in sorted(shipped("principles").glob("*.yaml")):
        part = read_part(file)
        try:
            principles.append(Principle.model_validate(part.data))
        except ValidationError as error:
            raise first_mistake(part, Principle, error) from error
    return tuple(sorted(principles, key=lambda principle: principle.number))


@lru_cache
def _shipped_rubric(name: str) -> Rubric:
    return load_draft(name)[0]


def _finish(draft: Draft, source: str) -> Rubric:
    for key in ("name", "title", "version", "topic", "levels", "kinds", "criteria"):
        if not getattr(draft, key):
            raise RubricError(source, 0, key, "this key is missing, here and in what the rubric extends")
    used = [c for c in draft.criteria.values() if c.id not in draft.off and c.weight > 0]
    content: dict[str, Any] = {
        "name": draft.name,
        "title": draft.title,
        "version": draft.version,
        "principles": load_principles(),
        "criteria": tuple(sorted(used, key=lambda criterion: criterion.principle)),
        "terms": draft.terms,
        "kinds": tuple(draft.kinds.values()),
        "topic": draft.topic,
        "language": tuple(term for name, term in draft.language.items() if name not in draft.off),
        "levels": tuple(draft.levels),
    }
    # What was checked piece by piece is not checked again.
    rubric = Rubric.model_construct(None, **content, hash="", files=tuple(draft.files))
    return rubric.model_copy(update={"hash": content_hash(rubric)})


def content_hash(rubric: Rubric) -> str:
    """SHA-256 (hex) of what the rubric says and of how English is read with it.

    It is the same on every platform and for any order of files.
    """
    content = rubric.model_dump(mode="json", exclude={"hash", "files"})
    content["criteria"].sort(key=lambda criterion: criterion["id"])
    content["kinds"].sort(key=lambda kind: kind["name"])
    content["language"].sort(key=lambda term: term["term"])
    content["english"] = _english()
    canonical = json.dumps(content, sort_keys=True, ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode("ascii")).hexdigest()


@lru_cache(maxsize=1)
def _english() -> list[Any]:
    return [read_part(shipped(name)).data for name in LANGUAGE_FILES]
