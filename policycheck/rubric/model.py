"""The shape of a rubric: principles, criteria, cues, cases, terms and the tables that rating uses.

Everything here is data that came from YAML; nothing here knows what a principle says.
"""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Says = Literal["supports", "undermines"]
Verdict = Literal["supports", "undermines", "nothing"]
Strength = Annotated[int, Field(ge=1, le=4)]
Name = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]*$")]


class Data(BaseModel):
    """Base of all rubric data: unknown keys are mistakes, and nothing changes after loading."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Principle(Data):
    """One principle, from ``principles/``: what it says, in this project's own words."""

    number: Annotated[int, Field(ge=1, le=8)]
    title: str
    statement: str
    notice: list[str]
    source: str


class Term(Data):
    """A set of phrases with one meaning, named so that cues can speak of it.

    Attributes:
        phrases: words and phrases, in lower case. A word that ends in "~" stands for its regular
            inflections too ("discharge~": discharge, discharges, discharged, discharging).
        patterns: RE2 regular expressions over the lower-cased text, for what phrases cannot say.
        includes: other terms whose phrases count as this one's.
        denial: the words themselves take something away ("refuse", "ban"), so denying them grants.
    """

    phrases: list[str] = []
    patterns: list[str] = []
    includes: list[Name] = []
    denial: bool = False


class Cue(Data):
    """What a provision may say, and the words that show it.

    Attributes:
        says: the stance of the words when they are affirmed.
        all: terms that must all stand in one sentence, in any order. The first is the *anchor*: its
            polarity decides. "a | b" is either; "no a" asks for an occurrence that is denied ("without
            identification"), "yes a" for one that is affirmed, "if a" for one inside a condition or
            exception ("only if", "unless", "until").
        context: terms of which one must stand in the provision, its lead-in, the sentence before or headings.
        none: terms of which none may stand in the provision or lead-in.
        denied: what the words say when the anchor is denied ("no one is discharged for ...").
        within: how many words apart the anchor and each other term may stand.
        who: whom the sentence must bind, where that matters.
        hints: stances for which the cue is too loose to stand alone: there it counts beside other evidence only.
        strength: a strength that overrides what modality says (for names and statements of fact).
    """

    says: Says
    all: Annotated[list[str], Field(min_length=1)]
    context: list[Name] = []
    none: list[Name] = []
    denied: Verdict = "nothing"
    within: Annotated[int, Field(ge=1, le=80)] = 25
    who: Literal["anyone", "participant", "staff"] = "anyone"
    hints: list[Says] = []
    strength: Strength | None = None


class Case(Data):
    """A sentence with the answer that a careful reader gives.

    Attributes:
        text, lead_in, heading, before: the provision and its context.
        says: its stance for this criterion's principle; "nothing" where it must raise no finding for it.
        strength: the strength, where the case is about it.
        held: never fitted to, never trained on.
        missed: a known miss, kept visible; it fails nothing until it starts to pass.
        learnt: a board of participants said so. It acts directly: the same words in the same kind of place
            take its answer, whatever cues and the trained reader make of them.
    """

    text: str
    lead_in: str = ""
    heading: str = ""
    before: str = ""
    says: Verdict
    strength: Strength | None = None
    held: bool = False
    missed: bool = False
    learnt: bool = False


class Criterion(Data):
    """One question that a provision can answer.

    Attributes:
        id: "p4.loses-service-for-use".
        question: the question, in plain words.
        supports, undermines: what an answer looks like on either side ("" where one side does not exist).
        why: why it matters.
        source: who says so.
        critical: an undermining answer is shown first, whatever else the document says.
        wording: wording to adapt, with blanks in [square brackets] for local facts: who, when, how checked.
        ask: a question to ask about practice.
        not_for: document kinds to which it does not apply.
        words_only: an undermining answer is a matter of words alone; it sets no level and makes no conflict.
        weight: how much the criterion counts in coverage; a board may re-weight it. 0 switches it off.
        felt: how soon a participant would feel its absence: 1 at once, 2 over time, 3 indirectly.
        cues, cases: see there.
    """

    id: Annotated[str, Field(pattern=r"^p[1-8]\.[a-z0-9-]+$")]
    question: str
    supports: str = ""
    undermines: str = ""
    why: str
    source: str
    critical: bool = False
    words_only: bool = False
    wording: str = ""
    ask: str
    not_for: list[Name] = []
    weight: Annotated[float, Field(ge=0, le=10)] = 1.0
    felt: Annotated[int, Field(ge=1, le=3)] = 2
    cues: list[Cue] = []
    cases: list[Case] = []

    @property
    def principle(self) -> int:
        """The number of the principle that it belongs to."""
        return int(self.id[1])


