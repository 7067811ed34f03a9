"""The screening page: one HTML file that needs nothing else, for the screen and for paper."""

import base64
import hashlib
import json
from collections.abc import Sequence
from typing import Any

from policycheck.rating.certainty import in_words
from policycheck.screening.accountability import ELSEWHERE, IN_MEASURES
from policycheck.screening.outputs import about
from policycheck.screening.outputs.environment import environment, level_name, part
from policycheck.screening.result import Screening
from policycheck.screening.schema import ELEMENTS, PRINCIPLES

_DOTS = {IN_MEASURES: "in", ELSEWHERE: "near"}


def made(screening: Screening, links: Sequence[str | None] = ()) -> bytes:
    """The page.

    Args:
        screening: the batch.
        links: relative address of each row's review; none for a page that stands alone.
    """
    script = part("screening.js")
    template = environment(html=True).get_template("screening.html.j2")
    text = template.render(
        rows=[_row(row, links[i] if links else None) for i, row in enumerate(screening.rows)],
        details=_details(screening, links),
        said=about.sentences(screening),
        aside=about.aside(screening),
        limits=about.LIMITS,
        spread=screening.spread,
        principles=screening.settings.rubric.principles,
        kinds=sorted({str(row["kind"]) for row in screening.rows if row["kind"]}),
        sort=screening.sort,
        style=part("screening.css"),
        script=script,
        script_hash=base64.b64encode(hashlib.sha256(script.encode()).digest()).decode(),
    )
    return text.encode("utf-8", "backslashreplace")


def _row(row: dict[str, Any], link: str | None) -> dict[str, Any]:
    """What the template shows of a row."""
    return row | {
        "link": link,
        "reasons": [reason for reason in (row["must_read_because"] or "").split("; ") if reason],
        "cells": [_cell(row, n) for n in PRINCIPLES],
        "dots": [(name, _DOTS.get(row[name], "out"), row[f"{name}_words"] or "") for name in ELEMENTS],
    }


def _cell(row: dict[str, Any], n: int) -> dict[str, Any]:
    level, certainty = row[f"p{n}_level"], row[f"p{n}_certainty"]
    return {
        "level": level,
        "word": level_name(level) if row["words"] is not None else "–",
        "bar": None if certainty is None else round(certainty * 10),
        "sure": None if certainty is None else in_words(certainty),
        "conflict": bool(row[f"p{n}_conflict"]),
        "for": row[f"p{n}_for"],
        "against": row[f"p{n}_against"],
    }


def _details(screening: Screening, links: Sequence[str | None]) -> list[str]:
    """One line of JSON a row, for the comparison: read by the script only when it is asked for.

    "<" never stands in it as such, so that no quotation can end the element that holds it.
    """
    lines = []
    for i, row in enumerate(screening.rows):
        detail = {
            "id": row["id"],
            "title": row["title"] or row["id"],
            "link": links[i] if links else None,
            "because": row["must_read_because"] or "",
            "levels": [row[f"p{n}_level"] for n in PRINCIPLES],
            "words": [level_name(row[f"p{n}_level"]) for n in PRINCIPLES],
            "sure": [in_words(c) if (c := row[f"p{n}_certainty"]) is not None else "" for n in PRINCIPLES],
            "evidence": screening.evidence(i),
        }
        lines.append(json.dumps(detail, ensure_ascii=False).replace("<", "\\u003c"))
    return lines
