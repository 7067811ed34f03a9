"""A few plain sentences that say what a review found."""

from policycheck.rating.model import PrincipleRating, Review
from policycheck.reports.words import Words
from policycheck.rubric.model import Rubric


def summary(review: Review, said: Words, rubric: Rubric) -> list[str]:
    """The sentences, in the order in which a reader needs them."""
    groups = {
        "short_against": [p for p in review.principles if p.level is not None and p.level < 0],
        "short_for": [p for p in review.principles if p.level is not None and p.level >= 3],
        "short_mixed": [p for p in review.principles if p.conflict],
        "short_silent": [p for p in review.principles if p.level == 0],
        "short_unread": [p for p in review.principles if p.level is None],
    }
    if len(groups["short_silent"]) == len(review.principles):
        return [said("short_nothing")]
    critical = len({finding.location.start for finding in review.critical})  # provisions, however many findings
    sentences = [said.many("short_critical", critical)] if critical else []
    for key, ratings in groups.items():
        if ratings:
            listed = "; ".join(f"{p.number} · {rubric.principle(p.number).title}" for p in ratings)
            sentences.append(said(key, count=len(ratings), list=listed))
    return sentences


def level_sentence(rating: PrincipleRating, good: int, bad: int, said: Words, audience: str) -> str:
    """One plain sentence about a principle in a document.

    Args:
        rating: the rating.
        good, bad: how many provisions speak for it and against it.
        said: the messages.
        audience: for whom; a board is spoken to directly.
    """
    table = "sentences_board" if audience == "board" else "sentences_level"
    name = "torn" if rating.conflict and rating.level is not None and rating.level > 0 else rating.level_name
    return said.of(table, name).format(good=good, bad=bad)
