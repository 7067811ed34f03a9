"""The plain sentence that tells a person why a finding stands.

The sentences are made from what was found, by a table of phrases, so that a report can say the same in
another language; ``Finding.why`` is in English.
"""

from collections.abc import Mapping
from typing import Any

from policycheck.catalogue import catalogue
from policycheck.reading.model import Evidence, Finding, Like
from policycheck.rubric.model import Criterion

Phrases = Mapping[str, Any]

_TURNING = frozenset({"negation", "negative-subject", "without", "denial", "ending", "exception"})
_SPEAKING = frozenset({"cue", "context"})


def cue_reason(criterion: Criterion, stance: str, evidence: tuple[Evidence, ...]) -> str:
    """Say which words of the provision answer which question, and what turned them."""
    return _by_words(criterion.question, stance, evidence, _english())


def like_reason(criterion: Criterion | None, stance: str, likes: tuple[Like, ...]) -> str:
    """Say what a provision reads like, where no cue stands in it."""
    return _by_likeness(criterion.question if criterion else "", stance, likes, _english())


def board_reason(stance: str, likes: tuple[Like, ...]) -> str:
    """Say that a board of participants said so, of these words or of words very like them."""
    return _by_board(stance, likes, _english())


def reason(finding: Finding, question: str, phrases: Phrases) -> str:
    """Say why a finding stands, in the language of the phrases.

    Args:
        finding: the finding.
        question: its criterion's question in the same language; "" where it answers none.
        phrases: the table ``reasons`` of a message catalogue.
    """
    if finding.found_by == "board":
        return _by_board(finding.stance, finding.like, phrases)
    if any(evidence.role in _SPEAKING for evidence in finding.evidence):
        return _by_words(question, finding.stance, finding.evidence, phrases)
    return _by_likeness(question, finding.stance, finding.like, phrases)


def _by_words(question: str, stance: str, evidence: tuple[Evidence, ...], phrases: Phrases) -> str:
    said = [_say(e, phrases) for e in evidence if e.role in _SPEAKING]
    turned = "".join(f" (“{e.words}” {phrases['turns'][e.role]})" for e in evidence if e.role in _TURNING)
    message: str = phrases["by_words"]
    return message.format(words=_join(said, phrases), turned=turned, question=question, side=phrases[stance])


def _by_likeness(question: str, stance: str, likes: tuple[Like, ...], phrases: Phrases) -> str:
    message: str = phrases["by_reader" if question else "by_reader_alone"]
    return _compared(message.format(question=question, side=phrases[stance]), likes, phrases)


def _by_board(stance: str, likes: tuple[Like, ...], phrases: Phrases) -> str:
    message: str = phrases["by_board"]
    said = message.format(side=phrases[stance])
    near = bool(likes) and likes[0].similarity < 1
    return f"{said} {phrases['board_near'].format(text=likes[0].text)}" if near else said


def _compared(said: str, likes: tuple[Like, ...], phrases: Phrases) -> str:
    return f"{said} {phrases['like'].format(text=likes[0].text)}" if likes else said


def _say(evidence: Evidence, phrases: Phrases) -> str:
    place = phrases["places"].get(evidence.where)
    return f"“{evidence.words}” ({place})" if place else f"“{evidence.words}”"


def _join(parts: list[str], phrases: Phrases) -> str:
    if len(parts) <= 1:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {phrases['and']} {parts[-1]}"


def _english() -> Phrases:
    table: Phrases = catalogue("en")["reasons"]
    return table
