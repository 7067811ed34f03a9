"""The whole way: a file or text becomes a Review."""

from collections import Counter
from pathlib import Path
from statistics import fmean

from policycheck import __version__
from policycheck.documents import document_from_text, open_document
from policycheck.documents.model import Document
from policycheck.rating.certainty import certainty
from policycheck.rating.conflicts import conflicts
from policycheck.rating.coverage import coverage
from policycheck.rating.levels import count, level
from policycheck.rating.model import PrincipleRating, Review, Substance
from policycheck.reading.gates import topic_gate
from policycheck.reading.kinds import guess_kind, kind_named
from policycheck.reading.model import Finding
from policycheck.reading.provisions import LANGUAGE, provisions
from policycheck.reading.reader import Reading, reader_for
from policycheck.reading.thresholds import Thresholds
from policycheck.reading.weighing import shipped_thresholds
from policycheck.reading.wording import advise
from policycheck.rubric import load_rubric
from policycheck.rubric.model import Principle, Rubric

_UNREAD_LIMIT = 0.2  # above this share unread, silence cannot be told from not reading


def review(
    path: str | Path,
    *,
    rubric: Rubric | str | Path | None = None,
    kind: str | None = None,
    thresholds: Thresholds | None = None,
) -> Review:
    """Review the document in a file.

    Args:
        path: the file.
        rubric: a loaded rubric, its name or path; None is the shipped one.
        kind: the document kind; None guesses it.
        thresholds: what calls for a finding or a question; None takes what was calibrated in training.

    Raises:
        UnreadableDocument: the file cannot be read; the message names the next step.
        RubricError: the rubric holds a mistake.
    """
    return review_document(open_document(path), rubric=_loaded(rubric), kind=kind, thresholds=thresholds)


def review_text(
    text: str,
    *,
    title: str = "",
    rubric: Rubric | str | Path | None = None,
    kind: str | None = None,
    thresholds: Thresholds | None = None,
) -> Review:
    """Review a text. Arguments and errors as for ``review``."""
    return review_document(
        document_from_text(text, title), rubric=_loaded(rubric), kind=kind, thresholds=thresholds
    )


def review_document(
    document: Document, *, rubric: Rubric, kind: str | None = None, thresholds: Thresholds | None = None
) -> Review:
    """Review a document that has been read.

    Args:
        document: the document.
        rubric: the rubric in force.
        kind: the document kind; None guesses it.
        thresholds: what calls for a finding or a question; None takes what was calibrated in training.
    """
    named = kind_named(kind, rubric) if kind else guess_kind(document, rubric)
    languages = _languages(document)
    foreign = 1 - languages.get(LANGUAGE, 0.0)
    unread = min(1.0, document.unread_share + (1 - document.unread_share) * foreign)
    texts = [document.text[block.start : block.end] for block in document.blocks]
    topic = topic_gate(rubric).judge([document.title, *texts])
    own = provisions(document) if topic.on_topic else []
    reading = reader_for(rubric, thresholds=thresholds).read(own) if topic.on_topic else Reading((), ())
    ratings = tuple(_rate(principle, reading, named.name, unread, rubric) for principle in rubric.principles)
    return Review(
        title=document.title or Path(document.source.name).name,
        source=document.source,
        notes=document.notes,
        kind=named.name,
        kind_title=named.title,
        kind_guessed=kind is None,
        topic=topic,
        languages=languages,
        unread_share=unread,
        words=topic.words,
        principles=ratings,
        findings=reading.findings,
        questions=reading.questions,
        language=advise(document, own, rubric) if topic.on_topic else (),
        coverage=_mean([rating.coverage for rating in ratings]),
        strength=_mean([rating.strength for rating in ratings]),
        substance=_substance(document, reading.findings, rubric),
        rubric=rubric,
        thresholds=thresholds or shipped_thresholds(),
        version=__version__,
        document=document,
    )


def _loaded(rubric: Rubric | str | Path | None) -> Rubric:
    return rubric if isinstance(rubric, Rubric) else load_rubric(rubric)


def _rate(
    principle: Principle, reading: Reading, kind: str, unread: float, rubric: Rubric
) -> PrincipleRating:
    own = tuple(f for f in reading.findings if f.principle == principle.number)
    doubtful = [f for f in reading.questions if f.principle == principle.number]
    found, rule = level(count(own, rubric), rubric.levels)
    not_read = not own and unread > _UNREAD_LIMIT
    covered = coverage(own, principle.number, kind, rubric)
    return PrincipleRating(
        number=principle.number,
        title=principle.title,
        tool_level=None if not_read else found,
        rule="Too much of the document could not be read to call it silent." if not_read else rule.when,
        certainty=certainty(own, doubtful, rubric),
        conflicts=conflicts(own, rubric),
        findings=own,
        gaps=() if not_read else covered.gaps,
        coverage=covered.coverage,
        strength=covered.strength,
    )


def _languages(document: Document) -> dict[str, float]:
    """Share of the text by language; blocks too short to judge count as English."""
    sizes: Counter[str] = Counter()
    for block in document.blocks:
        sizes[block.language or LANGUAGE] += block.end - block.start
    total = sizes.total()
    return {code: size / total for code, size in sizes.most_common()} if total else {LANGUAGE: 1.0}


def _substance(document: Document, findings: tuple[Finding, ...], rubric: Rubric) -> Substance:
    lowered = document.text.casefold()
    named = sum(lowered.count(phrase.casefold()) for phrase in rubric.topic.named)
    measures = {f.location.start for f in findings if f.stance == "supports" and f.strength >= 3}
    return Substance(named=named, measures=len(measures))


def _mean(values: list[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return fmean(known) if known else None
