"""Names for people and their tests that count against a criterion: the few listed words that carry one."""

from policycheck.reading.compiled import once_a_rubric
from policycheck.reading.cues import CueMatch
from policycheck.reading.model import Evidence
from policycheck.reading.passage import Passage
from policycheck.reading.wording import wording_of
from policycheck.rubric.model import Criterion, Rubric

_STRENGTH = 1  # the codebook: a name states, and no more


def name_matches(passage: Passage, rubric: Rubric) -> list[CueMatch]:
    """The counted names that a provision uses in the document's own voice, as cues of weight 0.

    Any cue outweighs them: a name counts only where nothing else in the provision speaks for its principle.
    """
    criteria = _criteria(rubric)
    matches = []
    for use in wording_of(rubric).uses(passage.provision.text):
        criterion = criteria.get(use.term.counts_as or "")
        if criterion is not None and not _silent(passage, use.start - passage.shift):
            evidence = Evidence("cue", use.words, "text", use.start, use.end)
            matches.append(CueMatch(criterion, "undermines", (evidence,), weight=0, strength=_STRENGTH))
    return matches


@once_a_rubric
def _criteria(rubric: Rubric) -> dict[str, Criterion]:
    return {criterion.id: criterion for criterion in rubric.criteria}


def _silent(passage: Passage, offset: int) -> bool:
    """True where the character of the scan stands in words that are attributed, past or quoted."""
    token = sum(start <= offset for start in passage.scan.starts[:-1]) - 1
    return any(token in zone for zone in (*passage.context.silenced, *passage.context.quoted))
