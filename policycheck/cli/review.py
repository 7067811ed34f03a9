"""``policycheck review FILE``: read a document and print its review."""

import sys
from pathlib import Path

import click

from policycheck.cli.output import write_report
from policycheck.reports import AUDIENCES, FORMATS, Options, form_of, render


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("file")
@click.option("-o", "--out", help="Write the review to this file instead of the screen.")
@click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMATS)),
    help="Default: by the ending of the file that it is written to, else markdown.",
)
@click.option("--audience", type=click.Choice(AUDIENCES), default="designer", show_default=True)
@click.option(
    "--language", default="en", show_default=True, help="Language of the review's own words: en or es."
)
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
    help="Exit with 1 if a principle is contrary, or if there is a critical finding.",
)
def review(
    file: str,
    out: str | None,
    form: str | None,
    audience: str,
    language: str,
    templates: Path | None,
    rubric: str | None,
    kind: str | None,
    fail_on: str | None,
) -> int:
    """Review FILE against the eight principles. Use - to read text from standard input."""
    from policycheck.documents import document_from_bytes, open_document
    from policycheck.rating.review import review_document
    from policycheck.rubric import load_rubric

    options = Options(audience, language, templates)
    loaded = load_rubric(rubric)
    if file == "-":
        document = document_from_bytes(sys.stdin.buffer.read(), "standard input")
    else:
        document = open_document(file)
    result = review_document(document, rubric=loaded, kind=kind)
    write_report(render(result, form or form_of(out), options), out)
    contrary = any(rating.level is not None and rating.level < 0 for rating in result.principles)
    return int((fail_on == "contrary" and contrary) or (fail_on == "critical" and bool(result.critical)))
