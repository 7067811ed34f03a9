"""The plain sentence that tells a person why a finding stands."""

from policycheck.reading.model import Evidence, Like
from policycheck.rubric.model import Criterion

_TURNS = {
    "negation": "turns the meaning",
    "negative-subject": "turns the meaning",
    "without": "turns the meaning",
    "denial": "takes it away",
}
_PLACES = {"lead-in": "in the sentence that it hangs from", "heading": "in the heading", "before": "in the sentence before"}


def cue_reason(criterion: Criterion, stance: str, evidence: tuple[Evidence, ...]) -> str:
    """Say which words of the provision answer which question, and what turned them."""
    side = "in favour of" if stance == "supports" else "against"
    cues = _join([_say(e) for e in evidence if e.role in ("cue", "context")])
    turns = [e for e in evidence if e.role in _TURNS]
    turned = "".join(f" (“{e.words}” {_TURNS[e.role]})" for e in turns)
    return f"The words {cues}{turned} answer “{criterion.question}” {side} the principle."


def like_reason(criterion: Criterion | None, stance: str, likes: tuple[Like, ...]) -> str:
    """Say what a provision reads like, where no cue stands in it."""
    side = "in favour of" if stance == "supports" else "against"
    asked = f"an answer to “{criterion.question}” " if criterion else ""
    compared = f" It reads like “{likes[0].text}”" if likes else ""
    return f"The trained reader takes it for {asked or 'something '}{side} the principle.{compared}"


def _say(evidence: Evidence) -> str:
    place = _PLACES.get(evidence.where)
    return f"“{evidence.words}” ({place})" if place else f"“{evidence.words}”"


def _join(parts: list[str]) -> str:
    if len(parts) <= 1:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} and {parts[-1]}"
