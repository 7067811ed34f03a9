"""Rows become a pandas DataFrame with the fixed columns and types."""

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from policycheck.screening.schema import COLUMNS, DOCUMENT_COLUMNS, PANDAS, Column


def frame_of(rows: Iterable[Mapping[str, Any]], columns: tuple[Column, ...] = COLUMNS) -> pd.DataFrame:
    """Make the frame. A value that a row lacks is empty; a value that no column has is a mistake.

    Args:
        rows: column -> value, one mapping a document.
        columns: the columns, in order.

    Raises:
        KeyError: a row holds a name that is no column.
    """
    listed = list(rows)
    known = {column.name for column in columns}
    for row in listed:
        if unknown := set(row) - known:
            raise KeyError(f"no such column: {', '.join(sorted(unknown))}")
    return pd.DataFrame({c.name: pd.Series([row.get(c.name) for row in listed], dtype=PANDAS[c.kind]) for c in columns})


def empty_frame() -> pd.DataFrame:
    """What ``review_frame`` gives for no documents; Dask takes it as ``meta``."""
    return frame_of([], DOCUMENT_COLUMNS)
