"""Reviews and pages that the tests of the readers' faces share."""

from dataclasses import replace

import pytest

from policycheck.documents import document_from_bytes
from policycheck.rating.model import BoardLevel, Review
from policycheck.rating.review import review_document
from policycheck.reports import Options, render
from policycheck.rubric import load_rubric

HANDBOOK = """\
# Harbor House Resident Handbook

## 1. Our vision

Our vision is a place where people are safe, well and part of a community, whatever drugs they use.

## 2. Coming in

- Applicants must have been sober for 30 days before a bed is offered.
- Bring a photo ID and proof of address.
- Women with children are given priority, and bus fare is paid on the day.

## 3. Drugs and alcohol

Residents who test positive for drugs will be discharged within 24 hours. Syringes and pipes are \
contraband and will be confiscated.

Naloxone is kept at the front desk, and every resident is offered two doses and shown how to use it. \
The house manager reviews every overdose within 7 days and reports to the board each quarter.

## 4. Your voice

Two of the nine seats on the board belong to residents who use or have used drugs, each with a full vote.

## 5. How we measure success

- Success is measured by the number of negative drug tests.
- Graduation requires 90 days of abstinence.
"""

LEASE = """\
# Lease addendum on drugs

The tenant agrees to random drug testing. A refusal counts as a positive test. Any tenant who uses \
illegal drugs will be evicted, and the landlord will notify the police. Tenants in recovery must attend \
twelve-step meetings.
"""

GUIDE = """\
# Using more safely

Never use alone. Start low and go slow, because the supply changes from day to day. Take as many \
syringes as you need for yourself and your friends. We give out naloxone to anyone, with no questions \
and no ID. You choose your own goals. Fentanyl test strips are free at the desk.
"""


def reviewed(text: str) -> Review:
    """The review of a Markdown document."""
    return review_document(document_from_bytes(text.encode("utf-8"), "policy.md"), rubric=load_rubric())


@pytest.fixture(scope="session")
def handbook() -> Review:
    review = reviewed(HANDBOOK)
    assert any(f.stance == "supports" for f in review.findings)
    assert any(f.critical for f in review.findings)
    return review


@pytest.fixture(scope="session")
def reviews(handbook: Review) -> list[Review]:
    """Documents that differ in kind and in what they do."""
    return [handbook, reviewed(LEASE), reviewed(GUIDE)]


@pytest.fixture(scope="session")
def judged(handbook: Review) -> Review:
    """The handbook after a board has spoken on two principles."""
    said = {
        4: BoardLevel(level=0, readers=5, spread=(-1, 1), dissent=("It <b>was</b> fair to me.",)),
        8: BoardLevel(level=1, readers=5, spread=(1, 2)),
    }
    return replace(
        handbook,
        principles=tuple(replace(p, board=said.get(p.number)) for p in handbook.principles),
    )


@pytest.fixture(scope="session")
def page(handbook: Review) -> str:
    return str(render(handbook, "html", Options()))
