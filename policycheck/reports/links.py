"""Where the page about a criterion stands, so that a finding can lead to its question, reasons and source."""

from collections.abc import Callable
from urllib.parse import quote

from policycheck.rubric import shipped_rubrics
from policycheck.rubric.model import Rubric

PAGES = "docs/criteria"  # where the pages of the shipped rubrics stand, seen from the top of the project
INDEX = "README.md"  # the page that lists them; under each principle it says what "other" means


def criterion_page(ident: str, rubric: Rubric, base: str | None = None) -> str:
    """The address of the page about a criterion, or "" where there is none.

    Args:
        ident: id of the criterion; "pN.other" has its place in the index.
        rubric: the rubric in force; a criterion that it does not have has no page.
        base: folder or address in which the pages stand, "" for no links. None is the project's own folder
            for a shipped rubric, and no links for a rubric of the user's, whose pages nobody may have made.
    """
    if base is None:
        base = PAGES if rubric.name in shipped_rubrics() else ""
    if not base:
        return ""
    folder = quote(base.replace("\\", "/").rstrip("/"), safe=":/?#@!$&+,;=%~.-_")
    if ident.endswith(".other"):
        return f"{folder}/{INDEX}#{ident}"
    known = any(criterion.id == ident for criterion in rubric.criteria)
    return f"{folder}/{quote(ident)}.md" if known else ""


def page_of(rubric: Rubric, base: str | None = None) -> Callable[[str], str]:
    """``criterion_page`` for one rubric and base, for templates."""
    return lambda ident: criterion_page(ident, rubric, base)


def for_a_page(base: str | None) -> str:
    """The base for links in an HTML page, which may be opened anywhere: an address on the web, or "" for no links."""
    return base if base and is_address(base) else ""


def is_address(base: str) -> bool:
    """True for an address on the web, False for a folder."""
    return base.lower().startswith(("https://", "http://"))
