"""One review, several faces: every report is made from the same Review.

A face is a row of ``FORMATS``; its file is loaded when the face is asked for.
"""

from collections.abc import Callable
from importlib import import_module
from pathlib import PurePath
from typing import TYPE_CHECKING

from policycheck.errors import PolicycheckError
from policycheck.reports.options import AUDIENCES, PLAIN, Options

if TYPE_CHECKING:
    from policycheck.rating.model import Review

    Face = Callable[[Review, Options], str | bytes]

__all__ = ["AUDIENCES", "FORMATS", "PLAIN", "Options", "form_of", "render"]

# name -> (module, function, ending of its files). The function takes (review, options), gives text or bytes.
FORMATS: dict[str, tuple[str, str, str]] = {
    "markdown": ("policycheck.reports.markdown", "markdown", ".md"),
    "html": ("policycheck.reports.html", "html", ".html"),
    "json": ("policycheck.reports.json_report", "to_json", ".json"),
    "sarif": ("policycheck.reports.sarif", "sarif", ".sarif"),
    "docx": ("policycheck.reports.docx", "docx", ".docx"),
    "github": ("policycheck.reports.github", "github", ".annotations"),
}


def form_of(out: str | None) -> str:
    """The format that the ending of a file's name asks for; Markdown where it names none."""
    endings = {ending: form for form, (_, _, ending) in FORMATS.items()}
    return endings.get(PurePath(out).suffix.lower(), "markdown") if out else "markdown"


def render(review: "Review", form: str = "markdown", options: Options = PLAIN) -> str | bytes:
    """The review in one of its faces.

    Args:
        review: the review.
        form: a name of ``FORMATS``.
        options: for whom, in which language, by which templates.

    Raises:
        PolicycheckError: there is no such format, audience or language, or a template of the user's fails.
    """
    if form not in FORMATS:
        raise PolicycheckError(f"no format {form!r}; use one of: {', '.join(FORMATS)}")
    module, function, _ = FORMATS[form]
    face: Face = getattr(import_module(module), function)
    return face(review, options) if options.templates is None else _by_own_templates(face, review, options)


def _by_own_templates(face: "Face", review: "Review", options: Options) -> str | bytes:
    from jinja2 import TemplateError

    try:
        return face(review, options)
    except (TemplateError, KeyError) as error:
        # A template that cannot be parsed knows its file and line; a mistake in running one may not.
        place = f"{getattr(error, 'name', None) or options.templates}:{getattr(error, 'lineno', '') or ''}"
        raise PolicycheckError(f"{place.rstrip(':')}: this template fails ({error})") from error
