"""The decision that people have taken about a finding, for templates to show beside it."""

from collections.abc import Callable

from policycheck.rating.acceptance import Acceptance
from policycheck.rating.model import Review
from policycheck.reading.model import Finding


def decisions(review: Review) -> Callable[[Finding], Acceptance | None]:
    """A function from a finding to the decision about it, or None."""
    known = {pair.finding: pair.acceptance for pair in review.accepted}
    return known.get
