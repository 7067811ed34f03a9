"""The comparison as one HTML page that needs nothing else and runs no script."""

import base64
import hashlib
from dataclasses import replace

from markdown_it import MarkdownIt
from markupsafe import Markup

from policycheck.comparing.model import Comparison
from policycheck.reports.comparison.markdown import markdown
from policycheck.reports.environment import environment
from policycheck.reports.links import for_a_page
from policycheck.reports.options import PLAIN, Options
from policycheck.reports.words import words
from policycheck.rubric.model import Rubric

# HTML in the text stays text: our comparison template uses none, and nobody else may.
_PARSER = MarkdownIt("commonmark", {"html": False}).enable("table")


def html(comparison: Comparison, rubric: Rubric, options: Options = PLAIN) -> str:
    """The comparison as an HTML page, made from its Markdown."""
    shown = replace(options, docs=for_a_page(options.docs))
    env = environment(options.templates, html=True)
    style = Markup(env.get_template("comparison.css.j2").render())
    digest = base64.b64encode(hashlib.sha256(style.encode("utf-8")).digest()).decode("ascii")
    page = env.get_template("comparison.html.j2").render(
        title=comparison.new.title,
        c=words(options.language).table("compare"),
        language=options.language,
        body=Markup(_PARSER.render(markdown(comparison, rubric, shown))),
        style=style,
        policy=f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'",
    )
    return page.strip() + "\n"
