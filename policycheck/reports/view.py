"""A review made ready for templates: every finding with all that is said of it, in one language."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from policycheck.rating.acceptance import Acceptance
from policycheck.rating.accountability import Accountability, accountability
from policycheck.rating.certainty import in_words
from policycheck.rating.conflicts import ConflictKind
from policycheck.rating.model import PrincipleRating, Review
from policycheck.reading.model import Finding
from policycheck.reading.reasons import reason
from policycheck.reports.decisions import decisions
from policycheck.reports.foreign import place, sentence
from policycheck.reports.links import page_of
from policycheck.reports.options import Options
from policycheck.reports.summary import level_sentence
from policycheck.reports.words import Words, words
from policycheck.rubric.model import Criterion, Principle, Rubric
from policycheck.rubric.translate import translated

_MOST_SURE = 99  # no reading of a text is beyond doubt, whatever the rounding says


@dataclass(frozen=True, slots=True)
class Mark:
    """A finding, and what a report says of it.

    Attributes:
        number: its number in the report, from 1, in document order; questions go on after the findings.
        finding: the finding.
        criterion: the criterion that it answers, or None where it answers none of them.
        place: where it stands, as a person would say it.
        what: what such an answer says.
        why: why it stands.
        sure: how sure it is, in a word.
        percent: of a hundred careful readers, how many would agree.
        strength, found_by: in words.
        doubt: for a question to a person: why the program is not sure.
        decision: what people have decided about it, or None.
    """

    number: int
    finding: Finding
    criterion: Criterion | None
    place: str
    what: str
    why: str
    sure: str
    percent: int
    strength: str
    found_by: str
    doubt: str
    decision: Acceptance | None

    @property
    def supports(self) -> bool:
        """True where it speaks for its principle."""
        return self.finding.stance == "supports"


@dataclass(frozen=True, slots=True)
class Torn:
    """A promise, and the rules that break it, each with the kind of conflict."""

    principle: int
    promise: Mark
    rules: tuple[tuple[ConflictKind, Mark], ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A principle in a report.

    Attributes:
        rating: the rating.
        principle: what the principle says.
        level: the level in a word.
        sentence: one plain sentence about it.
        rule: the row of the table that gave the level.
        sure: how sure the level is, in a word; where a board has spoken, that it is the board's.
        good, bad: findings for it and against it.
        torn: conflicts, by the promise that is broken.
        gaps: criteria on which the document says nothing, what a participant would feel first first.
        ask: a question to ask the organisation.
    """

    rating: PrincipleRating
    principle: Principle
    level: str
    sentence: str
    rule: str
    sure: str
    good: tuple[Mark, ...]
    bad: tuple[Mark, ...]
    torn: tuple[Torn, ...]
    gaps: tuple[Criterion, ...]
    ask: str

    @property
    def number(self) -> int:
        """The principle's number."""
        return self.principle.number


@dataclass(frozen=True, slots=True)
class View:
    """A whole review, ready for templates.

    Attributes:
        review: the review.
        options: for whom, in which language.
        t: messages of the language.
        rubric: the rubric with its words in the language.
        kind: the document kind, as the language calls it.
        marks: all findings, in document order.
        questions: doubtful findings.
        parts: the eight principles.
        critical: what should be read first.
        torn: all conflicts.
        gaps: all gaps, what a participant would feel first first.
        accountability: how many concrete rules could be seen to be kept.
        page_of: from the id of a criterion to the address of its page, or "".
    """

    review: Review
    options: Options
    t: Words
    rubric: Rubric
    kind: str
    marks: tuple[Mark, ...]
    questions: tuple[Mark, ...]
    parts: tuple[Part, ...]
    critical: tuple[Mark, ...]
    torn: tuple[Torn, ...]
    gaps: tuple[Criterion, ...]
    accountability: Accountability
    page_of: Callable[[str], str]

    def note(self, text: str) -> str:
        """A sentence that was made in English, in the language of the report."""
        return sentence(text, self.t)

    def place(self, location) -> str:
        """Where something stands, in the language of the report."""
        return place(location, self.t)

    def used(self) -> list[Criterion]:
        """The criteria that the findings and questions answer, in the order of the rubric."""
        named = {mark.finding.criterion for mark in (*self.marks, *self.questions)}
        return [criterion for criterion in self.rubric.criteria if criterion.id in named]


