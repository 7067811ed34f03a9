"""The unit of work: one document becomes a row, its evidence and its review. Nothing else is looked at."""

import threading
import zlib
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter

from policycheck.documents import document_from_bytes, document_from_text
from policycheck.documents.limits import Limits
from policycheck.documents.model import Document
from policycheck.documents.open import Changes
from policycheck.reading.thresholds import Thresholds
from policycheck.rubric.model import Rubric
from policycheck.screening.alike import signature
from policycheck.screening.names import names_in
from policycheck.screening.row import evidence_of, row_of

_PACKED = 3  # of zlib's nine levels: a sixth larger than its usual one, in less than half the time
_NEUTRAL = "document"  # a result must not depend on the name of the file: only on its content

if TYPE_CHECKING:
    from policycheck.rating.model import Review

# A process reads one document at a time: what the matchers keep between calls is not made for threads.
_READING = threading.Lock()


@dataclass(frozen=True)
class Settings:
    """How documents are read.

    Attributes:
        rubric: the rubric in force.
        kind: the document kind, or None to guess it.
        changes: which side of tracked changes is read.
        ocr: recognise scanned pages.
        limits: what one document may take.
        thresholds: what calls for a finding or a question; see ``review_document``.
    """

    rubric: Rubric
    kind: str | None = None
    changes: Changes = "final"
    ocr: bool = False
    limits: Limits = field(default_factory=Limits)
    thresholds: Thresholds | None = None


@dataclass(frozen=True)
class Record:
    """What a reading gives, and what the store keeps.

    Attributes:
        row: the columns of the document, ``id``, ``rubric`` and ``program`` apart.
        evidence: the quotations beside the row (see ``row.evidence_of``).
        signature: for finding near-duplicates (see ``alike.signature``).
        names: names of the applicant, for a blind screening.
        review: the whole review, packed (see ``unpack``).
    """

    row: dict[str, Any]
    evidence: list[dict[str, Any]]
    signature: str
    names: list[str]
    review: bytes


def read_bytes(data: bytes, suffix: str, settings: Settings, *, apart: bool) -> Record:
    """Read the bytes of a file.

    Args:
        data: the file.
        suffix: the ending of its name (".md"), asked where the content leaves the format open.
        settings: how to read it.
        apart: read its format in a process of its own (see ``document_from_bytes``).

    Raises:
        UnreadableDocument: it cannot be read; the name in it is a neutral one.
    """
    name = f"{_NEUTRAL}{suffix}"
    document = document_from_bytes(
        data, name, changes=settings.changes, ocr=settings.ocr, limits=settings.limits, apart=apart
    )
    return _record(document, settings)


def read_text(text: str, settings: Settings) -> Record:
    """Read a text that is at hand. Raises as ``read_bytes``."""
    return _record(document_from_text(text), settings)


def _record(document: Document, settings: Settings) -> Record:
    # Late: the matchers take most of a process's start, and a document that cannot be opened never needs
    # them. To try failures again, or to find that nothing has changed, stays cheap.
    from policycheck.rating.review import review_document

    with _READING:
        review = review_document(
            document, rubric=settings.rubric, kind=settings.kind, thresholds=settings.thresholds
        )
    return Record(
        row=row_of(review, document),
        evidence=evidence_of(review),
        signature=signature(document.text),
        names=names_in(document),
        review=zlib.compress(_adapter().dump_json(review, exclude={"rubric"}), _PACKED),
    )


def unpack(packed: bytes, rubric: Rubric, name: str) -> "Review":
    """The review again, under the name of the file that it is shown for.

    Raises:
        zlib.error, pydantic.ValidationError: the bytes are no review.
    """
    from dataclasses import replace

    import pydantic_core

    data = pydantic_core.from_json(zlib.decompress(packed)) | {"rubric": rubric}
    review = _adapter().validate_python(data)
    neutral = Path(review.title).stem == _NEUTRAL
    return replace(
        review,
        title=Path(name).name if neutral else review.title,
        source=replace(review.source, name=name),
    )


@lru_cache(maxsize=1)
def _adapter() -> "TypeAdapter[Review]":
    from policycheck.rating.model import Review

    return TypeAdapter(Review)
