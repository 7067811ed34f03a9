"""How a text is parted into words: by spaCy's rules for English, and with nothing of spaCy besides."""

from functools import lru_cache

from spacy.attrs import LOWER
from spacy.lang.en import English
from spacy.tokenizer import Tokenizer
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex
from spacy.vocab import Vocab

_MOST_KNOWN = 100_000  # words whose parts are remembered; a rubric's own fill spaCy's ten thousand


@lru_cache(maxsize=1)
def tokenizer() -> Tokenizer:
    """The tokenizer of ``spacy.blank("en")``, made once for all that listens.

    Of each word it works out its small letters, by which words are matched, and none of the twenty other things that
    spaCy would like to know: a rubric has thousands of words.
    """
    rules = English.Defaults
    return Tokenizer(
        Vocab(lex_attr_getters={LOWER: str.lower}),
        rules=rules.tokenizer_exceptions,
        prefix_search=compile_prefix_regex(rules.prefixes or ()).search,
        suffix_search=compile_suffix_regex(rules.suffixes or ()).search,
        infix_finditer=compile_infix_regex(rules.infixes or ()).finditer,
        token_match=rules.token_match,
        url_match=rules.url_match,
        max_cache_size=_MOST_KNOWN,
    )
