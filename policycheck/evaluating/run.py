"""Read labelled rows with the tool and score what it says."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from policycheck.evaluating.agreement import adjacent, exact, weighted_kappa
from policycheck.evaluating.bootstrap import interval
from policycheck.evaluating.labelled import Labelled, LabelledLevels, Pair
from policycheck.evaluating.matching import findings_of, trigrams
from policycheck.evaluating.scores import Answer, PairScores, calibration_error, score
from policycheck.rating.model import Review
from policycheck.rating.review import review
from policycheck.reading.model import Finding
from policycheck.reading.reader import reader_for
from policycheck.rubric.model import Rubric


@dataclass(frozen=True, slots=True)
class PairReport:
    """Scores of provisions or sentences, with 95% intervals of the main figures and the readers' own agreement."""

    scores: PairScores
    calibration: float
    intervals: dict[str, tuple[float, float]]
    readers_f1: float | None


@dataclass(frozen=True, slots=True)
class LevelReport:
    """Agreement on levels.

    Attributes:
        documents: how many.
        kappa: weighted kappa, all levels pooled; ``kappa_interval`` its 95% interval over documents.
        mean_kappa: mean of the kappas of the principles; ``by_principle`` each of them.
        exact, adjacent: shares of equal levels, and of levels at most one apart.
        conflicts: F1 of the conflicts.
        readers: the same kappas between the two readers, where the file holds their readings.
        baseline: the same kappas of a guess that knows only the document's overall direction.
    """

    documents: int
    kappa: float
    kappa_interval: tuple[float, float]
    mean_kappa: float
    by_principle: dict[int, float]
    exact: float
    adjacent: float
    conflicts: float
    readers: tuple[float, float] | None
    baseline: tuple[float, float] | None


def answers_of(rows: Sequence[Labelled], rubric: Rubric, *, trained: bool = True) -> list[Answer]:
    """Read each provision alone in its own context; ``trained=False`` reads by the cues alone."""
    reader = reader_for(rubric, trained=trained)
    readings = reader.read_each([row.provision for row in rows])
    return [_answer(reading.findings, reading.questions) for reading in readings]


def answers_in_documents(rows: Sequence[Labelled], folder: Path, rubric: Rubric) -> list[Answer]:
    """Review each whole document, then take the findings that belong to each sampled sentence."""
    reviewed = cache(lambda slug: _with_grams(review(folder / slug, rubric=rubric)))
    answers = []
    for row in rows:
        found, found_grams, asked, asked_grams = reviewed(row.unit)
        text = row.provision.text
        answers.append(_answer(findings_of(text, found, found_grams), findings_of(text, asked, asked_grams)))
    return answers


def pair_report(rows: Sequence[Labelled], answers: Sequence[Answer]) -> PairReport:
    """Score answers, with intervals over units."""
    units = [row.unit for row in rows]

    def measure(name: str) -> Callable[[list[int]], float]:
        return lambda chosen: getattr(score([rows[i] for i in chosen], [answers[i] for i in chosen]), name)

    names = ("precision", "recall", "f1", "macro_f1", "flips", "false_alarms", "strength")
    return PairReport(
        scores=score(rows, answers),
        calibration=calibration_error(rows, answers),
        intervals={name: interval(units, measure(name)) for name in names},
        readers_f1=_readers_f1(rows),
    )


def level_report(rows: Sequence[LabelledLevels], folder: Path, rubric: Rubric) -> LevelReport:
    """Review the documents and compare levels; a level that was not read counts as 0."""
    reviews = [review(folder / row.slug, rubric=rubric) for row in rows]
    said = [{p.number: p.level or 0 for p in result.principles} for result in reviews]
    torn = [{p.number for p in result.principles if p.conflict} for result in reviews]
    own = [row.levels for row in rows]
    one, other = _flat(own), _flat(said)
    return LevelReport(
        documents=len(rows),
        kappa=weighted_kappa(one, other),
        kappa_interval=interval(
            [row.slug for row in rows],
            lambda chosen: weighted_kappa(_flat([own[i] for i in chosen]), _flat([said[i] for i in chosen])),
        ),
        mean_kappa=_mean_kappa(own, said),
        by_principle={n: weighted_kappa([a[n] for a in own], [b[n] for b in said]) for n in range(1, 9)},
        exact=exact(one, other),
        adjacent=adjacent(one, other),
        conflicts=_conflict_f1([row.conflict for row in rows], torn),
        readers=_between_readers(rows),
        baseline=_overall_baseline(rows),
    )


def _answer(findings: Sequence[Finding], questions: Sequence[Finding]) -> Answer:
    found: dict[Pair, tuple[int, float]] = {}
    for finding in findings:
        pair = (finding.principle, finding.stance)
        found[pair] = max(found.get(pair, (0, 0.0)), (finding.strength, finding.probability))
    asked = {(q.principle, q.stance): q.probability for q in questions}
    return Answer(found, {pair: value for pair, value in asked.items() if pair not in found})


def _with_grams(result: Review) -> tuple:
    found, asked = result.findings, result.questions
    return found, [trigrams(f.quote) for f in found], asked, [trigrams(q.quote) for q in asked]


def _readers_f1(rows: Sequence[Labelled]) -> float | None:
    """Mean pairwise micro-F1 between the readers, where every row holds the same number of readings."""
    count = min((len(row.readings) for row in rows), default=0)
    if count < 2:
        return None
    figures = []
    for a in range(count):
        for b in range(a + 1, count):
            both = sum(len(row.readings[a].keys() & row.readings[b].keys()) for row in rows)
            either = sum(len(row.readings[a]) + len(row.readings[b]) for row in rows)
            figures.append(2 * both / max(either, 1))
    return sum(figures) / len(figures)


def _flat(levels: Sequence[dict[int, int]]) -> list[int]:
    return [document[number] for document in levels for number in range(1, 9)]


def _mean_kappa(one: Sequence[dict[int, int]], other: Sequence[dict[int, int]]) -> float:
    kappas = [weighted_kappa([a[n] for a in one], [b[n] for b in other]) for n in range(1, 9)]
    known = [kappa for kappa in kappas if kappa == kappa]
    return sum(known) / len(known) if known else float("nan")


def _between_readers(rows: Sequence[LabelledLevels]) -> tuple[float, float] | None:
    if any(len(row.readings) < 2 for row in rows):
        return None
    one, other = [row.readings[0] for row in rows], [row.readings[1] for row in rows]
    return weighted_kappa(_flat(one), _flat(other)), _mean_kappa(one, other)


def _overall_baseline(rows: Sequence[LabelledLevels]) -> tuple[float, float] | None:
    """Levels guessed from the overall direction alone: for each direction and principle its rounded mean level
    in the other documents of the same direction."""
    if any(not row.overall for row in rows):
        return None
    guesses = []
    for row in rows:
        alike = [r for r in rows if r.overall == row.overall and r.slug != row.slug] or [
            r for r in rows if r is not row
        ]
        guesses.append({n: round(sum(r.levels[n] for r in alike) / len(alike)) for n in range(1, 9)})
    own = [row.levels for row in rows]
    return weighted_kappa(_flat(own), _flat(guesses)), _mean_kappa(own, guesses)


def _conflict_f1(own: Sequence[frozenset[int]], said: Sequence[set[int]]) -> float:
    hits = sum(len(a & b) for a, b in zip(own, said, strict=True))
    total = sum(len(a) + len(b) for a, b in zip(own, said, strict=True))
    return 2 * hits / total if total else 1.0
