"""The review as a Word document, for people who comment in Word: the Markdown review, with comments."""

from collections.abc import Iterator

from policycheck.rating.model import Review
from policycheck.reports.markdown import markdown
from policycheck.reports.options import PLAIN, Options
from policycheck.reports.plain import one_line, shorten
from policycheck.reports.view import Mark, View, view
from policycheck.reports.word import Remark, word_document


def docx(review: Review, options: Options = PLAIN) -> bytes:
    """The review as .docx, with a comment beside each critical finding and the rule of each conflict."""
    seen = view(review, options)
    remarks = [*_critical(seen), *_conflicts(seen)]
    return word_document(markdown(review, options), remarks, language=options.language)


def _critical(seen: View) -> Iterator[Remark]:
    for mark in seen.critical:
        lines = [seen.t("comment_critical", number=mark.finding.principle), mark.why]
        if mark.criterion and mark.criterion.wording:
            lines.append(f"{seen.t('write_instead')}: {mark.criterion.wording}")
        if mark.criterion:
            lines.append(f"{seen.t('to_ask')}: {mark.criterion.ask}")
        yield _remark(mark, lines)


def _conflicts(seen: View) -> Iterator[Remark]:
    for torn in seen.torn:
        promise = f"{torn.promise.place}: “{shorten(torn.promise.finding.quote)}”"
        for _, rule in torn.rules:
            yield _remark(rule, [seen.t("comment_conflict", number=torn.principle), promise])


def _remark(mark: Mark, lines: list[str]) -> Remark:
    return Remark(f"“{shorten(mark.finding.quote)}”", tuple(one_line(line) for line in lines if line))
