"""The comparison as Markdown: the reference for its other faces."""

import re

from policycheck.comparing.model import Comparison
from policycheck.reports.comparison.view import comparison_view
from policycheck.reports.environment import environment
from policycheck.reports.options import PLAIN, Options
from policycheck.rubric.model import Rubric

_BLANK_LINES = re.compile(r"\n{3,}")


def markdown(comparison: Comparison, rubric: Rubric, options: Options = PLAIN) -> str:
    """The comparison as Markdown, in the language and by the templates of the options."""
    seen = comparison_view(comparison, rubric, options)
    template = environment(options.templates).get_template("comparison.md.j2")
    text = template.render(v=seen, c=seen.c, t=seen.t)
    return _BLANK_LINES.sub("\n\n", text).rstrip() + "\n"
