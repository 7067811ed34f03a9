"""From files to a board's review, in one step each: for the command line and for programs."""

from collections.abc import Iterable
from pathlib import Path, PurePath

from policycheck.boards.form import Form
from policycheck.boards.intake import hand_in
from policycheck.boards.parts import Parts
from policycheck.boards.tally import Gathered, Tally, gather, tally
from policycheck.documents import open_document
from policycheck.documents.limits import Limits
from policycheck.documents.open import Changes
from policycheck.errors import PolicycheckError
from policycheck.rating.model import Review
from policycheck.rating.review import review_document
from policycheck.reading.thresholds import Thresholds
from policycheck.rubric import load_rubric

SHEETS = (".html", ".docx", ".xlsx")


def read_policy(
    file: str | Path,
    rubric: str | Path | None = None,
    kind: str | None = None,
    *,
    changes: Changes = "final",
    ocr: bool = False,
    limits: Limits | None = None,
    thresholds: Thresholds | None = None,
) -> tuple[Parts, Review]:
    """Read and review the policy that a board speaks of.

    Args:
        file: the policy.
        rubric: name or path of the rubric; None is the shipped one.
        kind: the document kind; None guesses it.
        changes, ocr, limits: how it is read; see ``open_document``.
        thresholds: what calls for a finding or a question; see ``review_document``.

    Raises:
        UnreadableDocument: the file cannot be read.
        RubricError: the rubric holds a mistake.
    """
    loaded = load_rubric(rubric)
    document = open_document(file, changes=changes, ocr=ocr, limits=limits)
    review = review_document(document, rubric=loaded, kind=kind, thresholds=thresholds)
    return Parts(document), review


def tally_files(
    parts: Parts, review: Review, responses: Iterable[str | Path]
) -> tuple[Tally, Gathered]:
    """The board's review of a policy from filled sheets. A sheet that cannot be read is told of in it."""
    gathered = gather([hand_in(path) for path in responses], parts)
    return tally(parts, review, gathered), gathered


def sheet_bytes(form: Form, out: str, allowed: tuple[str, ...] = SHEETS) -> bytes:
    """A sheet in the format that the ending of a file's name asks for.

    Raises:
        PolicycheckError: the ending names no format of a sheet.
    """
    ending = PurePath(out).suffix.lower()
    if ending not in allowed:
        raise PolicycheckError(f"{out}: a sheet can be {', '.join(allowed)}; name the file so")
    if ending == ".html":
        from policycheck.boards.write_html import write_html

        return write_html(form)
    if ending == ".docx":
        from policycheck.boards.write_docx import write_docx

        return write_docx(form)
    from policycheck.boards.write_xlsx import write_xlsx

    return write_xlsx(form)
