"""The settings that commands share: what the command line says goes before what ``policycheck.toml`` says."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from policycheck.configuration import Configuration
    from policycheck.reports.options import Options

config_option = click.option(
    "--config",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Settings and kept decisions [default: policycheck.toml in the working folder].",
)


def options_of(
    settings: "Configuration", *, audience: str | None, language: str | None, templates: Path | None
) -> "Options":
    """The options of a report, by the command line first and the settings second."""
    from policycheck.reports.options import PLAIN, Options

    kept = Path(settings.templates) if settings.templates else None
    return Options(
        audience=audience or settings.audience or PLAIN.audience,
        language=language or settings.language or PLAIN.language,
        templates=templates or kept,
        docs=settings.docs,
    )
