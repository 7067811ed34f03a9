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
# an entry of a list of definitions, and the formal parts of an act
_DEFINING = re.compile(
    r"\b(?:terms?|words|expressions|definitions?)\b.{0,80}\b(?:mean(?:s|ings?)?|defin\w+|apply)\b|\bdefinitions\b",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"\([^()]{0,200}\)")  # "(as such term is defined in section 3)" defines nothing here
_FORMAL = re.compile(
    r"^[\W\d]*(?:an act (?:to|for|concerning|relating)\b|this (?:act|part|chapter|section|title|law) (?:may|shall) be (?:cited|known)\b|"
    r".{0,120}\bhas the (?:same )?meaning (?:given|assigned|provided)\b)",
    re.IGNORECASE,
)


def speaks(provision: Provision) -> bool:
    """True where the provision can carry a finding: it stands in the document's own voice and is no definition."""
    if provision.role in _SILENT_ROLES:
        return False
    text = fold(provision.text)[:400]
    if _DEFINITION.match(text) or _FORMAL.match(text):
        return False
    innermost = provision.heading.rsplit(" > ", 1)[-1]
    return not (
        _DEFINING.search(_ASIDE.sub("", provision.lead_in)) or re.fullmatch(r"\W*[\d.§ ]*definitions?\W*", innermost, re.IGNORECASE)
    )
