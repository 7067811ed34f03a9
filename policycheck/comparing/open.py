"""Two files become a comparison: each is a document, or a JSON review that was kept."""

from pathlib import Path

from policycheck.comparing.compare import compare
from policycheck.comparing.model import Comparison
from policycheck.comparing.side import Side, side_of
from policycheck.comparing.stored import stored_side
from policycheck.documents import open_document
from policycheck.documents.limits import Limits
from policycheck.errors import UnreadableDocument
from policycheck.rating.review import review_document
from policycheck.rubric.model import Rubric


def compare_files(
    old: str | Path, new: str | Path, *, rubric: Rubric, kind: str | None = None, limits: Limits | None = None
) -> Comparison:
    """Compare two files. A file that ends in .json is a review that was kept.

    Args:
        old, new: the files.
        rubric: the rubric to read documents against.
        kind: the document kind; None takes the new draft's for both, as they are drafts of one document.
        limits: the most that reading one of them may take.

    Raises:
        UnreadableDocument: a document cannot be read.
        PolicycheckError: a .json file is no review.
    """
    after = _side(Path(new), rubric, kind, limits or Limits())
    known = kind or (after.kind if after.rubric_hash == rubric.hash else None)
    return compare(_side(Path(old), rubric, known, limits or Limits()), after)


def _side(path: Path, rubric: Rubric, kind: str | None, limits: Limits) -> Side:
    if path.suffix.lower() == ".json":
        return stored_side(_bytes(path, limits), str(path))
    return side_of(review_document(open_document(path, limits=limits), rubric=rubric, kind=kind))


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
