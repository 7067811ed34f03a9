"""Definitions carry nothing; a rule that only mentions where a term is defined still speaks."""

import pytest

from policycheck.reading.model import Provision
from policycheck.reading.silence import speaks


@pytest.mark.parametrize(
    "provision",
    [
        Provision('"Participant" means a person who uses the service.'),
        Provision("(2) a person who uses drugs;", lead_in="In this act the following terms have these meanings:"),
        Provision("Naloxone is a medicine.", heading="Act > 2. Definitions"),
        Provision("This part may be cited as the Overdose Act."),
    ],
)
def test_definitions_and_formal_parts_are_silent(provision: Provision) -> None:
    assert not speaks(provision)


def test_a_lead_in_that_only_points_to_a_definition_silences_nothing() -> None:
    lead_in = "A person convicted of possessing a controlled substance (as such term is defined in section 4) shall"
    assert speaks(Provision("(B) be ineligible for housing for five years.", lead_in=lead_in))
