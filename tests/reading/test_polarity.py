"""A word proves nothing: the same words grant or deny by what stands around them.

The rubric here is a small one of the test's own, so that only the grammar is tested and no shipped cue.
"""

from types import SimpleNamespace

import pytest

from policycheck.reading.cues import Cues
from policycheck.reading.lexicon import Lexicon
from policycheck.reading.model import Provision
from policycheck.reading.passage import lay_out
from policycheck.rubric.model import Criterion, Cue, Term

TERMS = {
    "kits": Term(phrases=["naloxone", "kit~"]),
    "lose": Term(phrases=["discharge~", "evict~", "turn~ away", "sanction~"], denial=True),
    "use": Term(phrases=["drug use", "use~ drugs", "using drugs", "positive test", "test~ positive", "relapse~"]),
    "sober": Term(phrases=["sober", "abstinent", "abstinence"]),
    "enter": Term(phrases=["admit~", "enter~", "stay~"]),
    "demand": Term(phrases=["require~", "requirement"]),
    "seat": Term(phrases=["seat~"]),
    "users": Term(phrases=["people who use drugs", "person who has used drugs"]),
}


def _criterion(ident: str, *cues: Cue) -> Criterion:
    return Criterion(id=ident, question="?", why="", source="", ask="", cues=list(cues))


CRITERIA = [
    _criterion("p1.kits", Cue(says="supports", all=["kits"], denied="undermines")),
    _criterion(
        "p4.lose",
        Cue(says="undermines", all=["lose", "use"], denied="supports"),
        Cue(says="undermines", all=["lose"], context=["use"], denied="supports"),
    ),
    _criterion(
        "p3.sober",
        Cue(says="undermines", all=["demand", "sober"], denied="supports"),
        Cue(says="undermines", all=["enter", "if sober"], denied="undermines"),
    ),
    _criterion(
        "p5.seat",
        Cue(says="supports", all=["seat", "yes users"]),
        Cue(says="undermines", all=["seat", "no users"]),
    ),
]
LEXICON = Lexicon.of_rubric(SimpleNamespace(terms=TERMS))
CUES = Cues(SimpleNamespace(criteria=CRITERIA), LEXICON)


def stances(text: str, **context: str) -> set[str]:
    """What the cues hear in a provision: {"p1 supports", ...}."""
    passage = lay_out(Provision(text=text, **context), LEXICON, {})
    return {f"p{match.criterion.principle} {match.stance}" for match in CUES.read(passage)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a verb of denial takes away; its denial grants
        ("No one is refused naloxone.", "p1 supports"),
        ("Staff must not withhold naloxone from anyone.", "p1 supports"),
        ("Participants will not be denied naloxone.", "p1 supports"),
        ("Naloxone may not be kept on the premises.", "p1 undermines"),
        ("Residents are forbidden to carry naloxone.", "p1 undermines"),
        ("Naloxone will be confiscated.", "p1 undermines"),
        ("People with no income may get naloxone.", "p1 supports"),
        # losing a place, and not losing it
        ("Residents who test positive will be discharged.", "p4 undermines"),
        ("No one is discharged for drug use.", "p4 supports"),
        ("A person who is using drugs will not be discharged.", "p4 supports"),
        ("We no longer discharge people for drug use.", "p4 supports"),
        ("Discharge for drug use is not permitted.", "p4 supports"),
        ("Staff are prohibited from evicting tenants for drug use.", "p4 supports"),
        ("The hostel neither evicts people for drug use nor calls the police.", "p4 supports"),
        ("Relapse isn't grounds for discharge.", "p4 supports"),
        ("No person who seeks help and uses drugs shall be sanctioned.", "p4 supports"),
        ("People discharged for drug use may not return for a month.", "p4 undermines"),
        ("Anyone who uses drugs shall be discharged, not later than noon.", "p4 undermines"),
        # exceptions and conditions
        ("No one is turned away except for a positive test.", "p4 undermines"),
        ("Residents may not be evicted for using drugs unless they deal.", "p4 supports"),
        ("Guests may enter only if sober.", "p3 undermines"),
        ("No one may enter unless sober.", "p3 undermines"),
        ("Abstinence is not required.", "p3 supports"),
        ("Abstinence is required.", "p3 undermines"),
        ("We do not require anyone to be abstinent.", "p3 supports"),
        ("There is no requirement to be sober.", "p3 supports"),
        # a slot that asks how its own words stand
        ("Three seats are held by people who use drugs.", "p5 supports"),
        ("The council has nine seats, none held by a person who has used drugs.", "p5 undermines"),
    ],
)
def test_negation_denial_exception_and_condition_decide_the_stance(text, expected):
    assert stances(text) == {expected}


