"""Sentences of a text, with exact offsets.

The work is done by nupunkt (docs/decisions/0010-sentences.md says why): it knows "D.C. Official Code §
7-404(a)(1)", "No. 5" and "et seq.". It was trained on court decisions, where "bed", "free" or "tax" before a
full stop were cut words; here they end sentences, and a second step sets those ends.
"""

import re
from collections.abc import Iterator

from nupunkt import sent_spans

from policycheck.documents.model import Span

# nupunkt ends a sentence after these; a reader does not. The sentence goes on over the boundary.
_MARKER_ALONE = re.compile(r"(?:§+\s*[\w.\-–]+|\(?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})[.)])")
_REFERENCE = re.compile(
    r"(?:^|[\s(\[“\"])(?:[Nn]os?|[Aa]rts?|[Pp]aras?|[Ss]ecs?|[Cc]h|[Pp]ts?|[Rr]egs?|[Ff]ig|[Ss]ubd|[Ss]ubsecs?|[Cc]l|"
    r"[Vv]ol|[Pp]p|vs|[Cc]f|i\.e|e\.g|viz)\.\Z"
)
_LOOK_BACK = 12
# A plain word, its full stop, and a capital.
_END = re.compile(r"(?<![\w.'’\-])(?P<word>[a-z]{2,}|[A-Z]{3,})[.!?][\"”’)\]]*\s+(?=[\"“‘(\[]?[A-Z])")
_ABBREVIATION_WORDS = """
al amend ann app approx art arts ave bankr blvd ca cert cf ch cir cl co col corp ct dept dist div dr
ed eds eg est et ex exec ext fig figs ft gen gov hon hr hrs ib ibid ie inc jr lb lbs ltd max mfg mg
min misc ml mo mos mr mrs ms mt no nos op ord oz para paras pp prof pt pts reg regs rel rep res rev
rd sec secs sen ser sess sq sr st stat subch subd subdiv subpar subsec supp tel tit univ viz vol
vols vs yr yrs
"""
_ABBREVIATIONS = frozenset(_ABBREVIATION_WORDS.split())


def sentences(text: str) -> list[Span]:
    """Split a text into sentences.

    Returns:
        Spans in order, without the white space between them; each holds at least one character that is no
        space. Linear time; several million characters a second.
    """
    spans: list[Span] = []
    for start, end in _pieces(text):
        while end > start and text[end - 1].isspace():
            end -= 1
        while start < end and text[start].isspace():
            start += 1
        if start == end:
            continue
        if spans and _goes_on(text, spans[-1]):
            spans[-1] = Span(spans[-1].start, end)
        else:
            spans.append(Span(start, end))
    return spans


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    for start, end in sent_spans(text):
        for match in _END.finditer(text, start, end):
            if match["word"].lower() not in _ABBREVIATIONS:
                yield start, match.end()
                start = match.end()
        yield start, end


def _goes_on(text: str, span: Span) -> bool:
    if span.end - span.start <= _LOOK_BACK and _MARKER_ALONE.fullmatch(text, span.start, span.end):
        return True
    return bool(_REFERENCE.search(text, max(span.start, span.end - _LOOK_BACK), span.end))
