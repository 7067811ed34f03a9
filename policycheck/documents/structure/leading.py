"""The sentences that a list or a clause hangs from."""

from policycheck.documents.sentences import sentences
from policycheck.documents.structure import wording
from policycheck.documents.structure.levels import MAX_DEPTH, Lead
from policycheck.documents.structure.outline import Outline
from policycheck.documents.structure.parts import Part


def is_announced(before: Part | None) -> bool:
    """Whether the part before leaves something open that must follow."""
    return (
        before is not None
        and not before.heading
        and wording.is_open(before.text)
        and not wording.goes_on_as_list(before.text)
    )


def leads_of_first(outline: Outline, part: Part) -> tuple[Lead, ...]:
    """The sentences that the first item of a new list hangs from, outermost first."""
    before = outline.before
    if before is None or before.is_cell:
        return ()
    if before.heading:
        return outline.leads() if outline.top is not None and outline.top.part is before else ()
    spans = sentences(before.words)
    if not spans:
        return before.leads
    last = spans[-1]
    sentence = before.words[last.start : last.end]
    if not _hangs(before, sentence, part):
        return ()
    return (*before.leads[-MAX_DEPTH:], (before, before.body + last.start, before.body + last.end))


def _hangs(before: Part, sentence: str, part: Part) -> bool:
    if wording.is_plumbing(sentence) or wording.is_enacting(before.text):
        return False
    if before.kind == "item" and before.markers and _beside(before, part):
        return False
    if part.heading:
        return wording.ends_with_colon(sentence) or wording.announces(sentence)
    fragment = not wording.is_closed(part.text) or part.words[:1].islower()
    return fragment or wording.is_open(sentence) or wording.announces(sentence)


def _beside(before: Part, part: Part) -> bool:
    """Whether two items bear the same bullet, so that one cannot hang from the other."""
    if not part.markers:
        return False
    one, other = before.markers[-1], part.markers[0]
    same = one.form == other.form == "bullet" and one.value == other.value
    return same and before.raw.indent >= part.raw.indent
