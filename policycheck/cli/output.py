"""Where output goes: standard output, or a file that is written whole or not at all."""

import sys
from pathlib import Path

import click

from policycheck.files import write_bytes


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