def view(review: Review, options: Options) -> View:
    """Make a review ready for templates.

    Raises:
        PolicycheckError: there is no catalogue of the language.
    """
    said = words(options.language)
    rubric = translated(review.rubric, options.language)
    criteria = {criterion.id: criterion for criterion in rubric.criteria}
    marking = _Marking(said, criteria, decisions(review))
    marks = marking.all(review.findings, 1)
    questions = marking.all(review.questions, len(marks) + 1)
    parts = tuple(_part(rating, rubric, review.rubric, marks, said, options) for rating in review.principles)
    return View(
        review=review,
        options=options,
        t=said,
        rubric=rubric,
        kind=next((k.title for k in rubric.kinds if k.name == review.kind), review.kind_title),
        marks=marks,
        questions=questions,
        parts=parts,
        critical=tuple(mark for mark in marks if mark.finding.critical),
        torn=tuple(torn for part in parts for torn in part.torn),
        gaps=tuple(sorted((gap for part in parts for gap in part.gaps), key=_felt)),
        accountability=accountability(review.findings),
        page_of=page_of(review.rubric, options.docs),
    )


def _felt(criterion: Criterion) -> tuple[int, bool, float]:
    return criterion.felt, not criterion.critical, -criterion.weight


@dataclass(frozen=True, slots=True)
class _Marking:
    said: Words
    criteria: dict[str, Criterion]
    decision_on: Callable[[Finding], Acceptance | None]

    def all(self, findings: Iterable[Finding], first: int) -> tuple[Mark, ...]:
        return tuple(self._mark(number, finding) for number, finding in enumerate(findings, first))

    def _mark(self, number: int, finding: Finding) -> Mark:
        said = self.said
        criterion = self.criteria.get(finding.criterion)
        what = getattr(criterion, finding.stance) if criterion else ""
        return Mark(
            number=number,
            finding=finding,
            criterion=criterion,
            place=place(finding.location, said),
            what=what or said.of("what_other", finding.stance),
            why=self._why(finding, criterion),
            sure=said.of("certainty", in_words(finding.probability)),
            percent=min(round(finding.probability * 100), _MOST_SURE),
            strength=said.of("strengths", finding.strength),
            found_by=said.of("found_by", finding.found_by),
            doubt=sentence(finding.doubt, said),
            decision=self.decision_on(finding),
        )

    def _why(self, finding: Finding, criterion: Criterion | None) -> str:
        if self.said.language == "en":
            return finding.why
        return reason(finding, criterion.question if criterion else "", self.said.table("reasons"))


def _part(
    rating: PrincipleRating,
    rubric: Rubric,
    english: Rubric,
    marks: tuple[Mark, ...],
    said: Words,
    options: Options,
) -> Part:
    own = {mark.finding: mark for mark in marks if mark.finding.principle == rating.number}
    good = tuple(mark for mark in own.values() if mark.supports)
    bad = tuple(mark for mark in own.values() if not mark.supports)
    gaps = tuple(rubric.criterion(ident) for ident in rating.gaps)
    rows = {rule.when: row.when for rule, row in zip(english.levels, rubric.levels, strict=True)}
    return Part(
        rating=rating,
        principle=rubric.principle(rating.number),
        level=said.of("levels", rating.level_name),
        sentence=level_sentence(rating, len(good), len(bad), said, options.audience),
        rule=rows.get(rating.rule) or sentence(rating.rule, said),
        sure=said("level_by_board") if rating.board else said.of("certainty", in_words(rating.certainty)),
        good=good,
        bad=bad,
        torn=_torn(rating, own),
        gaps=gaps,
        ask=_ask(bad, gaps, good, rubric, rating.number),
    )


def _torn(rating: PrincipleRating, own: dict[Finding, Mark]) -> tuple[Torn, ...]:
    rules: dict[Finding, list[tuple[ConflictKind, Mark]]] = {}
    for pair in rating.conflicts:
        rules.setdefault(pair.supports, []).append((pair.kind, own[pair.undermines]))
    return tuple(Torn(rating.number, own[promise], tuple(broken)) for promise, broken in rules.items())


def _ask(
    bad: tuple[Mark, ...], gaps: tuple[Criterion, ...], good: tuple[Mark, ...], rubric: Rubric, number: int
) -> str:
    """The question about practice that matters most: on the worst rule, else on what is missing."""
    worst = sorted(bad, key=lambda mark: (not mark.finding.critical, -mark.finding.strength))
    answered = [mark.criterion for mark in worst if mark.criterion]
    praised = [mark.criterion for mark in good if mark.criterion]
    every = [criterion for criterion in rubric.criteria if criterion.principle == number]
    chosen = [*answered, *gaps, *praised, *every]
    return chosen[0].ask if chosen else ""
