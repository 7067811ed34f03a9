"""What the words of a part show about its place: a title or a sentence, open or finished, plumbing or new law."""

import re

_VERBS = re.compile(
    r"\b(?:shall|must|may|will|would|should|can|cannot|could|is|are|was|were|be|been|has|have|had|does|do|did|means?|mean|includes?|"
    r"applies|apply|requires|provides|allows|receives?|enacts?|amends|wants|needs|gets|goes|says)\b|n['’]t\b",
    re.I,
)
_SMALL = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "and",
        "or",
        "to",
        "for",
        "in",
        "on",
        "with",
        "by",
        "from",
        "at",
        "as",
        "per",
        "via",
        "vs",
        "nor",
        "but",
        "into",
        "upon",
        "under",
        "over",
        "who",
        "not",
        "than",
        "after",
        "before",
        "during",
    ]
)
_ABBREVIATED = re.compile(r"(?:\b(?:No|Nos|Dr|Mr|Mrs|Ms|St|Sec|Art|Ch|Pub|Stat|Inc|Co|Corp|Ltd|Jr|Sr|vs|v|et|al|seq|Ord|Res|Rev|Gen|Gov|Sen|Rep|Prof|"
                          r"Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|e\.g|i\.e)|\b[A-Za-z])\.$")  # fmt: skip
# Orders begin with these; a title does not. "1. Call 911. Stay with the person." has no heading.
_ORDERS = frozenset(
    [
        "call",
        "give",
        "stay",
        "use",
        "offer",
        "do",
        "don't",
        "never",
        "always",
        "ask",
        "provide",
        "keep",
        "ensure",
        "make",
        "check",
        "tell",
        "contact",
        "notify",
        "place",
        "administer",
        "call",
        "bring",
        "take",
        "put",
        "start",
        "stop",
        "begin",
        "wait",
        "try",
        "tilt",
        "roll",
        "lay",
        "look",
        "listen",
        "shake",
        "shout",
        "push",
        "breathe",
        "repeat",
        "continue",
        "turn",
        "go",
        "remain",
        "leave",
        "document",
        "record",
        "report",
        "complete",
        "submit",
        "sign",
        "send",
        "store",
        "wear",
        "wash",
        "dispose",
        "remove",
        "avoid",
        "let",
        "help",
        "support",
        "respect",
        "refer",
        "review",
        "inform",
        "explain",
        "discuss",
        "assess",
        "identify",
        "assign",
        "attend",
        "maintain",
        "follow",
        "obtain",
        "be",
        "have",
        "get",
        "see",
        "speak",
        "say",
        "introduce",
        "thank",
        "return",
        "open",
        "close",
        "lock",
        "clean",
        "count",
        "test",
        "carry",
        "move",
        "yes",
        "no",
        "please",
        "however",
        "if",
        "when",
        "any",
        "all",
        "each",
        "every",
        "participants",
        "staff",
        "clients",
        "residents",
        "guests",
        "visitors",
        "members",
        "people",
        "everyone",
        "anyone",
        "someone",
        "nobody",
    ]
)
_NOUNISH = re.compile(
    r"\w{2,}(?:tions?|sions?|ments?|[ae]nces?|it(?:y|ies)|ships?|ages?|ures?|ness|als?|cies|ties|ings?|ers?|ors?|ees?|ies|sis|ics)$",
    re.I,
)
_DEFINITE_RUN_IN = re.compile(r"([^.:;]{2,120}?(?:\.\s?)?(?:\.\s?[—–]|\.--|\.―))\s*(?=\S)")
_OPEN = re.compile(r"(?:[:—–―]|--)[\"”’')\]]*$")
_FOLLOWING = re.compile(r"\b(?:following|as follows|listed below|these|below)\b", re.I)
_CLOSED = re.compile(r"[.!?][\"”’')\]]*$")
_LIST_END = re.compile(r"(?:[;,]|[;,]?\s(?:and|or|and/or|but))[\"”’')\]]*$", re.I)
_PLUMBING = re.compile(
    r"\b(?:is|are) (?:hereby |further )?(?:amended(?! from time)|repealed|replaced|redesignated|renumbered|struck|added|inserted|"
    r"deleted|enacted in lieu)\b|\bby (?:striking|inserting|adding|deleting|substituting|repealing|redesignating)\b|"
    r"\bdesignated as (?:the )?(?:new )?(?:sub)?(?:section|paragraph|division|clause|chapter)|\bto read as follows\b|\benacted in lieu thereof\b|\bnew (?:sub)?(?:section|paragraph|chapter|article|subdivision)s? "
    r"[\w(),.\- ]{1,60}(?:is|are) added\b|\bA new (?:sub)?(?:section|paragraph|subparagraph|chapter|article)\b[^.]{1,40}\bto read\b",
    re.I,
)
_ENACTING = re.compile(
    r"\b(?:be it (?:hereby )?(?:enacted|ordained|resolved)|(?:do|does|hereby) (?:enact|ordain)s?|enacts? as follows|do enact as follows|now,? therefore|agrees? as follows)\b",
    re.I,
)
_NEW_LAW = re.compile(
    r"(?:to read(?: as follows)?|read as follows|the following(?: [\w ()]{1,40})?|(?:is|are) added|new (?:sub)?section)[,:—–\s]*$",
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


def run_in_title(text: str, *, section: bool, marked: bool) -> tuple[int, bool]:
    """The heading that runs into the text ("Purpose.—The Secretary ...").

    Args:
        section: a section's number stands before it.
        marked: some label stands before it.

    Returns:
        Its length, or 0; and whether that is sure. One that is not sure ("First time. The dean may ...") is a heading
        where a brother has one.
    """
    if match := _DEFINITE_RUN_IN.match(text):
        title = match[1]
        if (
            len(title.split()) <= 16
            and text[:1].isupper()
            and not re.search(r"\b(?:shall|must|may|will)\b", title)
        ):
            return match.end(1), True
    if not marked:
        return 0, False
    end = _first_stop(text[:160])
    if not end or end >= len(text) - 2:
        return 0, False
    title, rest = text[: end - 1], text[end:].lstrip()
    words = title.split()
    if (
        not 1 <= len(words) <= 12
        or (not title[:1].isupper() and title[:1] != "[")
        or not re.match(r"[A-Z\"“‘(\[§\d]", rest)
    ):
        return 0, False
    first = words[0].strip('[]"“”').lower()
    if is_sentence(title) or first in _ORDERS or re.search(r"[;:?!]|\d{3}", title):
        return 0, False
    sure = (
        section
        or is_capitals(title)
        or (len(words) > 1 and is_title_case(title))
        or bool(_NOUNISH.fullmatch(first))
    )
    return end, sure


def _first_stop(text: str) -> int:
    """Where the first sentence ends, after its full stop; 0 where it does not end."""
    for match in re.finditer(r"\.(?=\s)", text):
        if not _ABBREVIATED.search(text[: match.end()]):
            return match.end()
    return 0
