"""The review as one HTML page that needs nothing else: no connection, no file beside it, no script."""

import base64
import hashlib
import re

from markupsafe import Markup

from policycheck.rating.model import Review
from policycheck.reports.audiences import told
from policycheck.reports.drawing import Drawing, drawing
from policycheck.reports.environment import environment
from policycheck.reports.links import for_a_page
from policycheck.reports.marking import passages
from policycheck.reports.options import PLAIN, Options
from policycheck.reports.view import view

TEMPLATES = {"designer": "designer.html.j2", "board": "board.html.j2", "funder": "funder.html.j2"}

_BLANK_LINES = re.compile(r"\n\s*\n+")


def html(review: Review, options: Options = PLAIN) -> str:
    """The review as an HTML page, for the audience, in the language and by the templates of the options."""
    seen = view(review, options)
    env = environment(options.templates, html=True)
    facts = {
        "v": seen,
        "review": review,
        "t": seen.t,
        "rubric": seen.rubric,
        "rows": passages(review.document, (*seen.marks, *seen.questions)),
        "drawings": {part.number: drawing(part.rating) for part in seen.parts},
        "axis": Drawing.axis(),
        "docs": for_a_page(options.docs),
        **told(seen),
    }
    # Our own style and script stand in the page as they are; the policy of the page lets nothing else in.
    style = Markup(_tidy(env.get_template("page.css.j2").render(facts)))
    script = Markup(_tidy(env.get_template("page.js.j2").render(facts)))
    page = env.get_template(TEMPLATES[options.audience]).render(
        **facts,
        style=style,
        script=script,
        policy=f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'",
    )
    return _tidy(page) + "\n"


def _tidy(text: str) -> str:
    return _BLANK_LINES.sub("\n", text).strip()


def _hash(content: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode("utf-8")).digest()).decode("ascii")
