"""The Review: everything that the tool found in one document, ready for any report."""

from dataclasses import dataclass

from policycheck.documents.model import Document, Note, Source
from policycheck.rating.acceptance import Acceptance, Accepted
from policycheck.rating.conflicts import Conflict
from policycheck.rating.levels import LEVEL_NAMES
from policycheck.reading.gates import TopicVerdict
from policycheck.reading.model import Finding
from policycheck.reading.thresholds import Thresholds
from policycheck.reading.wording import Advice
from policycheck.rubric.model import Rubric


@dataclass(frozen=True, slots=True)
class BoardLevel:
    """What a participant advisory board says of a principle. Where it stands, it is the level.

    Attributes:
        level: the board's level (-1 to 4).
        readers: how many readers rated the principle.
        spread: least and greatest level among them.
        dissent: each differing view, in its own words.
    """

    level: int
    readers: int
    spread: tuple[int, int]
    dissent: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PrincipleRating:
    """One principle in one document.

    Attributes:
        number, title: the principle.
        tool_level: the level that the tool read (-1 to 4), or None where it could not read enough.
        rule: the row of the table that gave it, in plain words.
        board: the board's level, or None until a board has spoken.
        certainty: share (0 to 1) of imagined careful readers who would come to the same level.
        conflicts: pairs of provisions that contradict each other.
        findings: its findings, in document order.
        gaps: ids of applicable criteria on which the document says nothing.
        coverage, strength: shares (0 to 1) of applicable criteria answered in support, or None.
    """

    number: int
    title: str
    tool_level: int | None
    rule: str
    certainty: float
    conflicts: tuple[Conflict, ...]
    findings: tuple[Finding, ...]
    gaps: tuple[str, ...]
    coverage: float | None
    strength: float | None
    board: BoardLevel | None = None

    @property
    def level(self) -> int | None:
        """The level: the board's where the board has spoken, else the tool's; None is "not read"."""
        return self.board.level if self.board else self.tool_level

    @property
    def level_name(self) -> str:
        """The level in a word."""
        return "not read" if self.level is None else LEVEL_NAMES[self.level]

    @property
    def conflict(self) -> bool:
        """True where provisions for and against the principle stand side by side."""
        return bool(self.conflicts)


@dataclass(frozen=True, slots=True)
class Substance:
    """Name and substance: how often the cause is named, and how many concrete measures stand beside it."""

    named: int
    measures: int


@dataclass(frozen=True, slots=True)
class Review:
    """A document, reviewed.

    Attributes:
        title: the document's title, or its file name.
        source: where it came from.
        notes: what was left out, hidden or not read.
        kind, kind_title: the document kind, and how it is called.
        kind_guessed: True where the kind was guessed and not given.
        topic: whether the document is on topic, and why.
        languages: share of the text (0 to 1) by ISO 639-1 code of its language.
        unread_share: share (0 to 1) of the document that was not read.
        words: number of words read.
        principles: the eight ratings.
        findings: all findings, in document order.
        questions: doubtful findings for a person; they touch no level.
        language: advice about words, apart from the findings.
        coverage, strength: means over the principles (0 to 1), or None.
        substance: name and substance.
        rubric: the rubric in force.
        thresholds: from which probability something was a finding or a question.
        version: version of policycheck.
        document: the document itself, as it was read.
        accepted: findings that people have decided to live with, with who, when and why.
        gone: decisions whose passage the document no longer has.
    """

    title: str
    source: Source
    notes: tuple[Note, ...]
    kind: str
    kind_title: str
    kind_guessed: bool
    topic: TopicVerdict
    languages: dict[str, float]
    unread_share: float
    words: int
    principles: tuple[PrincipleRating, ...]
    findings: tuple[Finding, ...]
    questions: tuple[Finding, ...]
    language: tuple[Advice, ...]
    coverage: float | None
    strength: float | None
    substance: Substance
    rubric: Rubric
    thresholds: Thresholds
    version: str
    document: Document
    accepted: tuple[Accepted, ...] = ()
    gone: tuple[Acceptance, ...] = ()

    @property
    def critical(self) -> tuple[Finding, ...]:
        """The undermining answers to critical criteria, in document order."""
        return tuple(finding for finding in self.findings if finding.critical)

    def principle(self, number: int) -> PrincipleRating:
        """The rating of the principle with this number (1 to 8)."""
        return next(rating for rating in self.principles if rating.number == number)

    def to_markdown(self) -> str:
        """The review as Markdown."""
        # Reports stand after rating: opened late, as the only such door.
        from policycheck.reports import render

        return str(render(self, "markdown"))

    def to_html(self) -> str:
        """The review as one HTML page that needs nothing else."""
        from policycheck.reports import render

        return str(render(self, "html"))

    def to_json(self) -> str:
        """The review as JSON; its ``schema`` field names the version of its form."""
        from policycheck.reports import render

        return str(render(self, "json"))
