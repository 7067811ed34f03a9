"""The glances: they drop only what the whole reading leaves empty, never where a cue speaks, and change nothing else."""

from pathlib import Path

import numpy as np
import pytest

from policycheck.documents import open_document
from policycheck.reading.encoder import Encoder
from policycheck.reading.model import Provision
from policycheck.reading.provisions import provisions
from policycheck.reading.reader import Reader
from policycheck.reading.weighing import shipped_weighing
from policycheck.rubric import load_rubric

EXAMPLES = Path(__file__).parents[2] / "examples"
RUBRIC = load_rubric()
LEAST = shipped_weighing().glances
PLAIN = "The minutes of the meeting are kept in the blue folder on the second shelf."


@pytest.fixture(scope="module")
def own() -> list[Provision]:
    return [
        provision
        for path in sorted(EXAMPLES.iterdir())
        if path.suffix in {".md", ".txt", ".html"}
        for provision in provisions(open_document(path))
    ]


def found(reader: Reader, own: list[Provision]) -> set[tuple[int, int, str]]:
    return {(n, f.principle, f.stance) for n, d in enumerate(reader.read_each(own)) for f in d.findings}


def test_they_lose_under_a_hundredth_of_the_findings(own):
    whole = found(Reader(RUBRIC, encoder=Encoder()), own)
    glanced = found(Reader(RUBRIC, encoder=Encoder(least=LEAST)), own)
    assert len(whole - glanced) < 0.01 * len(whole)
    assert glanced <= whole


def test_they_spare_most_of_a_document_about_something_else_the_whole_reading():
    own = provisions(open_document(EXAMPLES / "town-library-rooms.txt"))
    scores = Encoder(least=LEAST).read(own, [False] * len(own))
    assert np.mean(~scores.embeddings.any(axis=1)) > 0.5


def test_what_is_asked_for_is_read_whole_also_when_it_was_dropped_before():
    encoder, provision = Encoder(least=LEAST), Provision(PLAIN)
    assert not encoder.read([provision], [False]).embeddings.any()
    asked = encoder.read([provision], [True])
    assert np.array_equal(asked.classes, Encoder().read([provision]).classes)


def test_what_was_read_whole_is_not_dropped_afterwards():
    encoder, provision = Encoder(least=LEAST), Provision(PLAIN)
    encoder.read([provision])
    assert encoder.read([provision], [False]).embeddings.any()


def test_a_provision_in_which_a_cue_speaks_is_never_dropped():
    encoder = Encoder(least=[np.inf] * len(LEAST))  # drops whatever it may
    reader = Reader(RUBRIC, encoder=encoder)
    (decision,) = reader.read_each([Provision("No one is refused naloxone.")])
    assert decision.findings
    assert decision.findings[0].like
    assert not reader.read_each([Provision(PLAIN)])[0].findings


def test_company_changes_no_glance(own):
    encoder = Encoder(threads=1)
    assert np.array_equal(encoder.glances(own), np.concatenate([encoder.glances([p]) for p in own]))
