"""Recognise the text of scanned pages with ocrmypdf, where it is installed."""

import shutil
import subprocess

from policycheck.documents.limits import Limits
from policycheck.errors import UnreadableDocument

# Recognising takes seconds a page where reading takes milliseconds.
_TIME_FACTOR = 10
_LOCKED = 8  # ocrmypdf's exit code for an encrypted PDF


def recognised(data: bytes, name: str, limits: Limits) -> bytes:
    """Return the PDF with a text layer on the pages that had none.

    Raises:
        UnreadableDocument: ocrmypdf is not installed, or could not do it.
    """
    command = shutil.which("ocrmypdf")
    if command is None:
        raise UnreadableDocument(
            name,
            "recognising text needs ocrmypdf, which is not installed",
            "Install it (see docs/formats.md), or leave out --ocr.",
        )
    seconds = limits.seconds * _TIME_FACTOR
    try:
        done = subprocess.run(
            [command, "--skip-text", "--quiet", "--output-type", "pdf", "-", "-"],
            input=data,
            capture_output=True,
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise UnreadableDocument(
            name,
            f"recognising its text took longer than {seconds:g} seconds",
            "Recognise it beforehand, or in parts.",
        ) from error
    except OSError as error:
        raise UnreadableDocument(name, "ocrmypdf cannot be started", "Check how it is installed.") from error
    if done.returncode == _LOCKED:
        raise UnreadableDocument(
            name, "it is locked by a password", "Save a copy without it and review that."
        )
    if done.returncode or not done.stdout.startswith(b"%PDF-"):
        raise UnreadableDocument(
            name,
            "ocrmypdf could not recognise its text",
            "Run ocrmypdf on it yourself to see why, or leave out --ocr.",
        )
    return done.stdout
