"""What only the whole batch can tell: near-duplicates, and whom the program reads badly."""

from collections.abc import Iterable, Mapping, Sequence
from statistics import fmean
from string import ascii_uppercase
from typing import Any

from policycheck.rating.certainty import in_words
from policycheck.screening.alike import groups
from policycheck.screening.must_read import because
from policycheck.screening.schema import FAILED, PRINCIPLES, READ, WAITING

_LENGTHS = ((0, "under 1,000 words"), (1000, "1,000 to 3,000 words"), (3000, "3,000 to 6,000 words"),
            (6000, "6,000 words and more"))  # fmt: skip
Row = dict[str, Any]


def with_groups(rows: Sequence[Row], signatures: Sequence[str]) -> list[Row]:
    """The rows with the columns of near-duplicates, and that as a reason to read them.

    Args:
        rows: in the order in which groups get their letters.
        signatures: of each row; "" where there is none.
    """
    found = groups(signatures)
    sizes: dict[int, int] = {}
    for number, _ in found:
        sizes[number] = sizes.get(number, 0) + 1
    done = []
    for row, (number, similar) in zip(rows, found, strict=True):
        size = sizes[number] if number >= 0 else 0
        why = because(row, size)
        row = row | {"must_read": bool(why), "must_read_because": "; ".join(why)}
        if size:
            row |= {"group": _letter(number), "group_size": size, "group_alike": similar}
        done.append(row)
    return done


def spread(rows: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """How certainty and what could not be read spread over kinds, formats, languages and lengths.

    Returns:
        one dict a group of documents: ``by`` ("kind", "format", "language", "length"), ``value``,
        ``documents``, ``failed``, ``unread`` (mean share), ``unsure`` (share of levels that the program is
        unsure of), ``certainty`` (mean), ``must_read`` (share). Shares are None where nothing was read.
    """
    table = []
    for by, label in (("kind", _column("kind")), ("format", _column("format")),
                      ("language", _column("language")), ("length", _length)):  # fmt: skip
        parts: dict[str, list[Mapping[str, Any]]] = {}
        for row in rows:
            if row.get("status") != WAITING:
                parts.setdefault(label(row), []).append(row)
        order = [name for _, name in _LENGTHS]
        for value in sorted(parts, key=lambda v: (order.index(v) if v in order else -len(parts[v]), v)):
            table.append({"by": by, "value": value, **_measured(parts[value])})
    return table


def _measured(rows: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    known = [row for row in rows if row.get("status") not in (FAILED, WAITING)]
    sure = [row[f"p{n}_certainty"] for row in known for n in PRINCIPLES if row.get(f"p{n}_certainty") is not None]
    return {
        "documents": len(rows),
        "failed": len(rows) - len(known),
        "unread": _mean(row["unread_share"] for row in known),
        "unsure": _mean(in_words(share) == "unsure" for share in sure),
        "certainty": _mean(sure),
        "must_read": _mean(bool(row.get("must_read")) for row in rows),
    }


def _mean(values: Iterable[float]) -> float | None:
    listed = list(values)
    return round(fmean(listed), 3) if listed else None


def _column(name: str):
    return lambda row: str(row.get(name) or "not known")


def _length(row: Mapping[str, Any]) -> str:
    words = row.get("words")
    if words is None:
        return "not known"
    return [name for least, name in _LENGTHS if words >= least][-1]


def _letter(number: int) -> str:
    """A, B, ... Z, AA, AB, ..."""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, len(ascii_uppercase))
        letters = ascii_uppercase[rest] + letters
    return letters


def counted(rows: Sequence[Mapping[str, Any]]) -> dict[str, int]:
    """How many rows have each status."""
    counts = dict.fromkeys((READ, "partly read", FAILED, WAITING), 0)
    for row in rows:
        counts[row["status"]] += 1
    return counts
