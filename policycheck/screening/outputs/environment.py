"""Templates of a screening's outputs: sandboxed, strict, with the helpers of the reports."""

from functools import lru_cache
from importlib.resources import files

from jinja2 import PackageLoader, StrictUndefined
from jinja2.sandbox import SandboxedEnvironment

from policycheck.rating.certainty import in_words
from policycheck.rating.levels import LEVEL_NAMES
from policycheck.reports.plain import markdown_safe, one_line, shorten


@lru_cache(maxsize=2)
def environment(*, html: bool) -> SandboxedEnvironment:
    """The environment for Markdown, or for HTML, where everything is escaped."""
    env = SandboxedEnvironment(
        loader=PackageLoader("policycheck.screening", "templates"),
        autoescape=html,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    env.filters.update(md=markdown_safe, line=one_line, short=shorten, percent=percent, sure=in_words)
    env.globals["level_name"] = level_name
    return env


def part(name: str) -> str:
    """A file beside the templates, as it is (a style, a script)."""
    return files("policycheck.screening").joinpath("templates", name).read_text(encoding="utf-8")


def percent(share: float | None) -> str:
    """A share (0 to 1) in whole percent; a dash where there is none."""
    return "–" if share is None else f"{share * 100:.0f}%"


def level_name(level: int | None) -> str:
    """The level in a word."""
    return "not read" if level is None else LEVEL_NAMES[level]
