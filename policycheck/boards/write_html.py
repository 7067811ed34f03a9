"""A sheet as one HTML page that needs nothing else: filled in and saved offline, or printed."""

import base64
import hashlib
from importlib.resources import files

from policycheck.boards.form import Form
from policycheck.boards.words import board_words
from policycheck.reports.environment import environment


def write_html(form: Form) -> bytes:
    """The page. Only its own script may run in it, and nothing is ever sent or fetched."""
    room = files("policycheck.reports").joinpath("templates")
    script = room.joinpath("form.js").read_text(encoding="utf-8").strip()
    style = room.joinpath("form.css").read_text(encoding="utf-8").strip()
    digest = base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode("ascii")
    template = environment(html=True).get_template("form.html.j2")
    page = template.render(form=form, t=board_words(), script=script, style=style, digest=digest)
    return page.encode("utf-8")
