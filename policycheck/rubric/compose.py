"""Layers become one draft: what a rubric adds to, changes in and leaves out of those that it builds on."""

from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from policycheck.rubric.find import Layer
from policycheck.rubric.mistakes import did_you_mean, first_mistake
from policycheck.rubric.model import Criterion, DocumentKind, LanguageTerm, LevelRule, Term, Topic
from policycheck.rubric.parts import CriterionChange, RubricFile, TermPart
from policycheck.rubric.source import Keys, Part


@dataclass(frozen=True)
class Entry:
    """A criterion as one file has it: where it stands, and the keys that the file gives."""

    part: Part
    keys: Keys
    given: dict[str, Any]


@dataclass
class Draft:
    """A rubric while its layers are put together, with the place of all that a later check may question."""

    name: str | None = None
    title: str | None = None
    version: str | None = None
    topic: Topic | None = None
    levels: list[LevelRule] = field(default_factory=list)
    kinds: dict[str, DocumentKind] = field(default_factory=dict)
    terms: dict[str, Term] = field(default_factory=dict)
    language: dict[str, LanguageTerm] = field(default_factory=dict)
    criteria: dict[str, Criterion] = field(default_factory=dict)
    off: set[str] = field(default_factory=set)
    entries: list[Entry] = field(default_factory=list)
    term_places: list[tuple[Part, str]] = field(default_factory=list)
    language_places: dict[str, tuple[Part, Keys]] = field(default_factory=dict)
    contents: list[tuple[Part, RubricFile]] = field(default_factory=list)
    files: list[str] = field(default_factory=list)


def compose(layers: list[Layer]) -> Draft:
    """Put the layers together, the deepest first.

    Raises:
        RubricError: a criterion has a mistake of form, an id stands twice in one rubric,
            or ``off`` names nothing.
    """
    draft = Draft()
    for layer in layers:
        _add(draft, layer)
    return draft


def _add(draft: Draft, layer: Layer) -> None:
    inherited = draft.criteria.copy(), draft.terms.copy()
    seen: dict[tuple[str, str], Part] = {}
    for part, content in layer.parts:
        draft.contents.append((part, content))
        draft.files.append(
            part.file.name if layer.path == part.file else f"{layer.path.name}/{part.file.name}"
        )
        _take_head(draft, content)
        for kind in content.kinds:
            _once(seen, part, ("kinds",), "kind", kind.name)
            draft.kinds[kind.name] = kind
        for name, term in content.terms.items():
            _once(seen, part, ("terms", name), "term", name)
            draft.terms[name] = _merged_term(inherited[1].get(name), term)
            draft.term_places.append((part, name))
        for number, advice in enumerate(content.language):
            _take_language(draft, seen, part, ("language", number), advice)
        for number, given in enumerate(content.criteria):
            keys: Keys = ("criteria", number)
            criterion = _criterion(part, keys, given, inherited[0])
            _once(seen, part, (*keys, "id"), "criterion", criterion.id)
            if content.principle not in (None, criterion.principle):
                raise part.mistake((*keys, "id"), f"expected an id that starts with p{content.principle}.")
            draft.criteria[criterion.id] = criterion
            draft.entries.append(Entry(part, keys, given if isinstance(given, dict) else {}))
    for part, content in layer.parts:
        _switch_off(draft, part, content)


def _take_head(draft: Draft, content: RubricFile) -> None:
    draft.name = content.name or draft.name
    draft.title = content.title or draft.title
    draft.version = content.version or draft.version
    draft.topic = content.topic or draft.topic
    draft.levels = content.levels or draft.levels


def _once(seen: dict[tuple[str, str], Part], part: Part, keys: Keys, what: str, name: str) -> None:
    if (what, name) in seen:
        raise part.mistake(keys, f"the {what} {name!r} stands twice, first in {seen[what, name].file.name}")
    seen[what, name] = part


def _merged_term(base: Term | None, term: TermPart) -> Term:
    own = Term(**term.model_dump(exclude={"replace"}))
    if base is None or term.replace:
        return own
    return Term(
        phrases=base.phrases + own.phrases,
        patterns=base.patterns + own.patterns,
        includes=base.includes + own.includes,
        denial=own.denial if "denial" in term.model_fields_set else base.denial,
    )


def _take_language(
    draft: Draft, seen: dict[tuple[str, str], Part], part: Part, keys: Keys, advice: LanguageTerm
) -> None:
    if not advice.term:
        raise part.mistake((*keys, "term"), "expected at least one word")
    name = advice.term[0]
    _once(seen, part, keys, "language term", name)
    draft.language[name] = advice
    draft.language_places[name] = part, keys


def _criterion(part: Part, keys: Keys, given: Any, inherited: dict[str, Criterion]) -> Criterion:
    """The criterion that a file gives, or the inherited one with the file's changes."""
    base = inherited.get(str(given.get("id"))) if isinstance(given, dict) else None
    known = base.model_dump() if base else {}
    shape = CriterionChange if base else Criterion
    try:
        read = shape.model_validate({**known, **given} if base else given)
    except ValidationError as error:
        raise first_mistake(part, shape, error, keys) from error
    if base is None:
        return read
    replace = read.replace if isinstance(read, CriterionChange) else []
    update = {key: getattr(read, key) for key in given if key not in ("replace", "cues", "cases")}
    for key in ("cues", "cases"):
        if key in given:
            update[key] = getattr(read, key) if key in replace else getattr(base, key) + getattr(read, key)
    return base.model_copy(update=update)


def _switch_off(draft: Draft, part: Part, content: RubricFile) -> None:
    known = {*draft.criteria, *draft.language}
    for number, name in enumerate(content.off):
        if name not in known:
            raise part.mistake(
                ("off", number), f"no criterion or language term {name!r}{did_you_mean(name, known)}"
            )
        draft.off.add(name)
