"""``policycheck compare OLD NEW``: whether the next draft is better, and where it is worse."""

from pathlib import Path

import click

from policycheck.cli.configured import config_option, options_of
from policycheck.cli.output import write_report
from policycheck.reports.comparison import FORMATS, form_of, render


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("old")
@click.argument("new")
@click.option("-o", "--out", help="Write the comparison to this file instead of the screen.")
@click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMATS)),
    help="Default: by the ending of the file that it is written to, else markdown.",
)
@click.option("--language", help="Language of the comparison: en or es [default: en].")
@click.option(
    "--templates",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder of your own templates, which take the place of ours by name.",
)
@click.option(
    "--reply",
    "replies",
    multiple=True,
    help="A filled reply to a board: show what was promised beside what changed.",
)
@click.option("--rubric", help="Name or path of the rubric to read against (default: harm-reduction).")
@click.option("--kind", help="Kind of document, for both drafts; guessed from the new one if not given.")
@click.option(
    "--fail-on",
    type=click.Choice(["worse", "critical"]),
    help="Exit with 1 if the new draft is worse on the whole, or has a new critical finding.",
)
@config_option
def compare(
    old: str,
    new: str,
    out: str | None,
    form: str | None,
    language: str | None,
    templates: Path | None,
    replies: tuple[str, ...],
    rubric: str | None,
    kind: str | None,
    fail_on: str | None,
    config: Path | None,
) -> int:
    """Compare two drafts. OLD and NEW are documents, or reviews that were kept as .json."""
    from policycheck.comparing import compare_files
    from policycheck.configuration import load_configuration
    from policycheck.rubric import load_rubric

    settings = load_configuration(config)
    options = options_of(settings, audience=None, language=language, templates=templates)
    loaded = load_rubric(rubric or settings.rubric)
    comparison = compare_files(old, new, rubric=loaded, kind=kind or settings.kind, limits=settings.limits)
    if replies:
        from policycheck.boards.reply import promises_in
        from policycheck.comparing.promises import with_promises

        comparison = with_promises(comparison, promises_in(replies))
    write_report(render(comparison, loaded, form or form_of(out), options), out)
    worse = comparison.verdict in ("worse", "mostly-worse")
    new_critical = [change.finding for change in comparison.changes if change.newly_critical]
    critical = any(not any(kept.covers(f) for kept in settings.accepted) for f in new_critical)
    return int((fail_on == "worse" and worse) or (fail_on == "critical" and critical))
