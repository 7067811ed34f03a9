"""What kind of document it is: given by the user, or guessed from phrases in the rubric."""

from policycheck.documents.model import Document
from policycheck.errors import PolicycheckError
from policycheck.reading.compiled import once_a_rubric
from policycheck.reading.lexicon import Lexicon
from policycheck.rubric.model import DocumentKind, Rubric

_HEADING_WEIGHT = 3  # a phrase in the title or a heading says more about the kind than one in the text
UNKNOWN = DocumentKind(name="document", title="document (its kind was not recognised)", phrases={})


def kind_named(name: str, rubric: Rubric) -> DocumentKind:
    """The kind with this name.

    Raises:
        PolicycheckError: the rubric knows no such kind.
    """
    for kind in rubric.kinds:
        if kind.name == name:
            return kind
    known = ", ".join(kind.name for kind in rubric.kinds)
    raise PolicycheckError(f"{name!r} is no document kind of this rubric. Use one of: {known}")


def guess_kind(document: Document, rubric: Rubric) -> DocumentKind:
    """The kind whose phrases weigh most in the document; ``UNKNOWN`` where none stands in it.

    Each phrase counts once in the headings and once in the text, so that length does not decide.
    """
    lexicon = _lexicon(rubric)
    headings = [document.title]
    texts: list[str] = []
    for block in document.blocks:
        words = document.text[block.start : block.end]
        (headings if block.kind in ("title", "heading") else texts).append(words)
    in_headings = lexicon.scan("\n".join(headings)).terms
    in_texts = {name for text in texts for name in lexicon.scan(text).terms}
    best, most = UNKNOWN, 0.0
    for kind in rubric.kinds:
        weight = sum(
            value * (_HEADING_WEIGHT * (f"{kind.name} {phrase}" in in_headings) + (f"{kind.name} {phrase}" in in_texts))
            for phrase, value in kind.phrases.items()
        )
        if weight > most:
            best, most = kind, weight
    return best


@once_a_rubric
def _lexicon(rubric: Rubric) -> Lexicon:
    return Lexicon.of_phrases({f"{kind.name} {phrase}": (phrase,) for kind in rubric.kinds for phrase in kind.phrases})
