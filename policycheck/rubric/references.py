"""Whether all that a rubric speaks of is there (terms, kinds, criteria) and can be matched."""

from collections.abc import Iterable

from policycheck.rubric.compose import Draft, Entry
from policycheck.rubric.mistakes import did_you_mean
from policycheck.rubric.model import Term
from policycheck.rubric.phrases import expand
from policycheck.rubric.slots import parse_slot
from policycheck.rubric.source import Keys, Part


def check_references(draft: Draft) -> None:
    """Check the whole draft.

    Raises:
        RubricError: the first mistake, with the file and line where it stands.
    """
    for part, name in draft.term_places:
        _check_term(draft, part, name)
    for entry in draft.entries:
        _check_criterion(draft, entry)
    _check_tables(draft)
    for name, (part, keys) in draft.language_places.items():
        advice = draft.language[name]
        _check_phrases(part, (*keys, "term"), advice.term)
        _check_phrases(part, (*keys, "innocent"), advice.innocent)
        if advice.counts_as is not None:
            _check_name(part, (*keys, "counts_as"), "criterion", advice.counts_as, draft.criteria)


def _check_tables(draft: Draft) -> None:
    for part, content in draft.contents:
        if content.levels and content.levels[-1].conditions:
            raise part.mistake(
                ("levels",), "expected a last row without conditions, for all that no row before it takes"
            )
        for number, kind in enumerate(content.kinds):
            for phrase in kind.phrases:
                _check_phrases(part, ("kinds", number, "phrases", phrase), [phrase])
        for key in ("strong", "weak", "innocent") if content.topic else ():
            _check_phrases(part, ("topic", key), getattr(content.topic, key))


def _check_term(draft: Draft, part: Part, name: str) -> None:
    term = draft.terms[name]
    given = part.data["terms"][name]
    if not (term.phrases or term.patterns or term.includes):
        raise part.mistake(("terms", name), "expected phrases, patterns or includes")
    _check_phrases(part, ("terms", name, "phrases"), given.get("phrases", []))
    _check_patterns(part, ("terms", name, "patterns"), given.get("patterns", []))
    for number, included in enumerate(given.get("includes", [])):
        keys: Keys = ("terms", name, "includes", number)
        _check_name(part, keys, "term", included, draft.terms)
        if ring := _ring(draft.terms, name, (name,)):
            raise part.mistake(keys, f"a term cannot include itself: {' -> '.join(ring)}")


def _check_phrases(part: Part, keys: Keys, phrases: Iterable[str]) -> None:
    for number, phrase in enumerate(phrases):
        try:
            expand(phrase)
        except ValueError as error:
            raise part.mistake((*keys, number), str(error)) from error


def _check_patterns(part: Part, keys: Keys, patterns: list[str]) -> None:
    if not patterns:
        return
    import re2  # only rubrics with patterns pay for it

    quiet = re2.Options()
    quiet.log_errors = False
    for number, pattern in enumerate(patterns):
        try:
            compiled = re2.compile(pattern, options=quiet)
        except re2.error as error:
            said = error.args[0] if error.args else error
            said = said.decode() if isinstance(said, bytes) else said
            raise part.mistake((*keys, number), f"expected an RE2 regular expression; {said}") from error
        if compiled.search(""):
            raise part.mistake((*keys, number), "expected a pattern that does not match the empty text")


def _ring(terms: dict[str, Term], name: str, path: tuple[str, ...]) -> tuple[str, ...]:
    """A path of inclusions from the first name of ``path`` back to itself, or ()."""
    for included in terms[name].includes:
        if included == path[0]:
            return (*path, included)
        if included in terms and included not in path and (ring := _ring(terms, included, (*path, included))):
            return ring
    return ()


def _check_criterion(draft: Draft, entry: Entry) -> None:
    for number, cue in enumerate(entry.given.get("cues", [])):
        keys: Keys = (*entry.keys, "cues", number)
        for place, slot in enumerate(cue["all"]):
            for name in parse_slot(slot).names:
                if " " in name:
                    wanted = "expected 'a', 'a | b', 'no a', 'yes a' or 'if a' with names of terms"
                    raise entry.part.mistake((*keys, "all", place), f"{wanted}, found {slot!r}")
                _check_name(entry.part, (*keys, "all", place), "term", name, draft.terms)
        for key in ("context", "none"):
            for place, name in enumerate(cue.get(key, [])):
                _check_name(entry.part, (*keys, key, place), "term", name, draft.terms)
    for place, kind in enumerate(entry.given.get("not_for", [])):
        _check_name(entry.part, (*entry.keys, "not_for", place), "document kind", kind, draft.kinds)


def _check_name(part: Part, keys: Keys, what: str, name: str, known: Iterable[str]) -> None:
    if name not in known:
        raise part.mistake(keys, f"no {what} {name!r}{did_you_mean(name, known)}")
