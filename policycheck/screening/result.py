"""What a screening gives: the frame, and everything that its outputs are made of."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from policycheck.screening.batch import counted, spread
from policycheck.screening.blind import blind_review, blind_value, hidden_names
from policycheck.screening.intake import Aside
from policycheck.screening.outputs.cells import text_cell
from policycheck.screening.store import Store
from policycheck.screening.unit import Settings, unpack

if TYPE_CHECKING:
    import pandas as pd

    from policycheck.rating.model import Review


@dataclass(frozen=True)
class Entry:
    """A document of the batch.

    Attributes:
        name: its path, as the user knows it; in a blind screening it stands in no output.
        key: the key of its result, or "" where it could not even be opened.
    """

    name: str
    key: str


@dataclass(frozen=True)
class Screening:
    """A screened batch. Rows stand in the order of their files' names, or in the order that was asked for.

    Attributes:
        rows: the columns of each document (see ``schema.COLUMNS``).
        entries: the document of each row.
        aside: files that are no documents, and why they were left aside.
        settings: how the documents were read.
        sort: the principle or criterion that gives the order, or None.
        blind: the names of applicants are hidden.
        stopped: it was stopped before every document was read.
        peaks: most memory that a worker process held, in bytes, for each document read in this run.
        seconds: how long reading took.
        jobs: worker processes that write reviews.
    """

    rows: Sequence[dict[str, Any]]
    entries: Sequence[Entry]
    aside: Sequence[Aside]
    settings: Settings
    store: Store = field(repr=False)
    sort: str | None = None
    blind: bool = False
    stopped: bool = False
    peaks: Sequence[int] = ()
    seconds: float = 0.0
    jobs: int = 1

    @property
    def frame(self) -> "pd.DataFrame":
        """The rows as a pandas DataFrame with fixed columns and types."""
        from policycheck.screening.table import frame_of

        return frame_of(self.rows)

    @property
    def counts(self) -> dict[str, int]:
        """How many documents have each status."""
        return counted(self.rows)

    @property
    def spread(self) -> list[dict[str, Any]]:
        """Whom the program reads badly: certainty and unread shares by kind, format, language and length."""
        return spread(self.rows)

    def evidence(self, number: int) -> list[dict[str, Any]]:
        """The quotations beside a row (see ``row.evidence_of``); empty where it was not read."""
        if not self.was_read(number):
            return []
        record = self.store.get(self.entries[number].key)
        return blind_value(record.evidence, self.hidden(number)) if self.blind else record.evidence

    def review(self, number: int) -> "Review":
        """The whole review of a row, names hidden in a blind screening. Raises KeyError: it was not read."""
        entry = self.entries[number]
        review = unpack(self.store.review(entry.key), self.settings.rubric, entry.name)
        return blind_review(review, self.rows[number]["id"], self.hidden(number)) if self.blind else review

    def hidden(self, number: int) -> list[str]:
        """The names that a blind screening hides in a row."""
        entry = self.entries[number]
        record = self.store.get(entry.key)
        return hidden_names(record.names, record.row["title"], entry.name)

    def was_read(self, number: int) -> bool:
        """True where the row has a review."""
        return self.rows[number].get("words") is not None

    def write(self, out: str | Path) -> None:
        """Write a table, by the ending of ``out``, or a folder with all tables and each document's review.

        Raises:
            PolicycheckError: it cannot be written, another screening is writing to it, or what an ending
                needs is not installed.
        """
        from policycheck.screening.outputs import write

        write(self, Path(out))

    def key_table(self) -> bytes:
        """Which number of a blind screening is which file, as CSV: for the one who keeps the names."""
        stream = io.StringIO(newline="")
        writer = csv.writer(stream, lineterminator="\r\n")
        writer.writerow(["id", "file"])
        for row, entry in zip(self.rows, self.entries, strict=True):
            writer.writerow([row["id"], text_cell(entry.name)])
        return stream.getvalue().encode("utf-8-sig")
