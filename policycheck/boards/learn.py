"""What a board decided becomes cases in a rubric file of its own, which act in the next review."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from policycheck.boards.parts import Part
from policycheck.boards.policy import read_policy, tally_files
from policycheck.boards.tally import SPLIT, PassageTally, Tally
from policycheck.boards.words import board_words
from policycheck.documents.limits import Limits
from policycheck.documents.open import Changes
from policycheck.errors import PolicycheckError
from policycheck.files import write_bytes
from policycheck.reading.learnt import folded_words
from policycheck.reading.thresholds import Thresholds
from policycheck.reports.plain import one_line
from policycheck.rubric import DEFAULT, load_rubric, shipped_rubrics
from policycheck.rubric.model import Criterion, Rubric

OWN = "our-board"  # the criterion of a principle under which a board keeps what fits no other


@dataclass(frozen=True, slots=True)
class Lesson:
    """What more than half of the readers say of a part, where the program says otherwise.

    Attributes:
        principle: the question.
        part: the part.
        says: "supports", "undermines" or "nothing".
        people, all: how many say so, of how many who gave an answer.
        criterion: id of the criterion that the program found there, or "".
    """

    principle: int
    part: Part
    says: str
    people: int
    all: int
    criterion: str


def learn_file(
    file: str | Path,
    responses: Iterable[str | Path],
    output: Path,
    *,
    name: str = "our-board",
    base: str | None = None,
    least: int = 2,
    kind: str | None = None,
    changes: Changes = "final",
    ocr: bool = False,
    limits: Limits | None = None,
    thresholds: Thresholds | None = None,
) -> int:
    """Write the rubric file of a board, and return how many cases it holds.

    Args:
        file: the policy.
        responses: filled sheets.
        output: the new rubric file; one that is there is never written over.
        name: what the rubric is called, in small letters, digits and hyphens.
        base: the rubric to build on, by name or path; None is the shipped one.
        least: how many people must have given an answer on a part that stood on the sheets.
        kind: the document kind; None guesses it.
        changes, ocr, limits: how the policy is read; see ``open_document``.
        thresholds: what calls for a finding or a question; see ``review_document``.

    Raises:
        PolicycheckError: the file is there already, there is nothing to learn, or something cannot be read.
    """
    if output.exists():
        raise PolicycheckError(
            f"{output}: this file is there already. Choose another name; --rubric {output} builds on it."
        )
    rubric = load_rubric(base)
    policy = read_policy(file, base, kind, changes=changes, ocr=ocr, limits=limits, thresholds=thresholds)
    found, _ = tally_files(*policy, responses)
    cases = list(_once(lessons(found, least)))
    if not cases:
        raise PolicycheckError(board_words()("learn_nothing"))
    text = rubric_text(cases, name, _named_from(base, output), rubric)
    write_bytes(text.encode("utf-8"), output)
    try:
        load_rubric(output)
    except PolicycheckError:
        output.unlink()
        raise
    return len(cases)


def _named_from(base: str | None, output: Path) -> str:
    """The base as a rubric file beside ``output`` names it."""
    if base is None or base in shipped_rubrics():
        return base or DEFAULT
    return Path(os.path.relpath(base, output.parent)).as_posix()


def lessons(tally: Tally, least: int = 2) -> list[Lesson]:
    """What the board teaches, in the order of the questions and of the policy.

    A part that stood on the sheets needs answers from ``least`` people, and more than half of them the same.
    A part that readers added was not put to the others: what they say counts unless they contradict each
    other.
    """
    found = []
    for one in tally.principles:
        criteria = {finding.location.start: finding.criterion for finding in one.rating.findings}
        for passage in one.passages:
            if _decided(passage, least):
                start = passage.part.provision.location.start
                people = passage.counts[passage.board]
                found.append(
                    Lesson(
                        one.rating.number,
                        passage.part,
                        passage.board,
                        people,
                        passage.sure,
                        criteria.get(start, ""),
                    )
                )
    return found


def _decided(passage: PassageTally, least: int) -> bool:
    return passage.differs and passage.board != SPLIT and (passage.added or passage.sure >= least)


def rubric_text(found: list[Lesson], name: str, base: str, rubric: Rubric) -> str:
    """The rubric file: YAML that extends ``base`` and adds the lessons as learnt cases.

    Args:
        found: the lessons.
        name: what the rubric is called.
        base: a shipped rubric, or the path of a file beside the new one.
        rubric: the base, loaded.
    """
    said = board_words()
    by_criterion: dict[str, list[Lesson]] = {}
    for lesson in found:
        by_criterion.setdefault(_home(lesson, rubric), []).append(lesson)
    known = {criterion.id for criterion in rubric.criteria}
    data = {"extends": base, "name": name, "title": said("learn_title")}
    lines = [f"# {line}" for line in said("learn_head").strip().splitlines()]
    lines += [_dump(data).rstrip(), "", "criteria:"]
    for ident, own in sorted(by_criterion.items()):
        head = {"id": ident} if ident in known else _criterion(ident, {lesson.says for lesson in own})
        lines += _indent(_dump([head]), 2)
        lines.append("    cases:")
        for lesson in own:
            lines.append(f"      # {said('learn_counts', count=lesson.people, all=lesson.all)}")
            lines += _indent(_dump([_case(lesson)]), 6)
    return "\n".join(lines) + "\n"


def _once(found: list[Lesson]) -> Iterator[Lesson]:
    seen = set()
    for lesson in found:
        provision = lesson.part.provision
        key = lesson.principle, folded_words(provision.text, provision.lead_in), provision.heading
        if key not in seen:
            seen.add(key)
            yield lesson


def _home(lesson: Lesson, rubric: Rubric) -> str:
    """The criterion under which a case is kept: the one that the program found, where it has such a side."""
    own = f"p{lesson.principle}.{OWN}"
    if not lesson.criterion or lesson.criterion.endswith(".other"):
        return own
    criterion: Criterion = rubric.criterion(lesson.criterion)
    fits = lesson.says == "nothing" or bool(getattr(criterion, lesson.says))
    return criterion.id if fits else own


def _criterion(ident: str, sides: set[str]) -> dict[str, object]:
    """A new criterion of the board's own, with the sides on which it has cases."""
    said = board_words()
    described = {str(side): said(f"learn_{side}") for side in ("supports", "undermines") if side in sides}
    words = {key: said(f"learn_{key}") for key in ("why", "source", "ask")}
    return {"id": ident, "question": said("learn_question"), **described, **words}


def _case(lesson: Lesson) -> dict[str, object]:
    provision = lesson.part.provision
    around = {
        "heading": provision.heading.rsplit(" > ", 1)[-1],
        "lead_in": provision.lead_in,
        "before": provision.before,
    }
    kept = {key: one_line(words) for key, words in around.items() if words.strip()}
    return {"text": one_line(provision.text), **kept, "says": lesson.says, "learnt": True}


def _dump(data: object) -> str:
    """YAML that reads back as it was written, whatever the words of the policy are."""
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=110)


def _indent(text: str, spaces: int) -> list[str]:
    return [" " * spaces + line if line else line for line in text.splitlines()]
