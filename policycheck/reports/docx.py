"""The review as a Word document, for people who comment in Word: the Markdown review, with comments."""

from collections.abc import Iterator

from policycheck.rating.model import Review
from policycheck.reading.model import Finding
from policycheck.reports.markdown import markdown
from policycheck.reports.options import PLAIN, Options
from policycheck.reports.plain import one_line, shorten
from policycheck.reports.word import Remark, word_document
from policycheck.reports.words import Words, words


def docx(review: Review, options: Options = PLAIN) -> bytes:
    """The review as .docx, with a comment beside each critical finding and each side of a conflict."""
    said = words(options.language)
    remarks = [*_critical(review, said), *_conflicts(review, said)]
    return word_document(markdown(review, options), remarks, language=options.language)


def _critical(review: Review, said: Words) -> Iterator[Remark]:
    for finding in review.critical:
        lines = [said("comment_critical", number=finding.principle), finding.why]
        if not finding.criterion.endswith(".other"):
            criterion = review.rubric.criterion(finding.criterion)
            if criterion.wording:
                lines.append(f"{said('write_instead')}: {criterion.wording}")
            lines.append(f"{said('to_ask')}: {criterion.ask}")
        yield _remark(finding, lines)


def _conflicts(review: Review, said: Words) -> Iterator[Remark]:
    for rating in review.principles:
        for pair in rating.conflicts:
            lines = [
                said("comment_conflict", number=rating.number),
                f"{pair.supports.location.spoken or said('document')}: “{shorten(pair.supports.quote)}”",
            ]
            yield _remark(pair.undermines, lines)


def _remark(finding: Finding, lines: list[str]) -> Remark:
    return Remark(f"“{shorten(finding.quote)}”", tuple(one_line(line) for line in lines if line))
