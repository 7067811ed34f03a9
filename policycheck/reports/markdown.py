"""The review as Markdown: the reference for every other face."""

from pathlib import Path

from policycheck.rating.model import Review
from policycheck.reports.environment import environment
from policycheck.reports.summary import summary
from policycheck.reports.words import words


def markdown(review: Review, *, language: str = "en", templates: Path | None = None) -> str:
    """Render the review as Markdown.

    Args:
        review: the review.
        language: language of the review's own words; quotations stay as they are.
        templates: a folder of the user's own templates.
    """
    said = words(language)
    template = environment(templates).get_template("review.md.j2")
    return template.render(review=review, t=said, summary=summary(review, said), rubric=review.rubric)
