"""A screening's outputs: one file by its ending, or a folder with all of them and each document's review."""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from policycheck.errors import PolicycheckError
from policycheck.files import write_bytes
from policycheck.screening.lock import only_writer

if TYPE_CHECKING:
    from policycheck.screening.result import Screening

# ending -> module with ``made(screening) -> bytes``
ENDINGS: dict[str, str] = {
    ".csv": "policycheck.screening.outputs.csv_table",
    ".html": "policycheck.screening.outputs.page",
    ".jsonl": "policycheck.screening.outputs.jsonl",
    ".md": "policycheck.screening.outputs.markdown",
    ".parquet": "policycheck.screening.outputs.parquet",
    ".xlsx": "policycheck.screening.outputs.spreadsheet",
}
Made = Callable[["Screening"], bytes]


def is_folder(out: Path) -> bool:
    """True where ``out`` names a folder: it is one, or its name has no ending."""
    return out.is_dir() or not out.suffix


def check_out(out: Path) -> None:
    """Raise PolicycheckError, before any work is done, where ``out`` is no output that can be made."""
    if not is_folder(out) and out.suffix.lower() not in ENDINGS:
        known = ", ".join(ENDINGS)
        raise PolicycheckError(f"{out}: an output ends in one of {known}, or is a folder (a name without ending)")
    if out.suffix.lower() == ".parquet" and not is_folder(out):
        import_module(ENDINGS[".parquet"]).check_installed()


def maker(ending: str) -> Made:
    """The function that makes the table with this ending."""
    made: Made = import_module(ENDINGS[ending]).made
    return made


def write(screening: "Screening", out: Path) -> None:
    """Write an output, whole or not at all. Raises PolicycheckError."""
    with only_writer(out, screening.store.path.parent / "locks"):
        write_unlocked(screening, out)


def write_unlocked(screening: "Screening", out: Path) -> None:
    """Write an output for one who holds its lock already. Raises PolicycheckError."""
    check_out(out)
    if is_folder(out):
        from policycheck.screening.outputs.folder import write_folder

        write_folder(screening, out)
    else:
        write_bytes(maker(out.suffix.lower())(screening), out)
