"""Reviews of texts in a pandas frame: as it is in Dask's ``map_partitions`` and Spark's ``mapInPandas``."""

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from policycheck.errors import PolicycheckError
from policycheck.reading.thresholds import Thresholds
from policycheck.rubric import load_rubric
from policycheck.rubric.model import Rubric
from policycheck.screening.keys import program_line, rubric_line
from policycheck.screening.row import failed_row
from policycheck.screening.schema import DOCUMENT_COLUMNS
from policycheck.screening.table import frame_of
from policycheck.screening.unit import Settings, read_text

if TYPE_CHECKING:
    import pandas as pd


def review_frame(
    frame: "pd.DataFrame",
    *,
    text: str = "text",
    id: str = "id",
    rubric: Rubric | str | Path | None = None,
    kind: str | None = None,
    thresholds: Thresholds | None = None,
) -> "pd.DataFrame":
    """Review the texts of a frame.

    Every row of ``frame`` becomes a row; one whose text cannot be reviewed has the status "failed" and its
    reason. The rubric and the reader are loaded once a process. The function and its arguments pickle.

    Args:
        frame: one document a row.
        text: name of the column of texts.
        id: name of the column that names the documents.
        rubric: a loaded rubric, its name or path (one that each machine has); None is the shipped one.
        kind: the document kind; None guesses it for each.
        thresholds: what calls for a finding or a question; None takes what was calibrated in training.

    Returns:
        a frame with the columns ``schema.DOCUMENT_COLUMNS`` in their order, and the index of ``frame``.

    Raises:
        PolicycheckError: ``frame`` lacks a column, or the rubric holds a mistake.
    """
    for name in (text, id):
        if name not in frame.columns:
            raise PolicycheckError(
                f"the frame has no column {name!r}; its columns: {', '.join(map(str, frame.columns))}"
            )
    loaded = rubric if isinstance(rubric, Rubric) else _rubric(str(rubric) if rubric is not None else None)
    settings = Settings(loaded, kind, thresholds=thresholds)
    rows = [_row(name, words, settings) for name, words in zip(frame[id], frame[text], strict=True)]
    made = frame_of(rows, DOCUMENT_COLUMNS)
    made.index = frame.index
    return made


@lru_cache(maxsize=4)
def _rubric(name: str | None) -> Rubric:
    return load_rubric(name)


def _row(name: Any, words: Any, settings: Settings) -> dict[str, Any]:
    same = {"id": str(name), "rubric": rubric_line(settings), "program": program_line(settings)}
    if not isinstance(words, str):
        return same | failed_row("there is no text")
    try:
        return same | read_text(words, settings).row
    except Exception as error:  # one document must not cost the partition: the row says what happened
        return same | failed_row(f"the program broke on it ({type(error).__name__}: {error})")
