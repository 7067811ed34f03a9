"""Cross-references inside a text: "section 4", "subsection (b)(2)", "Schedule 2", "§ 48-904.01(d)"."""

import re

from policycheck.documents.model import Span

_NUMBER = r"\.?(?:\d[\w]*(?:[.\-–:]\w+)*|[IVXLC]{1,6}\b|[A-Z]\b)?(?:\s?\([\w\-.]{1,5}\))*"
_REFERENCE = re.compile(
    r"(?:\b(?:sub)?(?:sections?|paragraphs?|clauses?|divisions?|chapters?|titles?|parts?)|\b(?:schedules?|appendix|appendices|"
    r"annex(?:es)?|exhibits?|attachments?|articles?|regulations?|rules?|secs?\.)|§{1,2})\s*"
    rf"(?=[\d(.]|[IVXLC]+\b|[A-Z]\b){_NUMBER}(?:(?:,? (?:and|or|to|through) |, )(?=[\d(]){_NUMBER}){{0,8}}",
    re.I,
)


def references_in(text: str) -> list[Span]:
    """Spans of the cross-references of a text, in order. Linear time."""
    return [
        Span(match.start(), match.start() + len(match[0].rstrip(" ,.")))
        for match in _REFERENCE.finditer(text)
        if re.search(r"[\dIVXA-Z(]", match[0][3:]) or "§" in match[0]
    ]
