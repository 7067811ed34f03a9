"""policycheck: review a program or policy document against the eight principles of harm reduction.

The names below are the public Python interface; they load on first use, so that importing the package
costs nothing.
"""

from importlib import import_module
from typing import Any

__version__ = "0.1.0"

_HOMES = {
    "review": "policycheck.rating.review",
    "review_text": "policycheck.rating.review",
    "Review": "policycheck.rating.review",
    "read_provision": "policycheck.reading.reader",
    "Finding": "policycheck.reading.model",
    "PolicycheckError": "policycheck.errors",
}

__all__ = ["Finding", "PolicycheckError", "Review", "read_provision", "review", "review_text"]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'policycheck' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
