"""The review as annotations of GitHub: a workflow prints them, and they stand beside the file's lines."""

from policycheck.rating.model import Review
from policycheck.reports.artifact import file_name
from policycheck.reports.environment import first_capital
from policycheck.reports.lines import regions
from policycheck.reports.links import is_address
from policycheck.reports.options import PLAIN, Options
from policycheck.reports.plain import one_line, shorten
from policycheck.reports.view import Mark, View, view


def github(review: Review, options: Options = PLAIN) -> str:
    """A workflow command a line: an error where critical, a warning for the rest, a notice for questions.

    An accepted finding becomes a notice that says who accepted it.
    """
    region = regions(review.document)
    seen = view(review, options)
    lines = []
    for mark in (*(mark for mark in seen.marks if not mark.supports), *seen.questions):
        finding, decision = mark.finding, mark.decision
        kind = "notice" if finding.doubt or decision else "error" if finding.critical else "warning"
        facts: dict[str, object] = {"file": file_name(review.source)}
        if place := region(finding.location):
            facts |= {"line": place.start_line, "endLine": place.end_line}
            if place.start_line == place.end_line:  # columns count within one line only
                facts |= {"col": place.start_column, "endColumn": place.end_column}
        facts["title"] = f"{first_capital(seen.t('principle'))} {finding.principle}: {finding.criterion}"
        said = ",".join(f"{name}={_property(str(value))}" for name, value in facts.items())
        facts_of = decision and {"who": decision.who, "when": decision.when, "why": decision.why}
        accepted = f" {seen.t('accepted_word')} {seen.t('accepted_line', **facts_of)}" if facts_of else ""
        lines.append(f"::{kind} {said}::{_data(_message(mark, seen) + accepted)}")
    return "".join(f"{line}\n" for line in lines)


def _message(mark: Mark, seen: View) -> str:
    page = seen.page_of(mark.finding.criterion)
    more = page if is_address(page) else f"policycheck rubric explain {mark.finding.criterion}"
    return f"{mark.why} {mark.doubt} “{shorten(mark.finding.quote)}” ({mark.place}) {more}"


def _data(text: str) -> str:
    """Escape a message by the rules of workflow commands, after control characters and new lines are gone."""
    return one_line(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
