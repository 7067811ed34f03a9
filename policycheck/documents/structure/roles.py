"""What each part is for: recital, definition, contents, reference, signature, amendment, history; else body."""

import re

from policycheck.documents.model import Role
from policycheck.documents.structure import wording
from policycheck.documents.structure.parts import Part

_REFERENCES = re.compile(
    r"^(?:(?:list of )?references|bibliography|works cited|literature(?: cited)?|sources(?: cited)?|citations|end ?notes|footnotes|"
    r"further reading|(?:legal|cross|related) references?|authorit(?:y|ies)(?: and references)?)$", re.I
)  # fmt: skip
_HISTORY = re.compile(
    r"^(?:(?:revision |version |document |legislative |amendment |administrative |change )?history|editorial notes|statutory notes.*|"
    r"history notes?|source|credits|amendments|(?:document )?(?:version|change) (?:control|log)|revisions?)$", re.I
)  # fmt: skip
_DEFINITIONS = re.compile(r"\b(?:definitions?|defined terms|glossary|terms used|interpretation)\b", re.I)
_RECITALS = re.compile(
    r"^(?:recitals?|preamble|whereas|background and recitals|(?:legislative )?findings(?: .{0,40})?)\.?$",
    re.I,
)
_CONTENTS = re.compile(r"^(?:table of )?contents\.?$|^index$", re.I)
_SIGNATURES = re.compile(
    r"^(?:signatures?|signature (?:page|block)|approvals?|acknowledge?ment(?: of receipt)?|sign[- ]?off|in witness whereof.*)$",
    re.I,
)

_WHEREAS = re.compile(r"(?:\(?[\w]{1,4}[.)]\s*)?whereas\b", re.I)
_DEFINES = re.compile(
    r"(?:(?:in|for the purposes? of|as used in) (?:this|the) [\w ]{1,40},? )?(?:the terms? )?[\"“‘'][^\"”]{1,120}[\"”’'](?:,? (?:or|and) [\"“‘'][^\"”]{1,80}[\"”’'])*,?\s*"
    r"(?:\([^)]{1,60}\)\s*)?(?:also )?(?:means?|has the (?:same )?meaning|shall have the (?:same )?meaning|shall mean|refers? to|is defined as|"
    r"includes?|shall (?:not )?include|consists of|:)|(?-i:[A-Z])[\w\- ]{1,60} (?:means(?! (?:by|of|to|for)\b)|has the meaning|shall have the meaning|is defined as)\b", re.I
)  # fmt: skip
_SIGNS = re.compile(
    r"_{5,}|\.{12,}|^(?:signed|signature|approved by|adopted by|printed? name|name and title|witness(?:ed by)?|date signed|"
    r"by|attest|countersigned)\b[^.]{0,50}[:_]|^/s/", re.I
)  # fmt: skip
_HISTORY_LINE = re.compile(
    r"^[(\[]?\s*(?:Ord\.? No|Ord\b|Amended by|Added by|Source:|Repealed by|Renumbered|Formerly|Added \d|Acts? \d{4}|Laws? \d{4}|L\. \d{4}|"
    r"(?:Effective|Eff\.|Adopted|Revised|Last (?:revised|reviewed|updated)|Reviewed|Approved)(?: date)?:?\s+(?:on )?(?:\d|[A-Z][a-z]{2,8}\.? \d)|"
    r"Pub\. ?L\.|\d{4}, c\. \d|[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}, \d+ Stat|(?:[A-Z]\.[A-Z]\. )?(?:Law|Act) \d+-\d+$)", re.I
)  # fmt: skip
_CITATION = re.compile(
    r"\b(?:doi:|https?://doi|et al\.|\d{4};\s?\d+|\d+\(\d+\):\s?\d+|retrieved from|accessed (?:on )?[A-Z\d]|(?:Vol|vol)\. \d+|pp?\. \d+[–-]\d+)|\(\d{4}[a-z]?\)\.", re.I
)  # fmt: skip
_LEADERS = re.compile(r"(?:\.\s?){4,}\s*\d{1,4}$|\t\d{1,4}$|\s{3,}\d{1,4}$")
_LONG_TITLE = re.compile(
    r"^(?:AN ACT|A BILL|AN ORDINANCE|A RESOLUTION|An Act|A Bill|An Ordinance|A Resolution)\b"
)


