"""``policycheck rubric``: list, explain and check the criteria that documents are read against."""

from pathlib import Path

import click

from policycheck.cli.configured import CONFIG
from policycheck.cli.reading import HowToRead, reading_options

_RUBRIC = click.option(
    "--rubric", "source", metavar="NAME_OR_PATH", help="A shipped rubric, or the path of your own."
)


@click.group()
def rubric() -> None:
    """List, explain and check the criteria that documents are read against."""


@rubric.command("list")
@_RUBRIC
def list_(source: str | None) -> None:
    """List the principles and criteria of a rubric."""
    from policycheck.rubric import load_rubric, shipped_rubrics

    loaded = load_rubric(source)
    click.echo(f"{loaded.name} {loaded.version}: {loaded.title} (hash {loaded.hash[:12]})")
    for principle in loaded.principles:
        click.echo(f"\n{principle.number} {principle.title}")
        for criterion in loaded.criteria:
            if criterion.principle == principle.number:
                click.echo(f"  {criterion.id}: {criterion.question}" + " (critical)" * criterion.critical)
    click.echo(f"\nDocument kinds: {', '.join(kind.name for kind in loaded.kinds)}")
    click.echo(f"Shipped rubrics: {', '.join(shipped_rubrics())}")


@rubric.command()
@click.argument("ident", metavar="ID")
@_RUBRIC
def explain(ident: str, source: str | None) -> None:
    """Explain what ID names: a principle (4), a criterion, a term, a word or a document kind."""
    from policycheck.rubric import load_rubric
    from policycheck.rubric.explain import explain

    click.echo(explain(load_rubric(source), ident))


@rubric.command()
@click.argument("path", required=False, metavar="[NAME_OR_PATH]")
@click.option("--quiet", is_flag=True, help="Print the totals and what fails, not a line for each criterion.")
@click.pass_context
def check(ctx: click.Context, path: str | None, quiet: bool) -> None:
    """Check a rubric, and run its cases through the whole reading.

    Held cases are counted and fail nothing: they measure, and nothing may be fitted to them. Exit code 1
    says that another case fails which is not marked as a known miss; 2, that the rubric has a mistake.
    """
    from policycheck.cli.case_table import case_table
    from policycheck.reading.cases import run_cases
    from policycheck.rubric import DEFAULT
    from policycheck.rubric.cases import case_mistakes
    from policycheck.rubric.load import load_draft

    loaded, draft = load_draft(path or DEFAULT)
    outcomes = run_cases(loaded)
    click.echo(case_table(loaded, outcomes, quiet=quiet), nl=False)
    mistakes = case_mistakes(loaded, draft)
    for mistake in mistakes:
        click.echo(f"policycheck: {mistake}", err=True)
    ctx.exit(2 if mistakes else 1 if any(outcome.fails for outcome in outcomes) else 0)


@rubric.command()
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Write it to this file."
)
def schema(output: Path | None) -> None:
    """Print the JSON Schema of rubric files, with which an editor completes and checks what you write."""
    from policycheck.rubric.schema import schema_text

    if output is None:
        click.echo(schema_text(), nl=False)
    else:
        output.write_text(schema_text(), encoding="utf-8", newline="\n")


@rubric.command()
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder that holds the pages and nothing else.",
)
@click.option("--check", is_flag=True, help="Write nothing; exit with 1 if a page is not current.")
@_RUBRIC
def docs(output: Path, check: bool, source: str | None) -> int:
    """Write a page for each criterion, made from the rubric, and an index."""
    from policycheck.cli.pages import stale_pages, write_pages
    from policycheck.reports.criteria import criteria_pages
    from policycheck.rubric import load_rubric

    pages = dict(criteria_pages(load_rubric(source)))
    if check:
        stale = stale_pages(pages, output)
        for name in stale:
            click.echo(f"policycheck: {output / name} is not current", err=True)
        return int(bool(stale))
    write_pages(pages, output)
    click.echo(f"{len(pages)} pages in {output}")
    return 0


@rubric.command()
@click.argument("file")
@click.argument("responses", nargs=-1, required=True, metavar="RESPONSE...")
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="The board's own rubric file; it must not be there yet.",
)
@click.option("--name", default="our-board", show_default=True, help="What the board's rubric is called.")
@click.option("--least", default=2, show_default=True, help="People who must have given an answer on a part.")
@click.option("--kind", help="Kind of document, as `policycheck rubric list` names them.")
@_RUBRIC
@CONFIG
@reading_options()
def learn(
    file: str,
    responses: tuple[str, ...],
    output: Path,
    name: str,
    least: int,
    kind: str | None,
    source: str | None,
    config: Path | None,
    how: HowToRead,
) -> None:
    """Turn what a board said of FILE into cases in a rubric file of the board's own.

    RESPONSEs are filled sheets. A part on which most people see it in another way than the program, or that
    they added, becomes a case; the next review with this file takes their answer. The shipped rubric does not
    change. To build on what the board said before, name its file with --rubric.
    """
    from policycheck.boards.learn import learn_file
    from policycheck.configuration import load_configuration

    settings = load_configuration(config)
    count = learn_file(
        file, responses, output, name=name, base=source or settings.rubric, least=least, kind=kind or settings.kind,
        changes=how.changes, ocr=how.ocr, limits=how.limits(settings.limits),
        thresholds=settings.thresholds,
    )  # fmt: skip
    click.echo(f"{count} {'case' if count == 1 else 'cases'} in {output}")
