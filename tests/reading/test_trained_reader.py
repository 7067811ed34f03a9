"""The trained reader: the same reading alone or in company, with one thread or two, and a reason for each finding."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

import policycheck
from policycheck.documents import open_document
from policycheck.reading.encoder import MODEL, Encoder
from policycheck.reading.model import Provision
from policycheck.reading.provisions import provisions
from policycheck.reading.reader import Reader, reader_for
from policycheck.reading.weighing import shipped_weighing
from policycheck.rubric import load_rubric

EXAMPLES = Path(__file__).parents[2] / "examples"
RUBRIC = load_rubric()


@pytest.fixture(scope="module")
def own() -> list[Provision]:
    return [
        provision
        for name in ("lakeside-shelter-policy.md", "eastgate-outreach-proposal.html", "town-library-rooms.txt")
        for provision in provisions(open_document(EXAMPLES / name))
    ]


def test_the_model_is_small_enough_to_travel():
    assert sum(path.stat().st_size for path in MODEL.iterdir()) < 40 * 2**20


def afresh() -> Encoder:
    """The shipped model, with nothing remembered."""
    encoder = Encoder(threads=1, least=shipped_weighing().glances)
    encoder.known.clear()
    return encoder


def test_company_and_order_change_no_reading(own):
    encoder = afresh()
    reader = Reader(RUBRIC, encoder=encoder)
    alone = []
    for provision in own:
        encoder.known.clear()  # what is remembered would be the same in any case
        alone += reader.read_each([provision])
    for order in (own, own[::-1]):
        encoder.known.clear()
        together = reader.read_each(order)
        assert (together if order is own else together[::-1]) == alone


def test_threads_change_no_score(own):
    one, two = (Encoder(threads=threads).read(own) for threads in (1, 2))
    assert np.array_equal(one.classes, two.classes)
    assert np.array_equal(one.strengths.argmax(-1), two.strengths.argmax(-1))


def test_every_finding_has_a_reason_that_a_person_can_check(own):
    for decision in reader_for(RUBRIC).read_each(own):
        for finding in decision.findings:
            assert finding.evidence or finding.like
            assert finding.why.endswith((".", "”"))
            assert 0 < finding.probability <= 1
            assert finding.found_by in ("cue", "reader", "both")


def test_at_most_one_finding_a_provision_principle_and_stance(own):
    for decision in reader_for(RUBRIC).read_each(own):
        pairs = [(f.principle, f.stance) for f in decision.findings]
        assert len(pairs) == len(set(pairs))


def test_a_criterion_that_is_switched_off_names_no_finding_any_more():
    text = "No one is refused naloxone."
    (before,) = [f for f in policycheck.read_provision(text) if f.principle == 1]
    smaller = RUBRIC.model_copy(
        update={"criteria": tuple(c for c in RUBRIC.criteria if c.id != before.criterion), "hash": "smaller"}
    )
    after = [f for f in policycheck.read_provision(text, rubric=smaller) if f.principle == 1]
    assert before.criterion not in {ident for f in after for ident in (f.criterion, *f.also)}


def test_definitions_headings_and_others_words_carry_nothing():
    for provision in (
        Provision('"Naloxone" means a medicine that reverses an opioid overdose.'),
        Provision("Naloxone: see also overdose.", role="reference"),
        Provision("Naloxone is handed out.", role="definition"),
    ):
        assert not reader_for(RUBRIC).read_each([provision])[0].findings


def test_without_a_model_the_cues_read_alone(own):
    decisions = Reader(RUBRIC, trained=False).read_each(own)
    found = [finding for decision in decisions for finding in decision.findings]
    assert found
    assert {finding.found_by for finding in found} == {"cue"}


def test_typing_changes_no_finding():
    plain = Provision('Staff shall not refuse naloxone to anyone - "no questions".', lead_in="On each shift:")
    typed = replace(plain, text="Staff shall not\nrefuse naloxone to anyone \u2013 \u201cno questions\u201d.")
    first, second = reader_for(RUBRIC).read_each([plain, typed])
    assert [(f.principle, f.stance, f.strength) for f in first.findings] == [
        (f.principle, f.stance, f.strength) for f in second.findings
    ]


def test_company_changes_no_score_at_all(own):
    encoder = afresh()
    together, alone = encoder.read(own), []
    for provision in own:
        encoder.known.clear()
        alone.append(encoder.read([provision]))
    for name in ("classes", "strengths", "embeddings"):
        assert np.array_equal(getattr(together, name), np.concatenate([getattr(one, name) for one in alone]))
