"""``policycheck tally FILE RESPONSE...``: the board's review, from filled sheets."""

from pathlib import Path, PurePath

import click

from policycheck.cli.configured import CONFIG, policy_as_told
from policycheck.cli.output import write_report
from policycheck.cli.reading import HowToRead, reading_options

_FORMS = {"markdown": ".md", "html": ".html", "json": ".json"}


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("file")
@click.argument("responses", nargs=-1, required=True, metavar="RESPONSE...")
@click.option("-o", "--out", help="Write the board's review to this file instead of the screen.")
@click.option(
    "--format",
    "form",
    type=click.Choice(list(_FORMS)),
    help="Default: by the ending of the file that it is written to, else markdown.",
)
@click.option("--reply", "replies", multiple=True, help="A filled reply sheet, to merge; may be given again.")
@click.option("--reply-sheet", help="Also write the sheet for the organisation's reply (.html or .docx).")
@click.option("--review", "full", help="Also write the whole review, with the board's levels in it.")
@click.option("--rubric", help="Name or path of the rubric to read against (default: harm-reduction).")
@click.option("--kind", help="Kind of document, as `policycheck rubric list` names them.")
@CONFIG
@reading_options()
def tally(
    file: str,
    responses: tuple[str, ...],
    out: str | None,
    form: str | None,
    replies: tuple[str, ...],
    reply_sheet: str | None,
    full: str | None,
    rubric: str | None,
    kind: str | None,
    config: Path | None,
    how: HowToRead,
) -> None:
    """Put together what readers wrote in RESPONSEs about FILE: .html, .docx and .xlsx sheets."""
    from policycheck.boards import report
    from policycheck.boards.points import points
    from policycheck.boards.policy import sheet_bytes, tally_files
    from policycheck.boards.reply import load_reply, merge, reply_form
    from policycheck.reports import form_of, render

    parts, review = policy_as_told(file, rubric, kind, config, how)
    found, gathered = tally_files(parts, review, responses)
    owed = points(found)
    merged = merge(owed, [reply for path in replies for reply in load_reply(path)])
    for number, name, told in gathered.troubles:
        for line in told:
            click.echo(f"policycheck: sheet {number} ({name}): {line}", err=True)
    if reply_sheet:
        sheet = reply_form(found.review.title, found.stamp, owed)
        write_report(sheet_bytes(sheet, reply_sheet, (".html", ".docx")), reply_sheet)
    if full:
        write_report(render(found.review, form_of(full)), full)
    ending = PurePath(out).suffix.lower() if out else ""
    chosen = form or next((name for name, known in _FORMS.items() if known == ending), "markdown")
    write = {"markdown": report.board_markdown, "html": report.board_html, "json": report.board_json}[chosen]
    write_report(write(found, merged), out)
