"""``policycheck review FILE``: read a document and print its review."""

import sys
from pathlib import Path

import click

from policycheck.cli.configured import config_option, options_of
from policycheck.cli.output import write_report
from policycheck.reports import AUDIENCES, FORMATS, form_of, render


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("file")
@click.option("-o", "--out", help="Write the review to this file instead of the screen.")
@click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMATS)),
    help="Default: by the ending of the file that it is written to, else markdown.",
)
@click.option("--audience", type=click.Choice(AUDIENCES), help="For whom the review is [default: designer].")
@click.option("--language", help="Language of the review's own words: en or es [default: en].")
@click.option(
    "--templates",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder of your own templates, which take the place of ours by name.",
)
@click.option("--rubric", help="Name or path of the rubric to read against (default: harm-reduction).")
@click.option(
    "--kind", help="Kind of document, as `policycheck rubric list` names them; guessed if not given."
)
@click.option(
    "--fail-on",
    type=click.Choice(["contrary", "critical"]),
    help="Exit with 1 if a principle is contrary, or if a critical finding stands that nobody accepted.",
)
@config_option
def review(
    file: str,
    out: str | None,
    form: str | None,
    audience: str | None,
    language: str | None,
    templates: Path | None,
    rubric: str | None,
    kind: str | None,
    fail_on: str | None,
    config: Path | None,
) -> int:
    """Review FILE against the eight principles. Use - to read text from standard input."""
    from policycheck.configuration import load_configuration
    from policycheck.documents import document_from_bytes, open_document
    from policycheck.rating.acceptance import accept, contrary, open_critical
    from policycheck.rating.review import review_document
    from policycheck.rubric import load_rubric

    settings = load_configuration(config)
    options = options_of(settings, audience=audience, language=language, templates=templates)
    loaded = load_rubric(rubric or settings.rubric)
    if file == "-":
        document = document_from_bytes(sys.stdin.buffer.read(), "standard input", limits=settings.limits)
    else:
        document = open_document(file, limits=settings.limits)
    reviewed = review_document(document, rubric=loaded, kind=kind or settings.kind)
    result = accept(reviewed, settings.accepted)
    write_report(render(result, form or form_of(out), options), out)
    condition = fail_on or settings.fail_on
    if condition == "contrary":
        return int(bool(contrary(result)))
    return int(condition == "critical" and bool(open_critical(result)))
