"""Provisions in, findings out: the one reading that everything else stands on."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from policycheck.reading.cues import Cues
from policycheck.reading.decide import decide
from policycheck.reading.lexicon import Lexicon, Scan
from policycheck.reading.model import Finding, Provision
from policycheck.reading.names import name_matches
from policycheck.reading.passage import lay_out
from policycheck.reading.silence import speaks
from policycheck.rubric import load_rubric
from policycheck.rubric.model import Rubric


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read: findings, and questions that only a person should answer."""

    findings: tuple[Finding, ...]
    questions: tuple[Finding, ...]


class Reader:
    """Reads provisions against one rubric. Building it compiles the rubric; reading keeps no state between calls.

    Args:
        rubric: the rubric in force.
    """

    def __init__(self, rubric: Rubric) -> None:
        self.rubric = rubric
        self._lexicon = Lexicon.of_rubric(rubric)
        self._cues = Cues(rubric, self._lexicon)

    def read(self, provisions: Sequence[Provision]) -> Reading:
        """Read provisions, each alone in its own context.

        Returns:
            findings and questions in the order of the provisions; at most one finding a provision,
            principle and stance.
        """
        findings: list[Finding] = []
        questions: list[Finding] = []
        scans: dict[str, Scan] = {}
        for provision in provisions:
            if not speaks(provision):
                continue
            passage = lay_out(provision, self._lexicon, scans)
            decision = decide(passage, self._cues.read(passage) + name_matches(passage, self.rubric))
            findings += decision.findings
            questions += decision.questions
        return Reading(tuple(findings), tuple(questions))


@lru_cache(maxsize=4)
def _reader_by_hash(digest: str, holder: "_Held") -> Reader:
    return Reader(holder.rubric)


@dataclass(frozen=True)
class _Held:
    """A rubric that hashes by its content, so that a compiled reader can be found again."""

    rubric: Rubric

    def __hash__(self) -> int:
        return hash(self.rubric.hash)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Held) and other.rubric.hash == self.rubric.hash


def reader_for(rubric: Rubric) -> Reader:
    """The reader of a rubric; compiled on first use and kept."""
    return _reader_by_hash(rubric.hash, _Held(rubric))


def read_provision(
    text: str, *, lead_in: str = "", heading: str = "", before: str = "", rubric: Rubric | str | None = None
) -> list[Finding]:
    """Read one provision, taken to be on topic.

    Args:
        text: the sentence or list item.
        lead_in: the sentence that introduces its list.
        heading: the headings above it, outermost first, joined by " > ".
        before: the sentence before it in its own paragraph.
        rubric: a loaded rubric, its name or path; None is the shipped one.

    Returns:
        its findings; empty where it carries nothing.
    """
    loaded = rubric if isinstance(rubric, Rubric) else load_rubric(rubric)
    provision = Provision(text=text, lead_in=lead_in, heading=heading, before=before)
    provision = replace(provision, location=replace(provision.location, end=len(text)))
    return list(reader_for(loaded).read([provision]).findings)