def give_roles(parts: list[Part]) -> None:
    """Set ``role`` of every part that has none. Runs when headings and nesting are known."""
    for part in parts:
        if part.role == "body":
            part.role = _role(part)


def _role(part: Part) -> Role:
    text = part.text
    above = [_title(heading) for heading in part.above]
    nearest = above[-1] if above else ""
    if part.heading:
        # A heading has the role of what stands under it only for the lists that nobody reads as text.
        title = _title(part)
        for pattern, role in ((_REFERENCES, "reference"), (_HISTORY, "history"), (_CONTENTS, "contents")):
            if pattern.match(title):
                return role
        return "history" if _HISTORY_LINE.match(text) else "body"
    if any(_REFERENCES.match(title) for title in above) or (
        part.kind == "footnote" and _CITATION.search(text)
    ):
        return "reference"
    if any(_CONTENTS.match(title) for title in above[-1:]):
        return "contents"
    if _HISTORY_LINE.match(text) or any(_HISTORY.match(title) for title in above[-1:]):
        return "history"
    if (_SIGNS.search(text) and len(text) < 400) or (
        _SIGNATURES.match(nearest) and len(text) < 80 and not wording.is_sentence(text)
    ):
        return "signature"
    if (
        wording.is_plumbing(part.words)
        or wording.is_enacting(text)
        or (_LONG_TITLE.match(text) and len(part.above) < 2)
    ):
        return "amendment"
    if _WHEREAS.match(text) or any(_RECITALS.match(title) for title in above[-2:]):
        return "recital"
    if _is_definition(part, above):
        return "definition"
    return "body"


def _is_definition(part: Part, above: list[str]) -> bool:
    if _DEFINES.match(part.words):
        return True
    if any(_DEFINITIONS.search(title) and len(title.split()) <= 8 for title in above):
        return True
    return any(_DEFINES.match(other.text[start:end]) for other, start, end in part.leads)


def _title(heading: Part) -> str:
    words = heading.text if heading.markers and heading.markers[0].is_container else heading.words
    return words.strip(" .:—–-") or heading.text


def mark_asides(parts: list[Part]) -> None:
    """Set the role of parts that stand aside of the text and open or close nothing.

    Runs when headings are known and before nesting.
    """
    for part in parts:
        part.role = part.raw.role or part.role
        if part.heading and not part.markers and part.heading[0] != "level" and _HISTORY.match(_title(part)):
            part.heading = ("aside",)
    _mark_contents(parts)
    _mark_quoted_fragments(parts)


def _mark_contents(parts: list[Part]) -> None:
    """Find tables of contents: titles in a row that come again as headings, or that end in leaders and a page number."""
    heads: dict[str, int] = {}
    for index, part in enumerate(parts):
        if part.heading:
            heads[_folded(part.text)] = index
    candidates = [
        index
        for index, part in enumerate(parts)
        if len(part.text) < 160
        and (_LEADERS.search(part.text) or heads.get(_folded(_LEADERS.sub("", part.text)), -1) > index)
    ]
    listed = set(candidates)
    for index in candidates:
        row = (index - 1 in listed) or (index + 1 in listed)
        if row or _CONTENTS.match(_title(parts[index - 1]) if index else ""):
            parts[index].role, parts[index].heading = "contents", ()
            if index and _CONTENTS.match(_title(parts[index - 1])):
                parts[index - 1].role, parts[index - 1].heading = "contents", ()


_NUMBER_WORD = re.compile(r"^(?:section|sec\.?|§+|article|chapter|part|regulation)\s*", re.I)


def _folded(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", " ", _NUMBER_WORD.sub("", text).lower()).strip()


def _mark_quoted_fragments(parts: list[Part]) -> None:
    """Find parts that only repeat the words that an amendment strikes and inserts, as some publishers print them."""
    quoted: set[str] = set()
    for part in parts:
        if wording.is_plumbing(part.text):
            quoted = {_folded(words) for words in re.findall(r"[\"“]([^\"”]{1,400})[\"”]", part.text)}
            continue
        rest = _folded(part.text)
        for words in sorted(quoted, key=len, reverse=True):
            rest = rest.replace(words, "", 1).strip()
        if quoted and len(part.text) < 400 and not part.markers and not rest:
            part.role, part.heading = "amendment", ()
        else:
            quoted = set()