class DocumentKind(Data):
    """A kind of document, and the phrases by which it is guessed.

    Attributes:
        name: what the user writes after ``--kind``.
        title: how the review calls it.
        phrases: phrase -> weight; in the title and headings each counts three times.
    """

    name: Name
    title: str
    phrases: dict[str, float]


class Topic(Data):
    """How it is decided whether a document is about drugs or people who use them.

    Attributes:
        strong: terms that speak of the topic by themselves.
        weak: terms that speak of it beside others.
        innocent: phrases in which a weak or strong word means something else.
        named: phrases by which the principles' own cause is named; they are counted and never scored.
        mottoes: sayings of the field; a document that repeats one has stated a value and made no rule.
        calls: words in lower case that may follow a motto which is called out ("... now!").
        needed: hits a thousand words from which a document is on topic, and the least number of them.
    """

    strong: list[str]
    weak: list[str]
    innocent: list[str] = []
    named: list[str] = []
    mottoes: list[str] = []
    calls: list[str] = []
    per_thousand: float
    at_least: float


class LanguageTerm(Data):
    """A term with alternatives: advice about words, apart from the findings.

    Attributes:
        term: the words, with "~" as in a Term.
        instead: alternatives.
        advice: "replace", "consider" or "note".
        innocent: phrases in which the word is innocent.
        guides: who advises so.
        why: one plain sentence.
        counts_as: id of a criterion, for the few names for people and their tests that the codebook counts.
        cases: sentences that must and must not raise it.
    """

    term: list[str]
    instead: list[str]
    advice: Literal["replace", "consider", "note"]
    innocent: list[str] = []
    guides: list[str] = []
    why: str = ""
    counts_as: str | None = None
    flag: list[str] = []
    ignore: list[str] = []


class LevelRule(Data):
    """One row of the level table. The first row whose conditions all hold gives the level.

    Provisions are counted once each, however often their words are repeated.

    Attributes:
        level: the level that the row gives.
        when: the row in plain words, so that a board can apply it by hand.
        conditions: least counts, by name: "stated", "intended", "required", "accountable" (supporting
            provisions of at least that strength), "against" (undermining provisions); "required_below" and
            "required_at_most" ask that the required ones are fewer than, or at most, so many times those
            against.
    """

    level: Annotated[int, Field(ge=-1, le=4)]
    when: str
    conditions: dict[
        Literal[
            "stated", "intended", "required", "accountable", "against", "required_below", "required_at_most"
        ],
        Annotated[float, Field(ge=0)],
    ] = {}


class Rubric(Data):
    """A whole rubric, loaded, checked and composed."""

    name: Name
    title: str
    version: str
    hash: str
    principles: tuple[Principle, ...]
    criteria: tuple[Criterion, ...]
    terms: dict[str, Term]
    kinds: tuple[DocumentKind, ...]
    topic: Topic
    language: tuple[LanguageTerm, ...]
    levels: tuple[LevelRule, ...]
    files: tuple[str, ...] = ()

    def criterion(self, ident: str) -> Criterion:
        """The criterion with this id. Raises KeyError."""
        for criterion in self.criteria:
            if criterion.id == ident:
                return criterion
        raise KeyError(ident)

    def principle(self, number: int) -> Principle:
        """The principle with this number (1 to 8)."""
        return next(p for p in self.principles if p.number == number)
