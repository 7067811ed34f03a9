"""What commands that write a report share: the command line goes before what ``policycheck.toml`` says."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from policycheck.boards.parts import Parts
    from policycheck.cli.reading import HowToRead
    from policycheck.configuration import Configuration
    from policycheck.rating.model import Review
    from policycheck.reports.options import Options

Command = Callable[..., Any]

CONFIG = click.option(
    "--config",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Settings and kept decisions [default: policycheck.toml in the working folder].",
)


@dataclass(frozen=True, slots=True)
class Told:
    """What the command line says of the report; None where it says nothing.

    Attributes:
        out: the file to write, else the screen.
        form: the format.
        language: code of the language of the report's own words.
        templates: folder of the user's own templates.
        rubric: name or path of the rubric.
        kind: the kind of document.
        config: the file of settings and kept decisions.
    """

    out: str | None
    form: str | None
    language: str | None
    templates: Path | None
    rubric: str | None
    kind: str | None
    config: Path | None

    def options(self, settings: "Configuration", audience: str | None = None) -> "Options":
        """The options of the report, by the command line first and the settings second."""
        from policycheck.reports.options import PLAIN, Options

        kept = Path(settings.templates) if settings.templates else None
        return Options(
            audience=audience or settings.audience or PLAIN.audience,
            language=self.language or settings.language or PLAIN.language,
            templates=self.templates or kept,
            docs=settings.docs,
        )


def report_options(what: str, formats: Iterable[str]) -> Callable[[Command], Command]:
    """Add the options that every report has to a command, which gets them together as ``told``.

    Args:
        what: the report, as its help calls it.
        formats: the formats in which it can be had.
    """
    options = [
        click.option("-o", "--out", help=f"Write the {what} to this file instead of the screen."),
        click.option(
            "--format",
            "form",
            type=click.Choice(list(formats)),
            help="Default: by the ending of the file that it is written to, else markdown.",
        ),
        click.option("--language", help=f"Language of the {what}'s own words: en or es [default: en]."),
        click.option(
            "--templates",
            type=click.Path(file_okay=False, path_type=Path),
            help="Folder of your own templates, which take the place of ours by name.",
        ),
        click.option("--rubric", help="Name or path of the rubric to read against (default: harm-reduction)."),
        click.option("--kind", help="Kind of document, as `policycheck rubric list` names them; else guessed."),
        CONFIG,
    ]

    def add(command: Command) -> Command:
        @wraps(command)
        def packed(**given: Any) -> Any:
            told = Told(**{name: given.pop(name) for name in Told.__slots__})
            return command(told=told, **given)

        made: Command = packed
        for option in reversed(options):
            made = option(made)
        return made

    return add


def policy_as_told(
    file: str, rubric: str | None, kind: str | None, config: Path | None, how: "HowToRead"
) -> tuple["Parts", "Review"]:
    """The policy that a board speaks of, read as its review is: by the command line first and the settings second."""
    from policycheck.boards.policy import read_policy
    from policycheck.configuration import load_configuration

    settings = load_configuration(config)
    return read_policy(
        file, rubric or settings.rubric, kind or settings.kind,
        changes=how.changes, ocr=how.ocr, limits=how.limits(settings.limits), thresholds=settings.thresholds,
    )  # fmt: skip