@pytest.mark.parametrize(
    "text",
    [
        "Many shelters discharge people who relapse.",
        "Until 2019 we discharged people who used drugs.",
        "We used to evict people for drug use.",
        'The word "naloxone" is explained in the annex below for new readers.',
        "According to the survey, residents were discharged for drug use.",
    ],
)
def test_what_is_told_of_others_of_the_past_or_of_a_word_raises_nothing(text):
    assert stances(text) == set()


def test_a_contrast_speaks_of_others_up_to_its_comma_and_then_for_the_document():
    assert stances("Unlike hostels that evict people for drug use, we give everyone a kit.") == {"p1 supports"}


@pytest.mark.parametrize(
    ("text", "context", "expected"),
    [
        ("(b) naloxone;", {"lead_in": "The program shall offer participants:"}, "p1 supports"),
        ("(b) naloxone;", {"lead_in": "Residents may not bring:"}, "p1 undermines"),
        ("(b) naloxone;", {"lead_in": "The following are prohibited:"}, "p1 undermines"),
        ("(b) naloxone;", {"lead_in": "The program shall not restrict:"}, "p1 supports"),
        ("using drugs on site", {"lead_in": "A resident may be evicted for:"}, "p4 undermines"),
        ("using drugs on site", {"lead_in": "A resident may not be evicted for:"}, "p4 supports"),
        ("Violation will result in eviction or being evicted.", {"heading": "Drug use"}, "p4 undermines"),
        ("They are evicted the same day.", {"before": "Some residents are using drugs."}, "p4 undermines"),
    ],
)
def test_lead_in_heading_and_the_sentence_before_make_the_meaning(text, context, expected):
    assert stances(text, **context) == {expected}


def test_words_of_the_lead_in_alone_raise_nothing():
    assert stances("(a) a clean towel;", lead_in="The program shall offer naloxone and:") == set()


def test_evidence_points_at_the_words_in_the_provision():
    text = "(a) No one is refused naloxone."
    passage = lay_out(Provision(text=text), LEXICON, {})
    (match,) = CUES.read(passage)
    assert {text[e.start : e.end] for e in match.evidence} == {"No one", "refused", "naloxone"}


@pytest.mark.parametrize(
    ("text", "context", "expected"),
    [
        # a negation in a subordinate clause stays there
        ("If someone cannot be woken, give naloxone.", {}, "p1 supports"),
        ("If there is no answer go in with naloxone.", {}, "p1 supports"),
        ("give naloxone if you have it.", {"lead_in": "If you cannot wake someone:"}, "p1 supports"),
        # complements, asides, correlatives and run-in headings
        ("Agreed that nobody is to be discharged for using drugs.", {}, "p4 supports"),
        ("The person, and not the court, chooses naloxone.", {}, "p1 supports"),
        ("They shall not keep company, nor carry naloxone.", {}, "p1 undermines"),
        ("(d) NO EXCLUSION.\u2014The Secretary shall not discharge anyone for a positive test.", {}, "p4 supports"),
        ("It is unlawful to fail or refuse to hire, or to discharge an employee for drug use.", {}, "p4 supports"),
        ("The kit is free of charge.", {}, "p1 supports"),
        ("Nothing in rule 6 prevents a guest from bringing naloxone.", {}, "p1 supports"),
        # an exception that holds the matter itself
        ("No one is discharged for drug use, save one who uses drugs in the house.", {}, "p4 undermines"),
        (
            "No person is discharged for drug use, except that staff may discharge one who uses drugs daily.",
            {},
            "p4 undermines",
        ),
    ],
)
def test_operators_reach_no_further_than_their_clause(text, context, expected):
    assert stances(text, **context) == {expected}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "No one who seeks help because that person, or another person, is using drugs, is to be sanctioned.",
            "p4 supports",
        ),
        ("A pharmacist may dispense, but not prescribe, a kit.", "p1 supports"),
        ("People who use drugs are immune from being sanctioned.", "p4 supports"),
    ],
)
def test_a_subject_goes_on_after_what_interrupts_it(text, expected):
    assert stances(text) == {expected}


@pytest.mark.parametrize(
    ("text", "context", "expected"),
    [
        ("The bill eliminates sanctions for drug use.", {}, "p4 supports"),
        ("No funds of the council may be spent to buy, hand out, or advertise a kit.", {}, "p1 undermines"),
        ("being found using drugs", {"lead_in": "Reasons for being evicted do not include:"}, "p4 supports"),
        ("A person discharged in the past year for drug use may return.", {}, "p4 undermines"),
    ],
)
def test_endings_lists_and_windows_of_time(text, context, expected):
    assert stances(text, **context) == {expected}
