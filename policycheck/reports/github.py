"""The review as annotations of GitHub: a workflow prints them, and they stand beside the file's lines."""

from policycheck.rating.model import Review
from policycheck.reading.model import Finding
from policycheck.reports.artifact import file_name
from policycheck.reports.decisions import decisions
from policycheck.reports.lines import regions
from policycheck.reports.options import PLAIN, Options
from policycheck.reports.plain import one_line, shorten


def github(review: Review, options: Options = PLAIN) -> str:
    """A workflow command a line: an error where critical, a warning for the rest, a notice for questions.

    An accepted finding becomes a notice that says who accepted it.
    """
    region = regions(review.document)
    decided = decisions(review)
    lines = []
    for finding in (*(f for f in review.findings if f.stance == "undermines"), *review.questions):
        decision = decided(finding)
        kind = "notice" if finding.doubt or decision else "error" if finding.critical else "warning"
        facts: dict[str, object] = {"file": file_name(review.source)}
        if place := region(finding.location):
            facts |= {"line": place.start_line, "endLine": place.end_line}
            if place.start_line == place.end_line:  # columns count within one line only
                facts |= {"col": place.start_column, "endColumn": place.end_column}
        facts["title"] = f"Principle {finding.principle}: {finding.criterion}"
        said = ",".join(f"{name}={_property(str(value))}" for name, value in facts.items())
        accepted = f" Accepted by {decision.who}, {decision.when}: {decision.why}" if decision else ""
        lines.append(f"::{kind} {said}::{_data(_message(finding) + accepted)}")
    return "".join(f"{line}\n" for line in lines)


def _message(finding: Finding) -> str:
    where = f" ({finding.location.spoken})" if finding.location.spoken else ""
    more = f"policycheck rubric explain {finding.criterion}"
    return f"{finding.why} {finding.doubt} “{shorten(finding.quote)}”{where} {more}"


def _data(text: str) -> str:
    """Escape a message by the rules of workflow commands, after control characters and new lines are gone."""
    return one_line(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
