"""Whether a rubric's cases are enough to trust it: both sides shown, and a third held back for measuring."""

from policycheck.errors import RubricError
from policycheck.rubric.compose import Draft
from policycheck.rubric.model import Criterion, Rubric
from policycheck.rubric.source import Keys, Part


def case_mistakes(rubric: Rubric, draft: Draft) -> list[RubricError]:
    """What is missing among the cases of a rubric, in the order of its files; empty where nothing is."""
    places = {entry.given.get("id"): (entry.part, entry.keys) for entry in draft.entries}
    mistakes = [
        part.mistake((*keys, key), expected)
        for criterion in rubric.criteria
        for part, keys in (places[criterion.id],)
        for key, expected in _missing(criterion)
    ]
    for term in rubric.language:
        language_place: tuple[Part, Keys] = draft.language_places[term.term[0]]
        part, keys = language_place
        if not term.flag:
            mistakes.append(part.mistake((*keys, "flag"), "expected a sentence that the advice is for"))
        if term.innocent and not term.ignore:
            mistakes.append(
                part.mistake((*keys, "ignore"), "expected a sentence in which the word is innocent")
            )
    return mistakes


def _missing(criterion: Criterion) -> list[tuple[str, str]]:
    """Pairs of the key at fault and what was expected there."""
    missing = []
    shown = {case.says for case in criterion.cases}
    for side in ("supports", "undermines"):
        described = bool(getattr(criterion, side))
        if described and side not in shown:
            missing.append(("cases", f"{criterion.id}: expected a case that says {side}"))
        if not described and side in shown | {cue.says for cue in criterion.cues}:
            missing.append(
                (side, f"{criterion.id}: a case or cue says {side}; expected what that looks like")
            )
    # What a board said is followed, not fitted to: it needs no held cases beside it.
    ours = [case for case in criterion.cases if not case.learnt]
    held = sum(case.held for case in ours)
    if held * 3 < len(ours):
        needed = -(-len(ours) // 3)
        missing.append(("cases", f"{criterion.id}: expected at least {needed} held cases, found {held}"))
    return missing
