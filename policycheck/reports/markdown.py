"""The review as Markdown: the reference for every other face."""

from policycheck.rating.model import Review
from policycheck.reports.decisions import decisions
from policycheck.reports.environment import environment
from policycheck.reports.links import page_of
from policycheck.reports.options import PLAIN, Options
from policycheck.reports.summary import summary
from policycheck.reports.words import words


def markdown(review: Review, options: Options = PLAIN) -> str:
    """The review as Markdown, for the audience, in the language and by the templates of the options."""
    said = words(options.language)
    template = environment(options.templates).get_template("review.md.j2")
    return template.render(
        review=review,
        t=said,
        summary=summary(review, said),
        rubric=review.rubric,
        page_of=page_of(review.rubric, options.docs),
        decision_on=decisions(review),
    )
