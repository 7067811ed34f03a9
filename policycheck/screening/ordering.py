"""The order of rows: by file name, or by one named principle or criterion. Never by a total.

Ties and near-ties are said to be such: a place that chance could swap is no place.
"""

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from policycheck.errors import PolicycheckError
from policycheck.rating.certainty import in_words
from policycheck.rubric.model import Rubric

_PRINCIPLE = re.compile(r"p?([1-8])")
_NUMBERS = re.compile(r"(\d+)")
Row = Mapping[str, Any]


def check_named(sort: str, rubric: Rubric) -> str:
    """The name to sort by: "p4" for a principle, or the id of a criterion.

    Raises:
        PolicycheckError: it is neither. Totals are refused on purpose.
    """
    if match := _PRINCIPLE.fullmatch(sort.strip().lower()):
        return f"p{match[1]}"
    if any(criterion.id == sort for criterion in rubric.criteria):
        return sort
    raise PolicycheckError(
        f"{sort!r} is no principle and no criterion. Rows can be sorted by one principle (p1 to p8) or one "
        "criterion (policycheck rubric list); there is no rank by a total."
    )


def by_name(rows: Sequence[Row]) -> list[int]:
    """Row numbers in the order of their ids, numbers in them read as numbers."""
    return sorted(range(len(rows)), key=lambda i: natural(str(rows[i]["id"])))


def natural(name: str) -> list[tuple[int, int, str]]:
    """A key that puts "letter 2" before "letter 10"."""
    return [
        (0, int(part), "") if part.isdecimal() else (1, 0, part.casefold()) for part in _NUMBERS.split(name) if part
    ]


def ordered(rows: Sequence[Row], sort: str) -> list[tuple[int, str]]:
    """Row numbers with their places, the best answer first, rows without one last.

    Args:
        rows: the rows, in the order that decides between equals.
        sort: a name that ``check_named`` gave.

    Returns:
        pairs of a row's number and its place: "1"; "2=" for a tie; "2≈" where the program is unsure and a row
        with the next value could as well stand there; "" where there is no value.
    """
    values = {i: value for i, row in enumerate(rows) if (value := _value(row, sort)) is not None}
    order = sorted(values, key=lambda i: -values[i])
    sizes: dict[int, int] = {}
    for value in values.values():
        sizes[value] = sizes.get(value, 0) + 1
    first = {values[i]: place for place, i in reversed(list(enumerate(order, start=1)))}
    placed = []
    for i in order:
        near = any(abs(values[i] - other) == 1 for other in first) and _unsure(rows[i], sort)
        mark = "≈" if near else "=" if sizes[values[i]] > 1 else ""
        placed.append((i, f"{first[values[i]]}{mark}"))
    return placed + [(i, "") for i in range(len(rows)) if i not in values]


def _value(row: Row, sort: str) -> int | None:
    """A level (-1 to 4), or for a criterion the strength of its answer, negative where it undermines."""
    if _PRINCIPLE.fullmatch(sort):
        level = row.get(f"{sort}_level")
        return None if level is None else int(level)
    answers = row.get("answers")
    if not answers:
        return None
    worst = 0
    for part in (json.loads(answers).get(sort) or "").split(", "):
        stance, _, strength = part.partition(" ")
        if stance == "undermines":
            return -int(strength)
        if stance == "supports":
            worst = int(strength)
    return worst


def _unsure(row: Row, sort: str) -> bool:
    """True where the row could as well stand one value higher or lower."""
    certainty = row.get(f"p{sort[1]}_certainty")
    return certainty is not None and in_words(certainty) == "unsure"
