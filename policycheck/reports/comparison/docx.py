"""The comparison as a Word document: the Markdown, with a comment beside each new critical finding."""

from policycheck.comparing.model import Comparison
from policycheck.reports.comparison.markdown import markdown
from policycheck.reports.comparison.view import comparison_view
from policycheck.reports.options import PLAIN, Options
from policycheck.reports.plain import one_line
from policycheck.reports.word import Remark, word_document
from policycheck.rubric.model import Rubric


def docx(comparison: Comparison, rubric: Rubric, options: Options = PLAIN) -> bytes:
    """The comparison as .docx."""
    seen = comparison_view(comparison, rubric, options)
    remarks = []
    for entry in seen.of("new_critical"):
        finding = entry.first.finding
        lines = [seen.c("comment_new", principles=seen.principles(entry)), seen.why(finding)]
        criterion = seen.criterion(finding)
        if criterion and criterion.wording:
            lines.append(f"{seen.t('write_instead')}: {criterion.wording}")
        remarks.append(Remark(f"“{seen.quoted(finding.quote)}”", tuple(one_line(line) for line in lines)))
    return word_document(markdown(comparison, rubric, options), remarks, language=options.language)
