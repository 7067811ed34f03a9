"""A JSON review that was kept becomes a side again."""

import json
from typing import Any, Literal

from pydantic import BaseModel, ValidationError

from policycheck.comparing.side import Side, Standing, with_findings
from policycheck.errors import PolicycheckError
from policycheck.reading.model import Finding


class _Named(BaseModel):
    name: str
    title: str


class _Rubric(_Named):
    version: str
    hash: str


class _Source(BaseModel):
    name: str
    sha256: str


class _Topic(BaseModel):
    on_topic: bool


class _Principle(BaseModel):
    number: int
    title: str
    level: int | None
    level_name: str
    certainty: float
    gaps: tuple[str, ...]


class _Stored(BaseModel):
    """What a comparison reads of a stored review; the rest of the file is left alone."""

    schema_: Literal["policycheck-review-1", "policycheck-review-2"]  # the second tells the thresholds too
    version: str
    title: str
    rubric: _Rubric
    source: _Source
    kind: _Named
    topic: _Topic
    unread_share: float
    principles: tuple[_Principle, ...]
    findings: tuple[Finding, ...]


def stored_side(data: bytes, name: str) -> Side:
    """The side that a JSON review makes. The document is not at hand: only passages with findings are known.

    Raises:
        PolicycheckError: it is no JSON review, or one of another version of the schema.
    """
    try:
        told: Any = json.loads(data)
        stored = _Stored.model_validate({**told, "schema_": told["schema"]})
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        problem = _problem(error)
        raise PolicycheckError(
            f"{name}: this is no review that policycheck can compare{problem}. "
            "Write one with: policycheck review FILE --format json -o REVIEW.json"
        ) from error
    return Side(
        title=stored.title,
        name=name,
        sha256=stored.source.sha256,
        kind=stored.kind.name,
        kind_title=stored.kind.title,
        version=stored.version,
        rubric=stored.rubric.name,
        rubric_title=stored.rubric.title,
        rubric_version=stored.rubric.version,
        rubric_hash=stored.rubric.hash,
        on_topic=stored.topic.on_topic,
        unread_share=stored.unread_share,
        standings=tuple(
            Standing(p.number, p.title, p.level, p.level_name, p.certainty) for p in stored.principles
        ),
        passages=with_findings((), stored.findings),
        complete=False,
        gaps=tuple(ident for principle in stored.principles for ident in principle.gaps),
    )


def _problem(error: Exception) -> str:
    if isinstance(error, ValidationError):
        first = error.errors(include_url=False)[0]
        place = ".".join(str(key) for key in first["loc"]).replace("schema_", "schema")
        return f" ({place}: {first['msg']})"
    return f" (no key {error})" if isinstance(error, KeyError) else ""
