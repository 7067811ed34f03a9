"""A page for each criterion of a rubric, made from the rubric itself, and an index of them."""

from collections.abc import Iterator

from policycheck.reports.environment import environment
from policycheck.reports.links import INDEX
from policycheck.rubric.model import Case, Criterion, Rubric, Verdict

_FELT = {1: "at once", 2: "over time", 3: "indirectly"}
_MOST = 2  # examples on each side


def criteria_pages(rubric: Rubric) -> Iterator[tuple[str, str]]:
    """Each page as (file name, Markdown), the index first. The same rubric gives the same pages."""
    env = environment()
    yield INDEX, _tidy(env.get_template("criteria.md.j2").render(rubric=rubric))
    titles = {kind.name: kind.title for kind in rubric.kinds}
    page = env.get_template("criterion.md.j2")
    for criterion in rubric.criteria:
        text = page.render(
            c=criterion,
            rubric=rubric,
            principle=rubric.principle(criterion.principle),
            examples=_examples(criterion, "supports"),
            counter_examples=_examples(criterion, "undermines"),
            neither=_examples(criterion, "nothing")[:1],
            not_for=[titles.get(name, name) for name in criterion.not_for],
            felt=_FELT[criterion.felt],
        )
        yield f"{criterion.id}.md", _tidy(text)


def _examples(criterion: Criterion, says: Verdict) -> list[str]:
    """The first cases with this answer. Held cases are never shown: who sees them fits to them."""
    shown = [case for case in criterion.cases if case.says == says and not case.held and not case.missed]
    return [_in_context(case) for case in shown[:_MOST]]


def _in_context(case: Case) -> str:
    around = f"Under “{case.heading}”: " if case.heading else ""
    return around + " ".join(part for part in (case.lead_in, case.before, case.text) if part)


def _tidy(text: str) -> str:
    return text.rstrip() + "\n"
