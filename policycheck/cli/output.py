"""Where output goes: standard output, or a file that is written whole or not at all."""

import os
import sys
import tempfile
from pathlib import Path

import click

from policycheck.errors import PolicycheckError


def write_text(text: str, out: str | None) -> None:
    """Write UTF-8 text to ``out`` with plain new lines; None or "-" is standard output."""
    if out in (None, "-"):
        click.echo(text, nl=not text.endswith("\n"))
        return
    write_bytes(text.encode("utf-8"), Path(str(out)))


def write_report(report: str | bytes, out: str | None) -> None:
    """Write a report of any format to ``out``; None or "-" is standard output."""
    if isinstance(report, str):
        write_text(report, out)
    elif out in (None, "-"):
        sys.stdout.buffer.write(report)
    else:
        write_bytes(report, Path(str(out)))


def write_bytes(data: bytes, path: Path) -> None:
    """Write a file whole or not at all.

    Raises:
        PolicycheckError: it cannot be written.
    """
    try:
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".policycheck-")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            Path(temporary).replace(path)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise PolicycheckError(
            f"{path}: the output cannot be written ({error.strerror}). Choose another place with -o."
        ) from error
