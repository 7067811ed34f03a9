"""``policycheck review FILE``: read a document and print its review."""

import sys

import click

from policycheck.cli.output import write_text


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("file")
@click.option("-o", "--out", help="Write the review to this file instead of the screen.")
@click.option("--format", "form", type=click.Choice(["markdown", "json"]), default="markdown", show_default=True)
@click.option("--rubric", help="Name or path of the rubric to read against (default: harm-reduction).")
@click.option("--kind", help="Kind of document, as `policycheck rubric list` names them; guessed if not given.")
@click.option(
    "--fail-on",
    type=click.Choice(["contrary", "critical"]),
    help="Exit with 1 if a principle is contrary, or if there is a critical finding.",
)
def review(file: str, out: str | None, form: str, rubric: str | None, kind: str | None, fail_on: str | None) -> int:
    """Review FILE against the eight principles. Use - to read text from standard input."""
    from policycheck.documents import document_from_bytes, open_document
    from policycheck.rating.review import review_document
    from policycheck.rubric import load_rubric

    loaded = load_rubric(rubric)
    if file == "-":
        document = document_from_bytes(sys.stdin.buffer.read(), "standard input")
    else:
        document = open_document(file)
    result = review_document(document, rubric=loaded, kind=kind)
    write_text(result.to_json() if form == "json" else result.to_markdown(), out)
    contrary = any(rating.level is not None and rating.level < 0 for rating in result.principles)
    return int((fail_on == "contrary" and contrary) or (fail_on == "critical" and bool(result.critical)))
