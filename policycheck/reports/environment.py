"""The one way in which templates run: sandboxed, strict, and with the same helpers everywhere."""

from pathlib import Path, PurePath

from jinja2 import ChoiceLoader, FileSystemLoader, PackageLoader, StrictUndefined
from jinja2.sandbox import SandboxedEnvironment

from policycheck.rating.certainty import in_words
from policycheck.rating.levels import LEVEL_NAMES
from policycheck.reports.plain import markdown_safe, one_line, shorten


def environment(templates: Path | None = None, *, html: bool = False) -> SandboxedEnvironment:
    """Make the environment.

    Args:
        templates: a folder of the user's own templates, which take the place of ours by name.
        html: escape everything for HTML.
    """
    own = [FileSystemLoader(str(templates))] if templates else []
    env = SandboxedEnvironment(
        loader=ChoiceLoader([*own, PackageLoader("policycheck.reports", "templates")]),
        autoescape=html,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    env.filters.update(
        filename=filename,
        md=markdown_safe,
        line=one_line,
        short=shorten,
        percent=percent,
        sure=in_words,
        first_capital=first_capital,
        level_name=level_name,
    )
    return env


def first_capital(text: str) -> str:
    """The text with a capital first letter and the rest as it is."""
    return text[:1].upper() + text[1:]


def level_name(level: int | None) -> str:
    """A level (-1 to 4, or None for "not read") in the word that the message catalogues know."""
    return "not read" if level is None else LEVEL_NAMES[level]


def percent(share: float | None) -> str:
    """A share (0 to 1) in whole percent."""
    return "–" if share is None else f"{share * 100:.0f}%"


def filename(name: str) -> str:
    """The last part of a path: a review that is passed on must not tell where the file lay."""
    return PurePath(name.replace("\\", "/")).name or name
