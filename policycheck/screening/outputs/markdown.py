"""The batch as Markdown: what must be read first, the table, and whom the program reads badly."""

from typing import Any

from policycheck.screening.accountability import IN_MEASURES
from policycheck.screening.outputs import about
from policycheck.screening.outputs.environment import environment
from policycheck.screening.result import Screening
from policycheck.screening.schema import ELEMENTS, PRINCIPLES


def made(screening: Screening) -> bytes:
    """The page as UTF-8."""
    template = environment(html=False).get_template("batch.md.j2")
    text = template.render(
        screening=screening,
        said=about.sentences(screening),
        aside=about.aside(screening),
        limits=about.LIMITS,
        principles=screening.settings.rubric.principles,
        numbers=PRINCIPLES,
        elements=ELEMENTS,
        named=_named,
    )
    return text.encode("utf-8", "backslashreplace")


def _named(row: dict[str, Any]) -> list[str]:
    """Which of who, when, money and measure stand in the document's measures."""
    return [name for name in ELEMENTS if row[name] == IN_MEASURES]
