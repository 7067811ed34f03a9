"""``policycheck review FILE``: read a document and print its review."""

import sys

import click

from policycheck.cli.configured import Told, report_options
from policycheck.cli.output import write_report
from policycheck.cli.reading import HowToRead, reading_options
from policycheck.reports import AUDIENCES, FORMATS, form_of, render


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("file")
@report_options("review", FORMATS)
@click.option("--audience", type=click.Choice(AUDIENCES), help="For whom the review is [default: designer].")
@click.option(
    "--fail-on",
    type=click.Choice(["contrary", "critical"]),
    help="Exit with 1 if a principle is contrary, or if a critical finding stands that nobody accepted.",
)
@reading_options()
def review(file: str, told: Told, audience: str | None, fail_on: str | None, how: HowToRead) -> int:
    """Review FILE against the eight principles. Use - to read from standard input."""
    from policycheck.configuration import load_configuration
    from policycheck.documents import document_from_bytes, open_document
    from policycheck.rating.acceptance import accept, contrary, open_critical
    from policycheck.rating.review import review_document
    from policycheck.rubric import load_rubric

    settings = load_configuration(told.config)
    options = told.options(settings, audience)
    loaded = load_rubric(told.rubric or settings.rubric)
    limits = how.limits(settings.limits)
    if file == "-":
        data = sys.stdin.buffer.read(limits.bytes + 1)
        document = document_from_bytes(data, "standard input", changes=how.changes, ocr=how.ocr, limits=limits)
    else:
        document = open_document(file, changes=how.changes, ocr=how.ocr, limits=limits)
    reviewed = review_document(
        document, rubric=loaded, kind=told.kind or settings.kind, thresholds=settings.thresholds
    )
    result = accept(reviewed, settings.accepted)
    write_report(render(result, told.form or form_of(told.out), options), told.out)
    condition = fail_on or settings.fail_on
    if condition == "contrary":
        return int(bool(contrary(result)))
    return int(condition == "critical" and bool(open_critical(result)))
