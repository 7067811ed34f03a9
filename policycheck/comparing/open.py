"""Two files become a comparison: each is a document, or a JSON review that was kept."""

from pathlib import Path

from policycheck.comparing.compare import compare
from policycheck.comparing.model import Comparison
from policycheck.comparing.side import Side, side_of
from policycheck.comparing.stored import stored_side
from policycheck.documents import open_document
from policycheck.documents.limits import Limits
from policycheck.documents.open import Changes
from policycheck.errors import UnreadableDocument
from policycheck.rating.review import review_document
from policycheck.reading.thresholds import Thresholds
from policycheck.rubric.model import Rubric


def compare_files(
    old: str | Path,
    new: str | Path,
    *,
    rubric: Rubric,
    kind: str | None = None,
    changes: Changes = "final",
    ocr: bool = False,
    limits: Limits | None = None,
    thresholds: Thresholds | None = None,
) -> Comparison:
    """Compare two files. A file that ends in .json is a review that was kept.

    Args:
        old, new: the files.
        rubric: the rubric to read documents against.
        kind: the document kind; None takes the new draft's for both, as they are drafts of one document.
        changes, ocr, limits: how documents are read; see ``open_document``.
        thresholds: what calls for a finding or a question; see ``review_document``.

    Raises:
        UnreadableDocument: a document cannot be read.
        PolicycheckError: a .json file is no review.
    """
    bounds = limits or Limits()

    def side(path: Path, kind: str | None) -> Side:
        if path.suffix.lower() == ".json":
            return stored_side(_bytes(path, bounds), str(path))
        document = open_document(path, changes=changes, ocr=ocr, limits=bounds)
        return side_of(review_document(document, rubric=rubric, kind=kind, thresholds=thresholds))

    after = side(Path(new), kind)
    known = kind or (after.kind if after.rubric_hash == rubric.hash else None)
    return compare(side(Path(old), known), after)


def _bytes(path: Path, limits: Limits) -> bytes:
    try:
        with path.open("rb") as stream:
            data = stream.read(limits.bytes + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "it cannot be opened"
        raise UnreadableDocument(str(path), reason, "Check the name.") from None
    if len(data) > limits.bytes:
        raise UnreadableDocument(
            str(path), f"it is larger than {limits.megabytes:g} MB", "Allow larger files."
        )
    return data
