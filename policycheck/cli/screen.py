"""``policycheck screen PATH... -o OUT``: many documents side by side, none lost."""

import signal
from pathlib import Path
from typing import NoReturn

import click

from policycheck.cli.configured import CONFIG
from policycheck.cli.output import write_bytes
from policycheck.cli.reading import HowToRead, reading_options


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("paths", nargs=-1, required=True)
@click.option(
    "-o",
    "--out",
    required=True,
    type=click.Path(path_type=Path),
    help="A .csv, .xlsx, .html, .md, .jsonl or .parquet file, or a folder for all of them and each review.",
)
@click.option("--rubric", help="Name or path of the rubric to read against (default: harm-reduction).")
@click.option("--kind", help="Kind of all documents; guessed for each if not given.")
@CONFIG
@click.option("--sort", help="Order by one principle (p4) or one criterion. There is no rank by a total.")
@click.option("--blind", is_flag=True, help="Hide the applicants' names in all outputs, as far as known.")
@click.option(
    "--blind-key",
    type=click.Path(path_type=Path, dir_okay=False),
    help="With --blind: write to this CSV file which number is which file.",
)
@click.option("--jobs", type=click.IntRange(min=1), help="Processes that read; default: the cores.")
# less memory than this holds no reader, before any document
@reading_options(seconds=180, memory=click.IntRange(min=512))
@click.option(
    "--store",
    type=click.Path(path_type=Path, dir_okay=False),
    help="File in which results are kept for the next run; default: in your own cache folder.",
)
@click.option("--dask", metavar="ADDRESS", help="Read on the Dask cluster with this scheduler.")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but what went wrong.")
def screen(
    paths: tuple[str, ...],
    out: Path,
    rubric: str | None,
    kind: str | None,
    config: Path | None,
    sort: str | None,
    blind: bool,
    blind_key: Path | None,
    jobs: int | None,
    how: HowToRead,
    store: Path | None,
    dask: str | None,
    quiet: bool,
) -> int:
    """Screen the documents in PATHS (folders, files, zip archives, patterns) side by side.

    What was read is kept: the same command again reads only what is new, changed or failed. Ctrl-C ends it
    cleanly; the same command goes on where it ended.
    """
    from policycheck.configuration import FILE, Configuration, load_configuration
    from policycheck.screening.intake import lies_in
    from policycheck.screening.lock import only_writer
    from policycheck.screening.outputs import check_out, write_unlocked
    from policycheck.screening.progress import Progress
    from policycheck.screening.run import LIMITS
    from policycheck.screening.run import screen as run
    from policycheck.screening.store import default_place

    # Who screens a folder from inside it must not be steered by a file that an applicant put there.
    untrusted = config is None and lies_in(Path(FILE), paths)
    settings = Configuration() if untrusted else load_configuration(config)
    check_out(out)
    if blind_key and not blind:
        raise click.UsageError("--blind-key goes with --blind")
    signal.signal(signal.SIGTERM, _stop)  # who ends the process politely gets what is done, as with Ctrl-C
    progress = Progress(quiet=quiet)
    place = store or default_place()
    with only_writer(out, place.parent / "locks"):
        result = run(
            paths, rubric=rubric or settings.rubric, kind=kind or settings.kind, jobs=jobs, sort=sort,
            blind=blind, changes=how.changes, ocr=how.ocr,
            limits=how.limits(LIMITS),  # not the settings' limits, which are those of one document read alone
            thresholds=settings.thresholds, store=place, cluster=dask, out=out, progress=progress,
        )  # fmt: skip
        write_unlocked(result, out)
        if blind_key:
            write_bytes(result.key_table(), blind_key)
    counts = result.counts
    progress.end(
        f"{out}: {len(result.rows):,} documents, {counts['failed']:,} could not be read, "
        f"{len(result.aside):,} files left aside"
    )
    if not blind:
        for file in result.aside:
            progress.note(f"left aside: {file.name} ({file.reason})")
        for row in result.rows:
            if row["status"] == "failed":
                progress.note(f"not read: {row['id']}: {row['reason']}")
    if result.stopped:
        click.echo(
            f"policycheck: stopped: {counts['waiting']:,} documents wait; the same command goes on", err=True
        )
    return 2 if result.stopped else 0


def _stop(number: int, frame: object) -> NoReturn:
    raise KeyboardInterrupt
