"""The examples: what each was written to show, and the committed review kept true."""

from pathlib import Path

import pytest

import policycheck

EXAMPLES = Path(__file__).parents[1] / "examples"
ALIGNED, PUNITIVE = "riverbend-syringe-program.docx", "steadfast-house-rules.pdf"
TORN, PROPOSAL, OFF_TOPIC = "lakeside-shelter-policy.md", "eastgate-outreach-proposal.html", "town-library-rooms.txt"


@pytest.fixture(scope="module")
def reviews() -> dict[str, policycheck.Review]:
    return {name: policycheck.review(EXAMPLES / name) for name in (ALIGNED, PUNITIVE, TORN, PROPOSAL, OFF_TOPIC)}


def levels(review: policycheck.Review) -> dict[int, int]:
    return {rating.number: rating.level for rating in review.principles}


def test_the_aligned_manual_practises_most_principles_and_contradicts_none(reviews):
    found = levels(reviews[ALIGNED])
    assert sum(level >= 3 for level in found.values()) >= 6
    assert min(found.values()) >= 1
    # the trained reader takes drug checking ("the technician tests samples") for testing of people: a known
    # misreading, named in docs/validity.md. No words of the manual are read as critical.
    assert [f for f in reviews[ALIGNED].critical if f.found_by != "reader"] == []
    assert len(reviews[ALIGNED].critical) <= 1


def test_the_punitive_rules_work_against_most_principles_and_critical_findings_show_it(reviews):
    found = levels(reviews[PUNITIVE])
    assert sum(level == -1 for level in found.values()) >= 6
    assert len(reviews[PUNITIVE].critical) >= 3


def test_the_policy_that_says_one_thing_and_does_another_is_told_apart(reviews):
    review = reviews[TORN]
    assert any(rating.conflict for rating in review.principles)
    assert review.principle(4).level == -1  # a sanction outweighs the values that stand above it
    assert review.principle(3).level == -1  # well-being is the aim, and leaving drug-free the measure
    assert review.substance.named >= 3


def test_what_is_promised_is_set_against_what_is_counted(reviews):
    (pair,) = reviews[TORN].principle(3).conflicts
    assert (pair.supports.quote[:3], pair.undermines.quote[:3], pair.kind) == ("7.1", "7.2", "vision-measure")


def test_the_proposal_is_read_as_one_and_commits_to_a_voice_for_participants(reviews):
    review = reviews[PROPOSAL]
    assert review.kind == "grant-proposal"
    assert review.principle(5).level >= 3
    assert min(levels(review).values()) >= 0


def test_what_the_proposal_reports_of_others_is_not_held_against_it(reviews):
    reported = [f for f in reviews[PROPOSAL].findings if "Many programs in the region" in f.quote]
    assert [f for f in reported if f.stance == "undermines"] == []


def test_the_off_topic_control_is_silent_on_all_eight(reviews):
    review = reviews[OFF_TOPIC]
    assert not review.topic.on_topic
    assert set(levels(review).values()) == {0}
    assert not review.findings


def test_the_committed_review_is_what_the_program_writes(reviews):
    committed = (EXAMPLES / "lakeside-shelter-policy.review.md").read_text(encoding="utf-8")
    assert reviews[TORN].to_markdown() == committed, "python examples/make.py writes it again"


def test_the_same_input_gives_the_same_bytes():
    again = policycheck.review(EXAMPLES / TORN), policycheck.review(EXAMPLES / TORN)
    assert again[0].to_markdown() == again[1].to_markdown()
    assert again[0].to_json() == again[1].to_json()


def test_every_quote_is_the_documents_own_words_at_its_place(reviews):
    for review in reviews.values():
        for finding in review.findings:
            place = finding.location
            assert review.document.text[place.start : place.end] == finding.quote
            assert place.spoken
