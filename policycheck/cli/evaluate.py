"""``policycheck evaluate LABELLED``: how well the tool agrees with your own labels."""

from pathlib import Path

import click

from policycheck.cli.output import write_text
from policycheck.errors import PolicycheckError


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("labelled", type=click.Path(path_type=Path))
@click.option(
    "--documents", type=click.Path(path_type=Path), help="Folder with the documents that the labels are of."
)
@click.option("--rubric", help="Name or path of the rubric to read against (default: harm-reduction).")
@click.option("--json", "as_data", is_flag=True, help="Print JSON instead of tables.")
@click.option("--cues-only", is_flag=True, help="Read by the cues alone, without the trained reader.")
def evaluate(
    labelled: Path, documents: Path | None, rubric: str | None, as_data: bool, cues_only: bool
) -> None:
    """Read what LABELLED labels, and print how the tool agrees with it.

    LABELLED is a file of JSON lines: provisions, lines of documents, sentences of documents or document levels.
    """
    from policycheck.evaluating import run
    from policycheck.evaluating.labelled import load
    from policycheck.reports.evaluation import as_json, levels_as_text, pairs_as_text
    from policycheck.rubric import load_rubric

    shape, rows = load(labelled)
    loaded = load_rubric(rubric)
    if shape in ("provisions", "lines"):
        answers = run.answers_of(rows, loaded, trained=not cues_only)
    else:
        folder = _folder(labelled, documents, cues_only)
        if shape == "levels":
            levels = run.level_report(rows, folder, loaded)
            write_text(as_json(levels) if as_data else levels_as_text(levels), None)
            return
        answers = run.answers_in_documents(rows, folder, loaded)
    result = run.pair_report(rows, answers)
    write_text(as_json(result) if as_data else pairs_as_text(result), None)


def _folder(labelled: Path, documents: Path | None, cues_only: bool) -> Path:
    if documents is None:
        raise PolicycheckError(f"{labelled}: these labels are of whole documents. Name their folder with --documents.")
    if cues_only:
        raise PolicycheckError("--cues-only is for provisions and lines; documents are reviewed as they are.")
    return documents
