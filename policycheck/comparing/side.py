"""One side of a comparison: a review, reduced to what a comparison needs."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from policycheck.rating.model import Review
from policycheck.rating.passages import plain_words
from policycheck.reading.model import Finding, Location
from policycheck.reading.provisions import provisions


@dataclass(frozen=True, slots=True)
class Passage:
    """A provision, whether or not it carries a finding.

    Attributes:
        text: its own words.
        lead_in, heading: what it is read under.
        location: where it stands.
        findings: what it carries.
    """

    text: str
    lead_in: str = ""
    heading: str = ""
    location: Location = field(default_factory=Location)
    findings: tuple[Finding, ...] = ()

    @property
    def key(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """What makes it the same passage in another draft."""
        return plain_words(self.lead_in), plain_words(self.text)


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one principle stands: level (-1 to 4, None is not read), its name, and how sure (0 to 1)."""

    number: int
    title: str
    level: int | None
    level_name: str
    certainty: float


@dataclass(frozen=True, slots=True)
class Side:
    """A review, as a comparison sees it.

    Attributes:
        title, name: the document, and its file as the user named it.
        sha256: of the file's bytes.
        kind, kind_title: the kind of document that it was read as.
        version: of policycheck.
        rubric, rubric_title, rubric_version, rubric_hash: the rubric that it was read against.
        on_topic: whether it speaks of drugs at all.
        unread_share: share (0 to 1) that could not be read.
        standings: the eight principles.
        passages: its provisions in document order: all of them where ``complete``, else those with findings.
        complete: whether the document itself is at hand.
        gaps: ids of criteria that it does not answer.
    """

    title: str
    name: str
    sha256: str
    kind: str
    kind_title: str
    version: str
    rubric: str
    rubric_title: str
    rubric_version: str
    rubric_hash: str
    on_topic: bool
    unread_share: float
    standings: tuple[Standing, ...]
    passages: tuple[Passage, ...]
    complete: bool
    gaps: tuple[str, ...]

    @property
    def findings(self) -> list[Finding]:
        """All findings, in document order."""
        return [finding for passage in self.passages for finding in passage.findings]

    @property
    def supported(self) -> set[str]:
        """Ids of the criteria that it answers in support."""
        return {
            ident
            for finding in self.findings
            if finding.stance == "supports"
            for ident in (finding.criterion, *finding.also)
        }


def side_of(review: Review) -> Side:
    """The side that a review makes, with every provision of its document."""
    findings = review.findings
    read = [Passage(p.text, p.lead_in, p.heading, p.location) for p in provisions(review.document)]
    return Side(
        title=review.title,
        name=review.source.name,
        sha256=review.source.sha256,
        kind=review.kind,
        kind_title=review.kind_title,
        version=review.version,
        rubric=review.rubric.name,
        rubric_title=review.rubric.title,
        rubric_version=review.rubric.version,
        rubric_hash=review.rubric.hash,
        on_topic=review.topic.on_topic,
        unread_share=review.unread_share,
        standings=tuple(
            Standing(r.number, r.title, r.level, r.level_name, r.certainty) for r in review.principles
        ),
        passages=with_findings(read, findings),
        complete=True,
        gaps=tuple(ident for rating in review.principles for ident in rating.gaps),
    )


def with_findings(passages: Iterable[Passage], findings: Iterable[Finding]) -> tuple[Passage, ...]:
    """The passages in document order, each with its findings; a finding elsewhere brings its own passage."""
    by_place: dict[tuple[int, int, str], list[Finding]] = defaultdict(list)
    for finding in findings:
        by_place[(finding.location.start, finding.location.end, finding.quote)].append(finding)
    found = [
        Passage(p.text, p.lead_in, p.heading, p.location, tuple(by_place.pop(_place(p), ())))
        for p in passages
    ]
    found += [
        Passage(own[0].quote, own[0].lead_in, own[0].heading, own[0].location, tuple(own))
        for own in by_place.values()
    ]
    return tuple(sorted(found, key=lambda passage: passage.location.start))


def _place(passage: Passage) -> tuple[int, int, str]:
    return passage.location.start, passage.location.end, passage.text
