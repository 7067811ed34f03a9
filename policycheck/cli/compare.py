"""``policycheck compare OLD NEW``: whether the next draft is better, and where it is worse."""

from pathlib import Path

import click

from policycheck.cli.output import write_report
from policycheck.reports.comparison import FORMATS, form_of, render
from policycheck.reports.options import Options


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
@click.option("--language", default="en", show_default=True, help="Language of the comparison: en or es.")
@click.option(
    "--templates",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder of your own templates, which take the place of ours by name.",
)
@click.option("--rubric", help="Name or path of the rubric to read against (default: harm-reduction).")
@click.option("--kind", help="Kind of document, for both drafts; guessed from the new one if not given.")
@click.option(
    "--fail-on",
    type=click.Choice(["worse", "critical"]),
    help="Exit with 1 if the new draft is worse on the whole, or if a critical finding is new.",
)
def compare(
    old: str,
    new: str,
    out: str | None,
    form: str | None,
    language: str,
    templates: Path | None,
    rubric: str | None,
    kind: str | None,
    fail_on: str | None,
) -> int:
    """Compare two drafts. OLD and NEW are documents, or reviews that were kept as .json."""
    from policycheck.comparing import compare_files
    from policycheck.rubric import load_rubric

    options = Options(language=language, templates=templates)
    loaded = load_rubric(rubric)
    comparison = compare_files(old, new, rubric=loaded, kind=kind)
    write_report(render(comparison, loaded, form or form_of(out), options), out)
    worse = comparison.verdict in ("worse", "mostly-worse")
    critical = any(change.newly_critical for change in comparison.changes)
    return int((fail_on == "worse" and worse) or (fail_on == "critical" and critical))
