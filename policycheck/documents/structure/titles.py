"""The title of a document: as the file says, else its first heading that names the whole."""

from policycheck.documents.structure.parts import Part
from policycheck.documents.structure.wording import is_sentence

_FIRST = 12  # parts at the top that may be the title


def find_title(parts: list[Part], given: str) -> str:
    """Return the title. The part that bears it, if any, becomes a title and heads nothing."""
    told = " ".join(given.split())
    for part in parts[:_FIRST]:
        if part.raw.kind == "title" or (told and _same(part.text, told)):
            _make_title(part)
            return told or part.text
    part = _only_top_heading(parts)
    if part is not None:
        _make_title(part)
        return told or part.text
    return told or _first_words(parts)


def _only_top_heading(parts: list[Part]) -> Part | None:
    """The first part, where it is a heading of a kind that comes once, and names no numbered part."""
    if not parts or not parts[0].heading or parts[0].markers:
        return None
    first = parts[0]
    if first.heading[0] in ("weak", "run-in"):
        return None
    others = sum(1 for part in parts[1:] if part.heading == first.heading)
    return first if not others or first.heading == ("level", 1) and others == 0 else None


def _first_words(parts: list[Part]) -> str:
    """The innermost of the headings at the top whose kind comes once: "Title 21 > Chapter 13 > § 856 Premises"."""
    kinds: dict[tuple, int] = {}
    for part in parts:
        kinds[part.heading] = kinds.get(part.heading, 0) + 1
    best = ""
    for part in parts[:_FIRST]:
        if not part.heading or kinds[part.heading] > 1:
            break
        best = part.text
    first = next((part.text for part in parts[:_FIRST] if part.heading), parts[0].text if parts else "")
    return best or (first if len(first) <= 140 and not is_sentence(first) else "")


def _make_title(part: Part) -> None:
    part.kind = "title"
    part.heading = ()


def _same(one: str, other: str) -> bool:
    return one.casefold().strip(" .") == other.casefold().strip(" .")
