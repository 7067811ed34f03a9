"""Advice about words: terms of ``Rubric.language`` in a document's own voice, and what else could stand."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from policycheck.documents.model import Document
from policycheck.reading.compiled import once_a_rubric
from policycheck.reading.lexicon import Hit, Lexicon, Scan
from policycheck.reading.model import Location, Provision
from policycheck.reading.provisions import location_in
from policycheck.rubric.model import LanguageTerm, Rubric

# What stands in these speaks of words, or for others.
_SILENT_ROLES = frozenset({"definition", "contents", "reference", "quotation"})

_QUOTED = re.compile(r'"[^"]{1,300}"|(?:(?<=[\s(\[])|^)\'[^\']{1,80}\'(?=[\s.,;:!?)\]]|$)')
_ADDRESS = re.compile(r"\S+@\S+|\b(?:https?://|www\.)\S+|\b[\w-]+\.(?:org|gov|com|net|edu|ca|uk|au|nz|ie)\b\S*")
_MENTION = re.compile(
    r"\b(?:words?|terms?|labels?|expressions?|phrases?|names?)(?: (?:like|such as|as))? $|\bnot say $"
)
# Small words inside a name ("Office of Drug Abuse"), and words that open a sentence before a name.
_BINDING = frozenset({"of", "and", "for", "on", "the", "&", "-", "to"})
_OPENING = frozenset({"the", "a", "an", "each", "every", "all", "any", "no", "these", "those", "our", "their", "your"})
_NAME_REACH = 12  # words before and after that may belong to one name
_MOST_KEPT = 8192  # sentences whose uses are remembered
_MENTION_REACH = 40  # characters before the words in which a mention is looked for


@dataclass(frozen=True, slots=True)
class WordUse:
    """A term that the text uses in its own voice.

    Attributes:
        term: the entry of the rubric.
        words: the words as written.
        start, end: offsets of the words in the text that was searched.
    """

    term: LanguageTerm
    words: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Advice:
    """One place where another word could stand.

    Attributes:
        words: the words as written.
        instead: alternatives.
        advice: "replace", "consider" or "note".
        why: one plain sentence.
        guides: who advises so.
        counts_as: id of the criterion that the words count for, or None.
        quote: the sentence.
        location: where the words themselves stand.
    """

    words: str
    instead: tuple[str, ...]
    advice: str
    why: str
    guides: tuple[str, ...]
    counts_as: str | None
    quote: str
    location: Location


class Wording:
    """The language terms of a rubric, compiled once into one matcher.

    Args:
        rubric: the rubric in force.
    """

    def __init__(self, rubric: Rubric) -> None:
        self._terms = {f"term {number}": term for number, term in enumerate(rubric.language)}
        phrases = {name: tuple(term.term) for name, term in self._terms.items()}
        innocent = {f"innocent {name}": tuple(term.innocent) for name, term in self._terms.items()}
        self._lexicon = Lexicon.of_phrases(phrases | innocent)
        # each sentence is asked about twice: as evidence for a criterion, and for advice
        self._kept = lru_cache(maxsize=_MOST_KEPT)(self._found)

    def uses(self, text: str) -> tuple[WordUse, ...]:
        """The terms that one sentence uses, in order; where terms overlap, the longest.

        Skipped are innocent phrases, quoted and mentioned words, proper names and web addresses.
        """
        return self._kept(text)

    def _found(self, text: str) -> tuple[WordUse, ...]:
        scan = self._lexicon.scan(text)
        if not scan.terms:
            return ()
        apart = _marked(scan.text, _QUOTED, _ADDRESS)
        names = _Names(scan)
        uses: list[WordUse] = []
        taken: set[int] = set()
        for hit in sorted(self._own(scan), key=lambda hit: (hit.start - hit.end, hit.start)):
            tokens = range(hit.start, hit.end)
            start, end = scan.starts[hit.start], scan.ends[hit.end - 1]
            before = scan.text[max(0, start - _MENTION_REACH) : start].lower()
            if apart[start] or not taken.isdisjoint(tokens) or _MENTION.search(before) or names.hold(hit):
                continue
            taken.update(tokens)
            uses.append(WordUse(self._terms[hit.name], text[start:end], start, end))
        return tuple(sorted(uses, key=lambda use: use.start))

    def advise(self, document: Document, own: Iterable[Provision]) -> tuple[Advice, ...]:
        """Advice for a whole document, in its order: headings too, definitions and reference lists not."""
        return tuple(advice for provision in _speaking(document, own) for advice in self._of(provision))

    def _own(self, scan: Scan) -> Iterator[Hit]:
        """Hits of terms that touch no innocent phrase of the same term."""
        for name in self._terms:
            innocent = {i for hit in scan.terms.get(f"innocent {name}", ()) for i in range(hit.start, hit.end)}
            for hit in scan.terms.get(name, ()):
                if innocent.isdisjoint(range(hit.start, hit.end)):
                    yield hit

    def _of(self, provision: Provision) -> Iterator[Advice]:
        offset = provision.location.start
        for use in self.uses(provision.text):
            yield Advice(
                words=use.words,
                instead=tuple(use.term.instead),
                advice=use.term.advice,
                why=use.term.why,
                guides=tuple(use.term.guides),
                counts_as=use.term.counts_as,
                quote=provision.text,
                location=replace(provision.location, start=offset + use.start, end=offset + use.end),
            )


@once_a_rubric
def wording_of(rubric: Rubric) -> Wording:
    """The wording of a rubric; compiled on first use and kept."""
    return Wording(rubric)


def advise(document: Document, own: Iterable[Provision], rubric: Rubric) -> tuple[Advice, ...]:
    """Advice about the words of a document, in its order.

    Args:
        document: the document.
        own: its provisions.
        rubric: the rubric in force.
    """
    return wording_of(rubric).advise(document, own)


def _speaking(document: Document, own: Iterable[Provision]) -> list[Provision]:
    """Sentences and headings in the document's own voice, in order."""
    headings = [
        Provision(text=document.text[block.start : block.end], location=location_in(block, block.start, block.end))
        for block in document.blocks
        if block.kind in ("title", "heading")
    ]
    speaking = [provision for provision in own if provision.role not in _SILENT_ROLES]
    return sorted([*headings, *speaking], key=lambda provision: provision.location.start)


