"""What each part is for: recital, definition, contents, reference, signature, amendment, history, body."""

import re

from policycheck.documents.model import Role
from policycheck.documents.structure import wording
from policycheck.documents.structure.parts import Part

_REFERENCES = re.compile(
    r"^(?:(?:list of )?references|bibliography|works cited|literature(?: cited)?|sources(?: cited)?|"
    r"citations|end ?notes|"
    r"footnotes|further reading|(?:legal|cross|related) references?|authorit(?:y|ies)(?: and references)?)$",
    re.I,
)
_HISTORY = re.compile(
    r"^(?:(?:revision |version |document |legislative |amendment |administrative |change )?history|"
    r"editorial notes|"
    r"statutory notes.*|history notes?|source|credits|amendments|(?:document )?(?:version|"
    r"change) (?:control|log)|revisions?)$",
    re.I,
)
_DEFINITIONS = re.compile(r"\b(?:definitions?|defined terms|glossary|terms used|interpretation)\b", re.I)
_RECITALS = re.compile(
    r"^(?:recitals?|preamble|whereas|background and recitals|(?:legislative )?findings(?: .{0,40})?)\.?$",
    re.I,
)
_CONTENTS = re.compile(r"^(?:table of )?contents\.?$|^index$", re.I)
_SIGNATURES = re.compile(
    r"^(?:signatures?|signature (?:page|block)|approvals?|acknowledge?ment(?: of receipt)?|sign[- ]?off|"
    r"in witness whereof.*)$",
    re.I,
)
_WHEREAS = re.compile(r"(?:\(?[\w]{1,4}[.)]\s*)?whereas\b", re.I)
_DEFINES = re.compile(
    r"(?:(?:in|for the purposes? of|as used in) (?:this|the) [\w ]{1,40},? )?(?:the terms? )?"
    r"[\"“‘'][^\"”]{1,120}[\"”’'](?:,? (?:or|and) [\"“‘'][^\"”]{1,80}[\"”’'])*,?\s*(?:\([^)]{1,60}\)\s*)?"
    r"(?:also )?(?:means?|has the (?:same )?meaning|shall have the (?:same )?meaning|shall mean|refers? to|"
    r"is defined as|includes?|shall (?:not )?include|consists of|:)"
    r"|(?-i:[A-Z])[\w\- ]{1,60} (?:means(?! (?:by|of|to|for)\b)|has the meaning|"
    r"shall have the meaning|is defined as)\b",
    re.I,
)
_SIGNS = re.compile(
    r"_{5,}|\.{12,}|^(?:signed|signature|approved by|adopted by|printed? name|name and title|"
    r"witness(?:ed by)?|"
    r"date signed|by|attest|countersigned)\b[^.]{0,50}[:_]|^/s/",
    re.I,
)
_HISTORY_LINE = re.compile(
    r"^[(\[]?\s*(?:Ord\.? No|Ord\b|Amended by|Added by|Source:|Repealed by|Renumbered|Formerly|"
    r"Added \d|Acts? \d{4}|"
    r"Laws? \d{4}|L\.? \d{4}|(?:Effective|Eff\.|Adopted|Revised|Last (?:revised|reviewed|updated)|"
    r"Reviewed|Approved)"
    r"(?: date)?:?\s+(?:on )?(?:\d|[A-Z][a-z]{2,8}\.? \d)|Pub\. ?L\.|\d{4}, c\. \d|"
    r"[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}, \d+ Stat|(?:[A-Z]\.[A-Z]\. )?(?:Law|Act) \d+-\d+$)",
    re.I,
)
_CITATION = re.compile(
    r"\b(?:doi:|https?://doi|et al\.|\d{4};\s?\d+|\d+\(\d+\):\s?\d+|retrieved from|"
    r"accessed (?:on )?[A-Z\d]|vol\. \d+|"
    r"pp?\. \d+[–-]\d+)|\(\d{4}[a-z]?\)\.",
    re.I,
)
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
    above = [_title(heading) for heading in part.above]
    return _role_of_heading(part) if part.heading else _role_of_text(part, above)


def _role_of_heading(part: Part) -> Role:
    """A heading has the role of what stands under it only for the lists that nobody reads as text."""
    title = _title(part)
    if _REFERENCES.match(title):
        return "reference"
    if _CONTENTS.match(title):
        return "contents"
    return "history" if _HISTORY.match(title) or _HISTORY_LINE.match(part.text) else "body"


def _role_of_text(part: Part, above: list[str]) -> Role:
    text = part.text
    nearest = above[-1] if above else ""
    if any(map(_REFERENCES.match, above)) or (part.kind == "footnote" and _CITATION.search(text)):
        return "reference"
    if _CONTENTS.match(nearest):
        return "contents"
    if _HISTORY_LINE.match(text) or _HISTORY.match(nearest):
        return "history"
    signs = _SIGNATURES.match(nearest) and len(text) < 80 and not wording.is_sentence(text)
    if signs or (len(text) < 400 and _SIGNS.search(text)):
        return "signature"
    is_long_title = len(part.above) < 2 and _LONG_TITLE.match(text)
    if is_long_title or wording.is_plumbing(part.words) or wording.is_enacting(text):
        return "amendment"
    if _WHEREAS.match(text) or any(map(_RECITALS.match, above[-2:])):
        return "recital"
    return "definition" if _is_definition(part, above) else "body"


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
    """Find tables of contents: titles in a row that come again as headings, or that end in leaders and a page
    number.
    """
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
    """Find parts that only repeat the words that an amendment strikes and inserts, as some publishers print
    them.
    """
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
