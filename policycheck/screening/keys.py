"""Under which key a result is kept: everything that it depends on, and nothing else."""

import hashlib
import json
from functools import lru_cache

from policycheck import __version__
from policycheck.reading.shipped_model import MODEL
from policycheck.screening.unit import Settings
from policycheck.screening.wordlists import WORDLISTS
from policycheck.shipped import shipped

_CHUNK = 1024 * 1024


@lru_cache(maxsize=1)
def model_hash() -> str:
    """SHA-256 (hex) of the trained reader's files, by name and content."""
    digest = hashlib.sha256()
    for path in sorted(file for file in MODEL.glob("*") if file.is_file()):
        digest.update(path.name.encode("utf-8") + b"\0")
        with path.open("rb") as stream:
            while chunk := stream.read(_CHUNK):
                digest.update(chunk)
    return digest.hexdigest()


@lru_cache(maxsize=1)
def wordlists_hash() -> str:
    """SHA-256 (hex) of the words that fill a screening's own columns, whatever ends its lines have."""
    text = shipped(WORDLISTS).read_text(encoding="utf-8")
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def program() -> str:
    """The program that reads: its version, and the trained reader."""
    return f"policycheck {__version__}, reader {model_hash()[:12]}"


def program_line(settings: Settings) -> str:
    """The program as a row names it, with the thresholds where somebody set them."""
    told = settings.thresholds
    return program() + (f", findings from {told.finding} and questions from {told.question}" if told else "")


def rubric_line(settings: Settings) -> str:
    """The rubric as a row names it."""
    rubric = settings.rubric
    return f"{rubric.name} {rubric.version} {rubric.hash[:12]}"


def key_of(content: str, suffix: str, settings: Settings) -> str:
    """The key of a document's result.

    Args:
        content: SHA-256 (hex) of the file.
        suffix: ending of its name in lower case, which may tell its format.
        settings: how it is read.
    """
    limits, thresholds = settings.limits, settings.thresholds
    parts = [
        content, suffix, settings.rubric.hash, model_hash(), wordlists_hash(), __version__, settings.kind,
        settings.changes, settings.ocr, limits.megabytes, limits.pages, limits.seconds, limits.memory_megabytes,
        [thresholds.finding, thresholds.question] if thresholds else None,
    ]  # fmt: skip
    return hashlib.sha256(json.dumps(parts).encode("utf-8")).hexdigest()
