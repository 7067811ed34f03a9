"""Provisions that say nothing for the document itself: definitions, references, signatures, others' words."""

import re

from policycheck.reading.model import Provision
from policycheck.reading.normal import fold

_SILENT_ROLES = frozenset({"definition", "contents", "reference", "signature", "history", "quotation"})
_DEFINITION = re.compile(
    r'^\W*(?:\(\w{1,4}\)\s*)?(?:the (?:term|word|phrase|expression)s?\s+)?"[^"]{2,80}"\s*(?:,[^,]{1,60},\s*)?'
    r"(?:means?|includes?|refers? to|has the meaning|have the meaning|is defined|shall mean)\b",
    re.IGNORECASE,
)


def speaks(provision: Provision) -> bool:
    """True where the provision can carry a finding: it stands in the document's own voice and is no definition."""
    if provision.role in _SILENT_ROLES:
        return False
    return not _DEFINITION.match(fold(provision.text)[:400])
