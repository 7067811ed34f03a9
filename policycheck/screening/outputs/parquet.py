"""The rows as Parquet, for those who go on with them in a data tool."""

import io
from importlib.util import find_spec

from policycheck.errors import PolicycheckError
from policycheck.screening.result import Screening


def check_installed() -> None:
    """Raise PolicycheckError where the library for it is missing: it is large, and few need it."""
    if find_spec("pyarrow") is None:
        raise PolicycheckError(
            'a .parquet file needs pyarrow, which is not installed: pip install "policycheck[parquet]"'
        )


def made(screening: Screening) -> bytes:
    """The frame with its types. Raises PolicycheckError where pyarrow is missing."""
    check_installed()
    stream = io.BytesIO()
    screening.frame.to_parquet(stream, engine="pyarrow", index=False)
    return stream.getvalue()
