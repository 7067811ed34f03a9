"""What reading gives: provisions, and the findings that they carry."""

from dataclasses import dataclass, field
from typing import Literal

Stance = Literal["supports", "undermines"]
FoundBy = Literal["cue", "reader", "both", "board"]

STANCES: tuple[Stance, Stance] = ("supports", "undermines")


@dataclass(frozen=True, slots=True)
class Location:
    """Where a provision stands.

    Attributes:
        start, end: character offsets into the document's text.
        page: 1-based page, or None.
        paragraph: 1-based paragraph, or None.
        section: "section 3.2 (b)", or "".
        spoken: what a person would say aloud: "page 4, section 3.2 (b)".
    """

    start: int = 0
    end: int = 0
    page: int | None = None
    paragraph: int | None = None
    section: str = ""
    spoken: str = ""


@dataclass(frozen=True, slots=True)
class Provision:
    """A sentence, or a list item read with the sentences that introduce it. All that a reading may look at.

    Attributes:
        text: the provision's own words, text[start:end] of the document.
        lead_in: the sentences that it hangs from, outermost first, joined by " > ".
        heading: title and headings above it, outermost first, joined by " > ".
        before: the sentence before it in its own block, or "".
        location: where it stands.
        role: the role of its block ("body", "definition", ...).
        kind: the kind of its block ("paragraph", "item", ...).
        names: names of organisations in its document, the longest first: the trained reader is blind to them.
    """

    text: str
    lead_in: str = ""
    heading: str = ""
    before: str = ""
    location: Location = field(default_factory=Location)
    role: str = "body"
    kind: str = "paragraph"
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words that decided a finding.

    Attributes:
        role: what the words did: "cue", "negation", "denial", "exception", "condition", "modality", "accountability", ...
        words: the words as written.
        where: "text", "lead-in", "heading" or "before".
        start, end: offsets into that part (into ``Provision.text`` where ``where`` is "text").
    """

    role: str
    words: str
    where: str = "text"
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Like:
    """A rubric case that reads like the provision: its text, its criterion, cosine similarity (-1 to 1)."""

    text: str
    criterion: str
    similarity: float


@dataclass(frozen=True, slots=True)
class Finding:
    """What one provision does for or against one principle.

    Attributes:
        principle: 1 to 8.
        stance: "supports" or "undermines".
        strength: 1 stated, 2 intended, 3 required, 4 accountable.
        criterion: id of the criterion that it answers, or "pN.other", which fills no gap.
        also: other criteria that it answers.
        quote: the provision's own text.
        lead_in, heading, before: the context that it was read in.
        location: where it stands.
        why: one plain sentence that a person can check.
        evidence: the words that decided.
        found_by: by cue, by the trained reader, by both, or because a board of participants said so.
        probability: calibrated probability (0 to 1) that a careful reader would agree.
        like: the nearest cases of the rubric.
        critical: an undermining answer to a critical criterion.
        doubt: for a question to a person: why the tool is not sure; else "".
    """

    principle: int
    stance: Stance
    strength: int
    criterion: str
    quote: str
    also: tuple[str, ...] = ()
    lead_in: str = ""
    heading: str = ""
    before: str = ""
    location: Location = field(default_factory=Location)
    why: str = ""
    evidence: tuple[Evidence, ...] = ()
    found_by: FoundBy = "cue"
    probability: float = 1.0
    like: tuple[Like, ...] = ()
    critical: bool = False
    doubt: str = ""
