"""What the words of a part show about its place: title or sentence, open or finished, plumbing or new law."""

import re

_VERBS = re.compile(
    r"\b(?:shall|must|may|will|would|should|can|cannot|could|is|are|was|were|be|been|has|have|had|"
    r"does|do|did|means?|mean|"
    r"includes?|applies|apply|requires|provides|allows|receives?|enacts?|amends|wants|needs|gets|goes|"
    r"says)\b|n['’]t\b",
    re.I,
)
_SMALL_WORDS = (
    "a an the of and or to for in on with by from at as per via vs nor but into upon under over who not than "
    "after before during"
)
_SMALL = frozenset(_SMALL_WORDS.split())
_OPEN = re.compile(r"(?:[:—–―]|--)[\"”’')\]]*$")
_FOLLOWING = re.compile(r"\b(?:following|as follows|listed below|these|below)\b", re.I)
_CLOSED = re.compile(r"[.!?][\"”’')\]]*$")
_LIST_END = re.compile(r"(?:[;,]|[;,]?\s(?:and|or|and/or|but))[\"”’')\]]*$", re.I)
_PLUMBING = re.compile(
    r"\b(?:is|are) (?:hereby |further )?(?:amended(?! from time)|repealed|replaced|redesignated|"
    r"renumbered|struck|added|"
    r"inserted|deleted|enacted in lieu)\b"
    r"|\bby (?:striking|inserting|adding|deleting|substituting|repealing|redesignating)\b"
    r"|\bdesignated as (?:the )?(?:new )?(?:sub)?(?:section|paragraph|division|clause|chapter)"
    r"|\bto read as follows\b|\benacted in lieu thereof\b"
    r"|\bnew (?:sub)?(?:section|paragraph|chapter|article|subdivision)s? [\w(),.\- ]{1,60}(?:is|are) added\b"
    r"|\bA new (?:sub)?(?:section|paragraph|subparagraph|chapter|article)\b[^.]{1,40}\bto read\b",
    re.I,
)
_ENACTING = re.compile(
    r"\b(?:be it (?:hereby )?(?:enacted|ordained|resolved)|(?:do|does|hereby) (?:enact|ordain)s?|"
    r"enacts? as follows|"
    r"do enact as follows|now,? therefore|agrees? as follows)\b",
    re.I,
)
_NEW_LAW = re.compile(
    r"(?:to read(?: as follows)?|read as follows|the following(?: [\w ()]{1,40})?|(?:is|are) added|"
    r"new (?:sub)?section)"
    r"[,:—–\s]*$",
    re.I,
)


def is_sentence(text: str) -> bool:
    """Whether it holds a verb that no title holds."""
    return bool(_VERBS.search(text))


def is_open(text: str) -> bool:
    """Whether more must follow: it ends with a colon or a dash, or has no end at all."""
    return bool(_OPEN.search(text)) or not (_CLOSED.search(text) or text.endswith(";"))


def ends_with_colon(text: str) -> bool:
    """Whether a list or new words are announced by its last sign."""
    return bool(_OPEN.search(text))


def announces(sentence: str) -> bool:
    """Whether a finished sentence says that a list follows."""
    return bool(_FOLLOWING.search(sentence))


def is_closed(text: str) -> bool:
    """Whether it ends as a sentence ends."""
    return bool(_CLOSED.search(text))


def goes_on_as_list(text: str) -> bool:
    """Whether it ends as the items of a list end, but the last: "...;", "...; and"."""
    return bool(_LIST_END.search(text))


def is_plumbing(text: str) -> bool:
    """Whether it tells how another law is changed rather than what people do."""
    return bool(_PLUMBING.search(text[:2000]))


def is_enacting(text: str) -> bool:
    """Whether it is the enacting words of a law."""
    return len(text) < 400 and bool(_ENACTING.search(text))


def brings_new_law(text: str) -> bool:
    """Whether the words after it are those of another law that it changes."""
    return bool(_NEW_LAW.search(text[-80:])) and is_plumbing(text)


def is_capitals(text: str) -> bool:
    """Whether all its letters, at least three, are capitals."""
    letters = [character for character in text if character.isalpha()]
    return len(letters) >= max(3, 0.55 * sum(map(len, text.split()))) and all(
        character.isupper() for character in letters
    )


def is_title_case(text: str) -> bool:
    """Whether every word that is not small begins with a capital."""
    words = [word for word in re.findall(r"[^\W\d_][\w'’\-]*", text) if word.lower() not in _SMALL]
    return bool(words) and sum(word[0].isupper() for word in words) >= 0.75 * len(words)