def _marked(text: str, *patterns: re.Pattern[str]) -> bytearray:
    """A byte for each character: 1 where one of the patterns matches."""
    marks = bytearray(len(text))
    for pattern in patterns:
        for found in pattern.finditer(text):
            marks[found.start() : found.end()] = b"\1" * (found.end() - found.start())
    return marks


class _Names:
    """Which words of a sentence are part of a proper name: capitals, two or more in a row."""

    def __init__(self, scan: Scan) -> None:
        self._words = [scan.text[start:end] for start, end in zip(scan.starts, scan.ends, strict=False)]
        # Without a longer word in small letters it is a title or a text in capitals: capitals say nothing.
        self._telling = any(len(word) > 3 and word.islower() and word not in _BINDING for word in self._words)

    def hold(self, hit: Hit) -> bool:
        """True where the words of the hit belong to a name."""
        own = self._words[hit.start : hit.end]
        if not self._telling or not all(word[0].isupper() or not word[0].isalpha() for word in own):
            return False
        first, last = hit.start, hit.end
        while first > max(0, hit.start - _NAME_REACH) and _binds(self._words[first - 1]):
            first -= 1
        while last < min(len(self._words), hit.end + _NAME_REACH) and _binds(self._words[last]):
            last += 1
        name = self._words[first:last]
        return sum(word[0].isupper() and word.lower() not in _OPENING for word in name) >= 2


def _binds(word: str) -> bool:
    return word[0].isupper() or word in _BINDING
