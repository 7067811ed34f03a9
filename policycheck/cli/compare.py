"""``policycheck compare OLD NEW``: whether the next draft is better, and where it is worse."""

import click

from policycheck.cli.configured import Told, report_options
from policycheck.cli.output import write_report
from policycheck.cli.reading import HowToRead, reading_options
from policycheck.reports.comparison import FORMATS, form_of, render


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("old")
@click.argument("new")
@report_options("comparison", FORMATS)
@click.option(
    "--reply",
    "replies",
    multiple=True,
    help="A filled reply to a board: show what was promised beside what changed.",
)
@click.option(
    "--fail-on",
    type=click.Choice(["worse", "critical"]),
    help="Exit with 1 if the new draft is worse on the whole, or has a new critical finding.",
)
@reading_options()
def compare(
    old: str, new: str, told: Told, replies: tuple[str, ...], fail_on: str | None, how: HowToRead
) -> int:
    """Compare two drafts. OLD and NEW are documents, or reviews that were kept as .json."""
    from policycheck.comparing import compare_files
    from policycheck.configuration import load_configuration
    from policycheck.rubric import load_rubric

    settings = load_configuration(told.config)
    options = told.options(settings)
    loaded = load_rubric(told.rubric or settings.rubric)
    comparison = compare_files(
        old,
        new,
        rubric=loaded,
        kind=told.kind or settings.kind,
        changes=how.changes,
        ocr=how.ocr,
        limits=how.limits(settings.limits),
        thresholds=settings.thresholds,
    )
    if replies:
        from policycheck.boards.reply import load_reply
        from policycheck.comparing.promises import with_promises

        comparison = with_promises(
            comparison, [reply for path in replies for reply in load_reply(path) if reply.given]
        )
    write_report(render(comparison, loaded, told.form or form_of(told.out), options), told.out)
    worse = comparison.verdict in ("worse", "mostly-worse")
    new_critical = [change.finding for change in comparison.changes if change.newly_critical]
    critical = any(not any(kept.covers(f) for kept in settings.accepted) for f in new_critical)
    return int((fail_on == "worse" and worse) or (fail_on == "critical" and critical))
