"""Many documents side by side: one row a document, none lost, none turned down by a number.

The names below load on first use, so that a worker process loads what it needs and nothing more.
"""

from importlib import import_module
from typing import Any

_HOMES = {
    "COLUMNS": "policycheck.screening.schema",
    "Screening": "policycheck.screening.result",
    "empty_frame": "policycheck.screening.table",
    "review_frame": "policycheck.screening.frames",
    "screen": "policycheck.screening.run",
    "spark_schema": "policycheck.screening.schema",
}

__all__ = ["COLUMNS", "Screening", "empty_frame", "review_frame", "screen", "spark_schema"]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'policycheck.screening' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
