"""The one place that knows where the data that travels with policycheck lies."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def shipped(name: str) -> Path:
    """Return the path of shipped data, e.g. ``shipped("rubrics/harm-reduction")``.

    In a wheel the data lies inside the package; in a checkout (an editable install) it lies at the top
    level, where people read and change it. What belongs to one part of the program lies beside its code in
    both: ``shipped("reports/review.schema.json")``.

    Raises:
        FileNotFoundError: the installation lacks it.
    """
    for root in (_PACKAGE / "_shipped", _PACKAGE, _PACKAGE.parent):
        path = root / name
        if path.exists():
            return path
    raise FileNotFoundError(f"{name} is missing from this installation of policycheck; install it again")
