"""A few plain sentences that say what a review found."""

from policycheck.rating.model import Review
from policycheck.reports.words import Words


def summary(review: Review, said: Words) -> list[str]:
    """The sentences, in the order in which a reader needs them."""
    critical = len(review.critical)
    groups = {
        "short_against": [p for p in review.principles if p.level is not None and p.level < 0],
        "short_for": [p for p in review.principles if p.level is not None and p.level >= 3],
        "short_mixed": [p for p in review.principles if p.conflict],
        "short_silent": [p for p in review.principles if p.level == 0],
        "short_unread": [p for p in review.principles if p.level is None],
    }
    sentences = []
    if len(groups["short_silent"]) == len(review.principles):
        return [said("short_nothing")]
    if critical:
        sentences.append(said("short_one_critical") if critical == 1 else said("short_critical", count=critical))
    for key, ratings in groups.items():
        if ratings:
            listed = "; ".join(f"{rating.number} · {rating.title}" for rating in ratings)
            sentences.append(said(key, count=len(ratings), list=listed))
    return sentences
