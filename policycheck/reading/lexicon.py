"""One matcher over every phrase of the rubric and of its language: what words stand in a text, and where."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
import re2
from spacy.attrs import LENGTH, SPACY
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc

from policycheck.reading.english import english
from policycheck.reading.normal import fold
from policycheck.reading.tokenizer import tokenizer
from policycheck.rubric.model import Rubric
from policycheck.rubric.phrases import expand

_PATTERN_MEMORY = 96 * 1024 * 1024  # bytes; with the eight that re2 takes unasked it forgets what it has just worked out


_NO_TOKENS = np.zeros((0, 2), int)


class Hit(NamedTuple):
    """Words found: name of the term, or role of context; half-open token range."""

    name: str
    start: int
    end: int


class Names(NamedTuple):
    """What a phrase stands for: terms and roles of context. Terms include each other, so one phrase has many."""

    terms: tuple[str, ...]
    roles: tuple[str, ...]


Found = tuple[tuple[str, ...], int, int]  # the terms that words stand for, and their half-open token range


class Terms(Mapping[str, list[Hit]]):
    """Hits of the rubric's terms, by name, in order; made for the names that are asked for."""

    def __init__(self, found: Sequence[Found] = ()) -> None:
        self._found = sorted(found, key=lambda one: (one[1], -one[2])) if len(found) > 1 else found
        self._names = dict.fromkeys([name for names, _, _ in self._found for name in names])
        self._hits: dict[str, list[Hit]] = {}

    def __getitem__(self, name: str) -> list[Hit]:
        if name not in self._hits:
            if name not in self._names:
                raise KeyError(name)
            self._hits[name] = [Hit(name, start, end) for names, start, end in self._found if name in names]
        return self._hits[name]

    def __contains__(self, name: object) -> bool:
        return name in self._names

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


@dataclass(frozen=True)
class Scan:
    """A text with what was found in it.

    Attributes:
        text: the text, folded.
        lengths: of each token, its length and that of the space after it (0 or 1), shape (n, 2); a lexicon of rare
            phrases does not part a text in which none stands, and n is 0.
        terms: hits of the rubric's terms.
        around: words of context: role, and half-open token range, in no order.
    """

    text: str
    lengths: np.ndarray
    terms: Terms
    around: list[tuple[str, int, int]]

    # The rest is worked out when it is asked for: in most texts nothing is found and nobody asks.
    @cached_property
    def roles(self) -> dict[str, list[Hit]]:
        """Hits of words of context, by role, in order; where phrases overlap the longest counts."""
        found: dict[str, list[Hit]] = {}
        for role, start, end in self.around:
            found.setdefault(role, []).append(Hit(role, start, end))
        return _longest(found)

    @cached_property
    def tokens(self) -> tuple[str, ...]:
        """The tokens in lower case."""
        return tuple(self.text[start:end].lower() for start, end in zip(self.starts, self.ends, strict=False))

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Character offset of each token; ``starts[len(tokens)]`` is the end of the text."""
        with_space = self.lengths.sum(axis=1)
        return (*(with_space.cumsum() - with_space).tolist(), len(self.text))

    @cached_property
    def ends(self) -> tuple[int, ...]:
        """Character offset of each token's end."""
        return tuple((self.lengths.sum(axis=1).cumsum() - self.lengths[:, 1]).tolist())

    def words(self, hit: Hit) -> str:
        """The words of a hit, as they stand."""
        return self.text[self.starts[hit.start] : self.ends[hit.end - 1]]


