"""The title of a document: as the file says, else its first heading that names the whole."""

import re

from policycheck.documents.structure.parts import Part
from policycheck.documents.structure.wording import is_sentence, is_title_case

_NAMES = re.compile(
    r"\b(?:bill|act|ordinance|resolution|policy|policies|law|regulations?|plan|protocol|rules|"
    r"guidelines?|code|"
    r"procedures?|agreement|handbook|manual|proposal)\b",
    re.I,
)
_NUMBER = re.compile(r"\bNo\.? ?\d.{0,12}$")  # "Policy No. 4.12" counts the document and does not name it
_MAX_WORDS = 16
_LONG_TITLE = re.compile(
    r"(?:An?|THE) (?:Act|Bill|Ordinance|Resolution) (?:to|relating|concerning|for)\b", re.I
)
_CITED = re.compile(r"cited as (?:the )?(?:[\"“]([^\"”]{3,200}?)[.,]?[\"”]|([A-Z][^.\"“]{3,150}Act)\b)", re.I)
_FIRST_LAW = 40  # parts at the top of a law that may say how it is cited
_FIRST = 12  # parts at the top that may be the title


def find_title(parts: list[Part], given: str) -> str:
    """Return the title. The part that bears it, if any, becomes a title and heads nothing."""
    told = " ".join(given.split())
    for part in parts[:_FIRST]:
        if part.raw.kind == "title" or (told and _same(part.text, told)):
            _make_title(part)
            return told or part.text
    top = _only_top_heading(parts)
    if top is not None:
        _make_title(top)
        return told or top.text
    return told or _cited(parts) or _first_words(parts)


def _cited(parts: list[Part]) -> str:
    """The name that a law gives itself."""
    for part in parts[:_FIRST_LAW]:
        if "cited as" in part.text.lower() and (match := _CITED.search(part.text)):
            return match[1] or match[2]
    return ""


def _only_top_heading(parts: list[Part]) -> Part | None:
    """The first part, where it is a heading of a kind that comes once, and names no numbered part."""
    if not parts or not parts[0].heading or parts[0].markers:
        return None
    first = parts[0]
    # A line that stands alone over a plain text is its title, as the one large heading is elsewhere.
    if _is_name(first) or first.heading[0] == "weak":
        return first
    if first.heading[0] == "run-in":
        return None
    others = sum(1 for part in parts[1:] if part.heading == first.heading)
    return first if not others or (first.heading == ("level", 1) and others == 0) else None


def _first_words(parts: list[Part]) -> str:
    """What a reader would call it: the innermost heading at the top whose kind comes once, or a name ("...
    Act").
    """
    kinds: dict[tuple, int] = {}
    for part in parts:
        kinds[part.heading] = kinds.get(part.heading, 0) + 1
    named = best = ""
    in_front = True
    for part in parts[:_FIRST]:
        if part.role == "contents" or (len(part.text) > 200 and is_sentence(part.text)):
            break
        if not named and _is_name(part):
            named = part.text
        in_front = in_front and bool(part.heading) and kinds[part.heading] == 1
        best = part.text if in_front else best
    first = next((part.text for part in parts[:_FIRST] if part.heading), parts[0].text if parts else "")
    return best or named or (first if len(first) <= 140 and not is_sentence(first) else "")


def _is_name(part: Part) -> bool:
    words = part.words
    if not _NAMES.search(words) or _LONG_TITLE.match(words) or _NUMBER.search(words):
        return False
    if len(words.split()) > _MAX_WORDS or is_sentence(words) or not is_title_case(words):
        return False
    return bool(part.heading) or words[-1].isalnum()


def _make_title(part: Part) -> None:
    part.kind = "title"
    part.heading = ()


def _same(one: str, other: str) -> bool:
    return one.casefold().strip(" .") == other.casefold().strip(" .")
