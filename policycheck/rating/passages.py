"""What makes a passage the same passage, here and in the next draft: its words, not its number."""

import hashlib
import re

from policycheck.reading.model import Finding
from policycheck.reading.normal import fold

# labels that a new draft renumbers: "3.2", "(b)", "Section 4.", "•", "iv)"
_LABEL = re.compile(
    r"^\W*(?:(?:section|article|rule|part|§)\s*)?"
    r"(?:\d{1,3}(?:\.\d{1,3})+[.):]*(?=[\s(])\s*|\(?(?:\d{1,3}|[a-z]|[ivxl]{1,6})[.):]+\s*)*",
    re.IGNORECASE,
)


def without_label(text: str) -> str:
    """The text without the label that it starts with."""
    return text[_LABEL.match(text).end() :] or text  # type: ignore[union-attr]


def plain_words(text: str) -> tuple[str, ...]:
    """The words of a text in small letters, without its label, marks and spaces."""
    kept = without_label(fold(text)).casefold()
    return tuple("".join(c if c.isalnum() else " " for c in kept).split())


def passage_words(finding: Finding) -> tuple[str, ...]:
    """The words of a finding's passage: its lead-in and the provision itself."""
    return plain_words(finding.lead_in) + plain_words(finding.quote)


def fingerprint(finding: Finding) -> str:
    """Sixteen hexadecimal digits for a principle, a stance and a passage.

    They stay when the passage moves, is renumbered or is set in other type, and change with its words.
    """
    parts = (str(finding.principle), finding.stance, *passage_words(finding))
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]