class Lexicon:
    """Everything that is listened for, compiled once.

    Args:
        phrases: term -> phrases, inflections written out.
        patterns: term -> RE2 patterns over the lower-cased text.
        roles: role of context -> phrases.
        denials: terms whose own words take something away.
        rare: most texts hold none of the phrases, so look for any of them before a text is parted into tokens.
    """

    def __init__(
        self,
        phrases: dict[str, set[str]],
        patterns: dict[str, set[str]] | None = None,
        roles: dict[str, tuple[str, ...]] | None = None,
        denials: frozenset[str] = frozenset(),
        rare: bool = False,
    ) -> None:
        self._tokenize = tokenizer()
        vocabulary = self._tokenize.vocab
        self._matcher = PhraseMatcher(vocabulary, attr="LOWER")
        self._denials = denials
        self._names: dict[int, Names] = {}  # by key of the matcher
        forms = set().union(*phrases.values(), *(roles or {}).values())
        parted = {form: self._tokenize(form) for form in sorted(forms)}
        for number, (names, docs) in enumerate(_by_meaning(parted, phrases, roles or {}).items()):
            self._matcher.add(str(number), docs)
            self._names[vocabulary.strings[str(number)]] = names
        listed = [(name, pattern) for name, own in (patterns or {}).items() for pattern in sorted(own)]
        self._patterns = [(name, re2.compile(pattern)) for name, pattern in listed]
        self._any_pattern = _set_of([pattern for _, pattern in listed])
        # Token by token, and a space between two of them may be missing: it finds all that the matcher finds, and more.
        loose = {" ?".join(re2.escape(token.lower_) for token in doc) for doc in parted.values()} if rare else set()
        self._any_phrase = _set_of(["|".join(sorted(loose))]) if loose else None

    @classmethod
    def of_rubric(cls, rubric: Rubric) -> "Lexicon":
        """Listen for the terms of a rubric and for the words of context."""
        gathered = {name: _gather(rubric, name, set()) for name in rubric.terms}
        return cls(
            {name: phrases for name, (phrases, _) in gathered.items()},
            {name: patterns for name, (_, patterns) in gathered.items()},
            english(),
            frozenset(name for name, term in rubric.terms.items() if term.denial),
        )

    @classmethod
    def of_phrases(cls, phrases: dict[str, tuple[str, ...]]) -> "Lexicon":
        """Listen for a few sets of rare phrases, without words of context."""
        written_out = {name: {form for phrase in own for form in expand(phrase)} for name, own in phrases.items()}
        return cls(written_out, rare=True)

    def is_denial(self, term: str) -> bool:
        """True where the term's own words take something away."""
        return term in self._denials

    def scan(self, text: str) -> Scan:
        """Find every term and word of context in ``text``."""
        folded = fold(text)
        if self._any_phrase and not self._any_phrase.Match(folded.lower()):
            return Scan(folded, _NO_TOKENS, Terms(), [])
        doc = self._tokenize(folded)
        found = self._of_patterns(folded, doc)
        around: list[tuple[str, int, int]] = []
        for key, start, end in self._matcher(doc):
            terms, roles = self._names[key]
            if terms:
                found.append((terms, start, end))
            for role in roles:
                around.append((role, start, end))
        lengths = doc.to_array([LENGTH, SPACY]).astype(int).reshape(-1, 2)
        return Scan(folded, lengths, Terms(found), around)

    def _of_patterns(self, folded: str, doc: Doc) -> list[Found]:
        lowered = folded.lower()
        made: list[Found] = []
        if self._patterns and len(lowered) == len(folded):  # a few letters grow in lower case: skip patterns
            for index in self._any_pattern.Match(lowered) or ():
                name, compiled = self._patterns[index]
                for found in compiled.finditer(lowered):
                    start, end = found.span()
                    span = doc.char_span(start, end, alignment_mode="expand")
                    if span is not None and len(span):
                        made.append(((name,), span.start, span.end))
        return made


def _by_meaning(
    parted: Mapping[str, Doc], terms: Mapping[str, Iterable[str]], roles: Mapping[str, Iterable[str]]
) -> dict[Names, list[Doc]]:
    """The phrases that stand for the same terms and roles, each phrase once.

    Args:
        parted: a phrase -> its tokens.
    """
    lowered = {form: tuple(token.lower_ for token in doc) for form, doc in parted.items()}
    docs = {lowered[form]: doc for form, doc in parted.items()}
    meant: dict[tuple[str, ...], tuple[dict[str, None], dict[str, None]]] = {tokens: ({}, {}) for tokens in docs}
    for at, table in enumerate((terms, roles)):
        for name, forms in table.items():
            for form in forms:
                meant[lowered[form]][at][name] = None
    made: dict[Names, list[Doc]] = {}
    for tokens, (own_terms, own_roles) in meant.items():
        made.setdefault(Names(tuple(own_terms), tuple(own_roles)), []).append(docs[tokens])
    return made


def _set_of(patterns: Sequence[str]) -> re2.Set:
    memory = re2.Options()
    memory.max_mem = _PATTERN_MEMORY
    made = re2.Set.SearchSet(memory)
    for pattern in patterns:
        made.Add(pattern)
    made.Compile()
    return made


def _gather(rubric: Rubric, name: str, seen: set[str]) -> tuple[set[str], set[str]]:
    """All phrase forms and patterns of a term, its included terms too."""
    seen.add(name)
    term = rubric.terms[name]
    phrases = {form for phrase in term.phrases for form in expand(phrase)}
    patterns = set(term.patterns)
    for other in term.includes:
        if other not in seen:
            more_phrases, more_patterns = _gather(rubric, other, seen)
            phrases |= more_phrases
            patterns |= more_patterns
    return phrases, patterns


def _longest(roles: dict[str, list[Hit]]) -> dict[str, list[Hit]]:
    """Where words of context overlap, the longer phrase counts ("not only" is no "not").

    Strength words ("may", "must") and actors may overlap the rest: "may not" both forbids and negates.
    """
    operators = (
        "negation",
        "negative-subject",
        "without",
        "not-negation",
        "denial",
        "ending",
        "exception",
        "condition",
    )
    taken: set[int] = set()
    kept: dict[str, list[Hit]] = {role: sorted(hits, key=lambda h: h.start) for role, hits in roles.items()
                                  if role not in operators}  # fmt: skip
    every = [hit for role in operators for hit in roles.get(role, ())]
    for hit in sorted(every, key=lambda h: (h.start - h.end, h.start)):
        if taken.isdisjoint(range(hit.start, hit.end)):
            taken.update(range(hit.start, hit.end))
            kept.setdefault(hit.name, []).append(hit)
    for role in operators:
        if role in kept:
            kept[role].sort(key=lambda h: h.start)
    return kept
