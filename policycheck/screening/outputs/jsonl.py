"""The rows as JSON lines: the values as they are, null where there is none."""

import json

from policycheck.screening.result import Screening
from policycheck.screening.schema import COLUMNS


def made(screening: Screening) -> bytes:
    """One object a document, its keys in the order of the columns."""
    lines = [
        json.dumps({column.name: row.get(column.name) for column in COLUMNS}, ensure_ascii=False)
        for row in screening.rows
    ]
    return "".join(f"{line}\n" for line in lines).encode("utf-8", "backslashreplace")
