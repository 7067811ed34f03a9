"""The language of each block. Short blocks take that of their neighbours: nobody can tell three words apart.

Judged by py3langid (BSD, 4 MB, no model to fetch), and only where common English words do not settle it. It
unpacks its model into a temporary file, so this runs in the calling process and never in the one that reads
untrusted bytes.
"""

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from policycheck.documents.model import Block, Document

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

_MIN_LETTERS = 60
_SURE = 0.9
_WORD = re.compile(r"[^\W\d_]+")
# Common words that only English has. Most texts are English, and these tell so at little cost.
_COMMON = (
    "the of and to that for with shall must will who which this these their they from any not are is by "
    "be or have has under person people program may such other when each it its your you we our can all"
)
_ENGLISH = frozenset(_COMMON.split())


def with_languages(document: Document) -> Document:
    """Return the document with the ``language`` of every block that had none."""
    blocks, text = document.blocks, document.text
    judged = [block.language or _judge(text[block.start : block.end]) for block in blocks]
    fallback = next((language for language in judged if language), "")
    if not fallback and text.strip():
        fallback = _identify(text[:5000]) if _letters(text[:5000]) >= 20 else ""
    found: list[Block] = []
    last = fallback
    for block, language in zip(blocks, judged, strict=True):
        last = language or last
        found.append(block if block.language == last else replace(block, language=last))
    return replace(document, blocks=tuple(found))


def _judge(words: str) -> str:
    if _letters(words[: _MIN_LETTERS * 4]) < _MIN_LETTERS:
        return ""
    sample = words[:2000]
    tokens = [word.lower() for word in _WORD.findall(sample)]
    if len(tokens) >= 8 and sum(token in _ENGLISH for token in tokens) >= 0.2 * len(tokens):
        return "en"
    return _identify(sample)


def _letters(text: str) -> int:
    return sum(map(len, _WORD.findall(text)))


def _identify(text: str) -> str:
    language, probability = _identifier().classify(text.lower() if text.isupper() else text)
    return language if probability >= _SURE else ""


@cache
def _identifier() -> "LanguageIdentifier":
    # Loaded when first needed (0.3 s): an English document never asks.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
