"""A principle, criterion, term or document kind of a rubric, explained as text."""

import re
import textwrap
from collections.abc import Iterator

from policycheck.errors import PolicycheckError
from policycheck.rubric.mistakes import did_you_mean
from policycheck.rubric.model import Case, Criterion, Cue, DocumentKind, LanguageTerm, Principle, Rubric, Term

_WIDTH = 100
_FELT = {1: "at once", 2: "over time", 3: "indirectly"}


def explain(rubric: Rubric, ident: str) -> str:
    """Explain what ``ident`` names: a principle ("4", "p4"), a criterion, a term, a word or a kind.

    "p4.other" is a finding that answers none of principle 4's criteria: its explanation is the principle, with them.

    Raises:
        PolicycheckError: the rubric has nothing of that name.
    """
    if number := re.fullmatch(r"[pP]?([1-8])(?:\.other)?", ident):
        return "\n".join(_principle(rubric, rubric.principle(int(number[1]))))
    criteria = {criterion.id: criterion for criterion in rubric.criteria}
    kinds = {kind.name: kind for kind in rubric.kinds}
    words = {word.replace("~", ""): term for term in rubric.language for word in term.term}
    if ident in criteria:
        return "\n".join(_criterion(rubric, criteria[ident]))
    if ident in rubric.terms:
        return "\n".join(_term(rubric, ident, rubric.terms[ident]))
    if ident.replace("~", "") in words:
        return "\n".join(_language(words[ident.replace("~", "")]))
    if ident in kinds:
        return "\n".join(_kind(kinds[ident]))
    known = [*criteria, *rubric.terms, *words, *kinds]
    hint = did_you_mean(ident, known) or "; `policycheck rubric list` shows what there is"
    raise PolicycheckError(f"nothing in rubric {rubric.name} is called {ident!r}{hint}")


def _principle(rubric: Rubric, principle: Principle) -> Iterator[str]:
    yield f"Principle {principle.number}: {principle.title}"
    yield ""
    yield _wrapped(principle.statement)
    yield ""
    yield "What a participant would notice:"
    yield from (_item(line) for line in principle.notice)
    yield ""
    yield "Criteria:"
    yield from (
        _item(f"{criterion.id}: {criterion.question}")
        for criterion in rubric.criteria
        if criterion.principle == principle.number
    )
    yield ""
    other = f"p{principle.number}.other"
    yield _wrapped(f"A finding that bears on the principle and answers none of these is called {other}.")
    yield ""
    yield _wrapped(f"Source: {principle.source}")


def _criterion(rubric: Rubric, criterion: Criterion) -> Iterator[str]:
    principle = rubric.principle(criterion.principle)
    yield f"{criterion.id} (principle {principle.number}: {principle.title})"
    yield ""
    yield _wrapped(criterion.question)
    yield ""
    if criterion.supports:
        yield _labelled("Supports", criterion.supports)
    if criterion.undermines:
        critical = " Critical: it is shown first, whatever else the document says." * criterion.critical
        yield _labelled("Undermines", criterion.undermines + critical)
    yield _labelled("Why it matters", criterion.why)
    yield _labelled("Source", criterion.source)
    yield _labelled("Ask about practice", criterion.ask)
    if criterion.wording:
        yield _labelled("Wording to adapt", criterion.wording)
    if criterion.not_for:
        yield _labelled("Does not apply to", ", ".join(criterion.not_for))
    yield _labelled(
        "Weight", f"{criterion.weight:g}. A participant would feel its absence {_FELT[criterion.felt]}."
    )
    yield ""
    yield "How it is noticed:" if criterion.cues else "No cues: only the trained reader finds it."
    yield from (_item(_cue(cue)) for cue in criterion.cues)
    yield ""
    held = sum(case.held for case in criterion.cases)
    yield f"Cases: {len(criterion.cases)}, of which {held} are held back for measuring and not shown."
    yield from (
        _item(f"{case.says}: {_in_context(case)}" + " (known miss)" * case.missed)
        for case in criterion.cases
        if not case.held
    )


def _in_context(case: Case) -> str:
    around = f"under {case.heading!r}: " if case.heading else ""
    return around + " ".join(part for part in (case.lead_in, case.before, case.text) if part)


def _cue(cue: Cue) -> str:
    """A cue in one line: "undermines: lose-service + drug-use, within 25 words; denied, it supports"."""
    parts = [f"{cue.says}: {' + '.join(cue.all)}, within {cue.within} words"]
    if cue.context:
        parts.append(f"where the provision or its context speaks of {' or '.join(cue.context)}")
    if cue.none:
        parts.append(f"not beside {' or '.join(cue.none)}")
    if cue.who != "anyone":
        parts.append(f"binding {cue.who}")
    if cue.denied != "nothing":
        parts.append(f"denied, it {cue.denied}")
    return "; ".join(parts)


def _term(rubric: Rubric, name: str, term: Term) -> Iterator[str]:
    yield f"Term {name}: words that cues listen for" + " (they take something away)" * term.denial
    yield ""
    if term.phrases:
        yield _labelled("Phrases", ", ".join(term.phrases))
    if term.patterns:
        yield _labelled("Patterns", ", ".join(term.patterns))
    if term.includes:
        yield _labelled("Includes the terms", ", ".join(term.includes))
    users = [c.id for c in rubric.criteria if any(name in _spoken_of(cue) for cue in c.cues)]
    users += [f"term {other}" for other, its in rubric.terms.items() if name in its.includes]
    yield _labelled("Used by", ", ".join(users) or "nothing")


def _spoken_of(cue: Cue) -> set[str]:
    return {*re.findall(r"[a-z0-9][a-z0-9-]*", " ".join(cue.all)), *cue.context, *cue.none}


def _language(term: LanguageTerm) -> Iterator[str]:
    yield f"Words: {', '.join(term.term)}"
    yield ""
    yield _labelled("Advice", term.advice)
    if term.instead:
        yield _labelled("Instead", ", ".join(term.instead))
    if term.why:
        yield _labelled("Why", term.why)
    if term.guides:
        yield _labelled("Guides", ", ".join(term.guides))
    if term.innocent:
        yield _labelled("No advice in", ", ".join(term.innocent))
    if term.counts_as:
        yield _labelled("Counts as", term.counts_as)


def _kind(kind: DocumentKind) -> Iterator[str]:
    yield f"Document kind {kind.name}: {kind.title}"
    yield ""
    yield _labelled(
        "Guessed by", ", ".join(f"{phrase} ({weight:g})" for phrase, weight in kind.phrases.items())
    )


def _wrapped(text: str) -> str:
    return textwrap.fill(text, _WIDTH, break_on_hyphens=False)


def _labelled(label: str, text: str) -> str:
    return textwrap.fill(f"{label}: {text}", _WIDTH, subsequent_indent="  ", break_on_hyphens=False)


def _item(text: str) -> str:
    return textwrap.fill(
        text, _WIDTH, initial_indent="  - ", subsequent_indent="    ", break_on_hyphens=False
    )
