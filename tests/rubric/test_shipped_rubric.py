"""The rubric that travels with policycheck keeps the promises of its format."""

import re
import time
from collections import Counter

import pytest

from policycheck.rubric import load_principles, load_rubric, shipped_rubrics
from policycheck.rubric.cases import case_mistakes
from policycheck.rubric.load import load_draft
from policycheck.rubric.model import Criterion
from policycheck.rubric.slots import parse_slot

RUBRIC = load_rubric()


def test_it_is_the_default_and_is_listed() -> None:
    assert RUBRIC.name == "harm-reduction"
    assert RUBRIC.name in shipped_rubrics()
    assert load_rubric("harm-reduction") == RUBRIC


def test_each_principle_has_eight_to_fourteen_criteria() -> None:
    counts = Counter(criterion.principle for criterion in RUBRIC.criteria)
    assert {p.number: counts[p.number] for p in load_principles() if not 8 <= counts[p.number] <= 14} == {}


@pytest.mark.parametrize("criterion", RUBRIC.criteria, ids=lambda criterion: criterion.id)
def test_a_criterion_asks_a_question_and_names_its_source(criterion: Criterion) -> None:
    assert criterion.question.endswith("?")
    assert criterion.ask.endswith("?")
    assert criterion.why
    assert criterion.source
    assert criterion.supports or criterion.undermines
    if criterion.wording:
        assert re.search(r"\[[^\]]+\]", criterion.wording), "wording to adapt has blanks for local facts"


def test_cases_show_both_sides_and_a_third_is_held() -> None:
    assert [str(mistake) for mistake in case_mistakes(*load_draft("harm-reduction"))] == []


def test_no_case_stands_twice() -> None:
    cases = Counter(
        (criterion.principle, case.heading, case.lead_in, case.before, case.text)
        for criterion in RUBRIC.criteria
        for case in criterion.cases
    )
    assert [case for case, times in cases.items() if times > 1] == []


def test_every_term_is_used() -> None:
    used = {name for term in RUBRIC.terms.values() for name in term.includes}
    for criterion in RUBRIC.criteria:
        for cue in criterion.cues:
            used |= {name for slot in cue.all for name in parse_slot(slot).names} | {*cue.context, *cue.none}
    assert set(RUBRIC.terms) - used == set()


def test_words_count_for_criteria_that_set_no_level() -> None:
    counted = {term.counts_as for term in RUBRIC.language} - {None}
    assert counted == {"p4.stigmatizing-names"}


def test_it_loads_fast() -> None:
    start = time.perf_counter()
    load_draft("harm-reduction")
    assert time.perf_counter() - start < 0.4 * 3  # 0.4 s on a free core; the machine may be busy
