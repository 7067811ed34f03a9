"""The rows as CSV: UTF-8 with a mark that spreadsheets ask for, and no cell that could run as a formula."""

import csv
import io

from policycheck.screening.outputs.cells import cell
from policycheck.screening.result import Screening
from policycheck.screening.schema import COLUMNS


def made(screening: Screening) -> bytes:
    """The table with a heading and a line a document."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(column.name for column in COLUMNS)
    for row in screening.rows:
        writer.writerow(cell(row.get(column.name)) for column in COLUMNS)
    return stream.getvalue().encode("utf-8-sig")
