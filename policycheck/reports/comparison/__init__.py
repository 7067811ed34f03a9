"""One comparison, several faces; each is loaded when it is asked for."""

from importlib import import_module
from pathlib import PurePath
from typing import TYPE_CHECKING

from policycheck.errors import PolicycheckError
from policycheck.reports.options import PLAIN, Options

if TYPE_CHECKING:
    from policycheck.comparing.model import Comparison
    from policycheck.rubric.model import Rubric

__all__ = ["FORMATS", "form_of", "render"]

# name -> (module, function, ending). The function takes (comparison, rubric, options).
FORMATS: dict[str, tuple[str, str, str]] = {
    "markdown": ("policycheck.reports.comparison.markdown", "markdown", ".md"),
    "html": ("policycheck.reports.comparison.html", "html", ".html"),
    "json": ("policycheck.reports.comparison.json_report", "to_json", ".json"),
    "docx": ("policycheck.reports.comparison.docx", "docx", ".docx"),
}


def form_of(out: str | None) -> str:
    """The format that the ending of a file's name asks for; Markdown where it names none."""
    endings = {ending: form for form, (_, _, ending) in FORMATS.items()}
    return endings.get(PurePath(out).suffix.lower(), "markdown") if out else "markdown"


def render(
    comparison: "Comparison", rubric: "Rubric", form: str = "markdown", options: Options = PLAIN
) -> str | bytes:
    """The comparison in one of its faces.

    Args:
        comparison: the comparison.
        rubric: the rubric that explains the criteria.
        form: a name of ``FORMATS``.
        options: in which language, by which templates; it is the same for every audience.

    Raises:
        PolicycheckError: there is no such format or language.
    """
    if form not in FORMATS:
        raise PolicycheckError(f"no format {form!r}; use one of: {', '.join(FORMATS)}")
    module, function, _ = FORMATS[form]
    rendered: str | bytes = getattr(import_module(module), function)(comparison, rubric, options)
    return rendered
