"""Labelled files: what their rows are is told by their fields (formats: docs/validity.md)."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from policycheck.errors import PolicycheckError
from policycheck.reading.model import STANCES, Provision
from policycheck.reading.organisations import names_of_their_own
from policycheck.reading.provisions import provision_alone

Pair = tuple[int, str]
CLASSES: tuple[Pair, ...] = tuple((number, stance) for number in range(1, 9) for stance in STANCES)
Shape = Literal["provisions", "lines", "sentences", "levels"]


@dataclass(frozen=True, slots=True)
class Labelled:
    """A labelled provision or sentence.

    Attributes:
        provision: its text in its context.
        labels: (principle, stance) -> strength.
        disputed: pairs that only some readers gave; they are left out of scoring.
        unit: what it was drawn from (a document); intervals resample units.
        readings: the separate readings that the labels were settled from, where the file holds them.
    """

    provision: Provision
    labels: dict[Pair, int]
    disputed: frozenset[Pair]
    unit: str
    readings: tuple[dict[Pair, int], ...] = ()


@dataclass(frozen=True, slots=True)
class LabelledLevels:
    """Levels of one document.

    Attributes:
        slug: file name of the document.
        levels: principle -> level (-1 to 4).
        conflict: principles in conflict.
        overall: the document's overall direction (-2 to 2), where given, by reader.
        readings: levels of each reader, where the file holds them.
    """

    slug: str
    levels: dict[int, int]
    conflict: frozenset[int]
    overall: tuple[int, ...]
    readings: tuple[dict[int, int], ...]


def load(path: Path) -> tuple[Shape, list[Any]]:
    """Read a file of JSON lines.

    Returns:
        what the rows are, and the rows: Labelled for provisions, lines and sentences, LabelledLevels for levels.

    Raises:
        PolicycheckError: it cannot be read, or its rows are of no known form.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
        rows = [json.loads(line) for line in lines if line.strip()]
        shape = _shape(rows)
        if shape == "levels":
            return shape, [_levels(row) for row in rows]
        if shape == "lines":
            return shape, _lines(rows)
        return shape, [_single(row, shape) for row in rows]
    except OSError as error:
        raise PolicycheckError(f"{path}: {error.strerror}. Name a file of labelled JSON lines.") from error
    except (ValueError, KeyError, TypeError) as error:
        raise PolicycheckError(
            f"{path}: not labelled JSON lines ({error}). docs/validity.md shows the forms."
        ) from error


def _shape(rows: list[dict[str, Any]]) -> Shape:
    if not rows:
        raise ValueError("it is empty")
    first = rows[0]
    if "levels" in first and "slug" in first:
        return "levels"
    if "doc" in first:
        return "lines"
    if "slug" in first and "labels" in first:
        return "sentences"
    if "text" in first and "labels" in first:
        return "provisions"
    raise ValueError("the first row has none of: levels, doc, slug, labels")


def _pairs(labels: list[dict[str, Any]]) -> dict[Pair, int]:
    return {(int(label["principle"]), str(label["stance"])): int(label.get("strength", 3)) for label in labels}


def _single(row: dict[str, Any], shape: Shape) -> Labelled:
    provision = provision_alone(row["text"], row.get("lead_in", ""), row.get("heading", ""))
    return Labelled(
        provision=provision,
        labels=_pairs(row["labels"]),
        disputed=frozenset(_pairs(row.get("disputed", []))),
        unit=row["slug"] if shape == "sentences" else str(row.get("id", row["text"])),
        readings=tuple(_pairs(reading) for reading in row.get("readings", [])),
    )


def _lines(rows: list[dict[str, Any]]) -> list[Labelled]:
    texts: dict[str, list[str]] = {}
    for row in rows:
        texts.setdefault(row["doc"], []).append(row.get("text", ""))
    names = {doc: names_of_their_own(own) for doc, own in texts.items()}
    title = ""
    before: dict[str, Any] = {}
    found: list[Labelled] = []
    for row in rows:
        if "levels" in row:
            continue
        if row["kind"] in ("title", "heading"):
            title, before = (row["text"] if row["kind"] == "title" else title), {}
            continue
        follows = row["kind"] == before.get("kind") == "paragraph" and row["heading"] == before["heading"]
        provision = Provision(
            text=row["text"],
            lead_in=row.get("lead_in", ""),
            heading=" > ".join(part for part in (title, row["heading"]) if part),
            before=before["text"] if follows else "",
            role="definition" if row["kind"] == "definition" else "body",
            names=names[row["doc"]],
        )
        before = row
        found.append(Labelled(provision, _pairs(row["labels"]), frozenset(), row["doc"]))
    return found


def _levels(row: dict[str, Any]) -> LabelledLevels:
    overall = row.get("overall", [])
    return LabelledLevels(
        slug=row["slug"],
        levels={int(number): int(level) for number, level in row["levels"].items()},
        conflict=frozenset(row.get("conflict", [])),
        overall=tuple(overall) if isinstance(overall, list) else (overall,),
        readings=tuple({int(n): int(level) for n, level in reading.items()} for reading in row.get("readings", [])),
    )
