"""The review as Markdown: the reference for every other face."""

from policycheck.rating.model import Review
from policycheck.reports.audiences import told
from policycheck.reports.environment import environment
from policycheck.reports.options import PLAIN, Options
from policycheck.reports.view import view

TEMPLATES = {"designer": "review.md.j2", "board": "board.md.j2", "funder": "funder.md.j2"}


def markdown(review: Review, options: Options = PLAIN) -> str:
    """The review as Markdown, for the audience, in the language and by the templates of the options."""
    seen = view(review, options)
    template = environment(options.templates).get_template(TEMPLATES[options.audience])
    text = template.render(v=seen, review=review, t=seen.t, rubric=seen.rubric, **told(seen))
    return text.rstrip() + "\n"
