"""``policycheck worksheet FILE``: a sheet on which people say what they think of their policy."""

from pathlib import Path

import click

from policycheck.cli.configured import CONFIG, policy_as_told
from policycheck.cli.output import write_report
from policycheck.cli.reading import HowToRead, reading_options


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("file")
@click.option(
    "-o", "--out", required=True, help="Where to write it: a name that ends in .html, .docx or .xlsx."
)
@click.option("--blind", is_flag=True, help="Leave out what the program found and the levels that it read.")
@click.option("--for-group", is_flag=True, help="One sheet for a talk: timings, prompts, numbers of hands.")
@click.option("--large-print", is_flag=True, help="Set it in large print.")
@click.option(
    "--most", default=8, show_default=True, help="Parts of the policy shown a question; 0 shows all."
)
@click.option("--without-policy", is_flag=True, help="Leave out the whole policy at the end of the sheet.")
@click.option("--rubric", help="Name or path of the rubric to read against (default: harm-reduction).")
@click.option("--kind", help="Kind of document, as `policycheck rubric list` names them.")
@CONFIG
@reading_options()
def worksheet(
    file: str,
    out: str,
    blind: bool,
    for_group: bool,
    large_print: bool,
    most: int,
    without_policy: bool,
    rubric: str | None,
    kind: str | None,
    config: Path | None,
    how: HowToRead,
) -> None:
    """Make a worksheet about FILE for a board: to fill in on screen, or to print.

    The .xlsx is made for typing in sheets that were filled in on paper, one row a reader.
    """
    from policycheck.boards.policy import sheet_bytes
    from policycheck.boards.worksheet import SheetOptions
    from policycheck.boards.worksheet import worksheet as make

    options = SheetOptions(blind, for_group, large_print, most, not without_policy)
    parts, review = policy_as_told(file, rubric, kind, config, how)
    write_report(sheet_bytes(make(parts, review, options), out), out)
