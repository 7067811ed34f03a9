"""A stigmatizing name for people or their tests undermines principle 4, at strength 1, and nothing more."""

import pytest

from policycheck import read_provision

CRITERION = "p4.stigmatizing-names"


@pytest.mark.parametrize(
    "text",
    [
        "The addicts of the district are counted in March.",
        "Junkies leave their bags at the gate.",
        "The dirty urine log is kept by the nurse.",
    ],
)
def test_a_name_in_the_documents_own_voice_counts(text: str) -> None:
    (finding,) = [f for f in read_provision(text) if f.principle == 4]
    assert (finding.stance, finding.strength, finding.criterion) == ("undermines", 1, CRITERION)
    assert finding.evidence[0].words in text


@pytest.mark.parametrize(
    "text",
    [
        "The word \u201caddict\u201d is struck from every form.",
        "The Addicts Relief Society rents the hall.",
        "The clean linen log is kept by the porter.",
        "Substance abuse is one topic of the class.",
    ],
)
def test_quoted_words_proper_names_and_words_for_the_topic_do_not(text: str) -> None:
    assert [f for f in read_provision(text) if f.criterion == CRITERION] == []


def test_another_reason_for_the_principle_comes_first() -> None:
    findings = [f for f in read_provision("Addicts will be evicted for using drugs.") if f.principle == 4]
    assert [f.stance for f in findings] == ["undermines"]
    assert findings[0].criterion != CRITERION
    assert findings[0].strength == 3
