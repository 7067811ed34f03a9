"""How a provision is put before the trained reader: the same in training and at run time."""

import re
from functools import lru_cache

from policycheck.reading.model import Provision
from policycheck.reading.neutral import neutral
from policycheck.reading.normal import fold
from policycheck.reading.passage import label_end

_SPACES = re.compile(r"\s+")
_DIGITS = re.compile(r"\d+")
_JOIN = " > "
# A sentence that opens so says what it says of the one before; most do not, and to read that again costs a sixth more.
# The words stand here and not in rubrics/: the weights were trained on texts made by this rule, and go with no other.
_POINTS_BACK = re.compile(
    r"\W*(?:this|these|those|that|they|them|it|its|their|such|he|she|his|her|if so|if not|otherwise|instead|however|but"
    r"|and|or|both|neither|nor|then|so|also|here|there|the same|the above|each|all|any|none|no exceptions?|unless|except"
    r"|only|even|in (?:this|that|such|these|those|either|both|all) )\b",
    re.IGNORECASE,
)
_FEW_WORDS = 6  # so short a sentence leans on the one before, however it opens
MOST_CONTEXT = 40  # tokens of context kept, those nearest to the provision
MARKS = ("[CLS]", "[SEP]", "|")  # the tokens that open a row, part it, and part its context
ROUND = 4  # the lengths of rows are multiples of it
MOST_TOKENS = 160  # tokens in all


def provision_text(provision: Provision) -> str:
    """The provision's own words, without its label; every number reads the same."""
    text = _tidy(provision.text, provision.names)
    return text[label_end(text) :]


def context_text(provision: Provision) -> str:
    """What stands around it, the nearest last: headings, the sentence before where it leans on that, the lead-in."""
    before = provision.before if _leans(provision.text) else ""
    parts = (
        _tidy(provision.heading.replace(_JOIN, " / "), provision.names),
        _tidy(before, provision.names),
        _tidy(provision.lead_in.replace(_JOIN, " "), provision.names),
    )
    return " | ".join(parts)


def alike_text(provision: Provision) -> str:
    """What a provision is compared by, in training: its innermost heading, its lead-in and its own words."""
    innermost = provision.heading.rsplit(_JOIN, 1)[-1]
    around = (_tidy(part.replace(_JOIN, " "), provision.names) for part in (innermost, provision.lead_in))
    return " ".join(part for part in (*around, provision_text(provision)) if part)


def _leans(text: str) -> bool:
    text = text[label_end(text) :]
    return bool(_POINTS_BACK.match(text)) or len(text.split(None, _FEW_WORDS)) <= _FEW_WORDS


@lru_cache(maxsize=8192)  # a heading stands over many provisions
def _tidy(text: str, names: tuple[str, ...]) -> str:
    return _DIGITS.sub("0", neutral(_SPACES.sub(" ", fold(text).replace("\u2014", " - ")), names)).strip()


def join(context: list[int], text: list[int], first: int, separator: int, filler: int) -> tuple[list[int], int]:
    """Put token ids together as the reader takes them.

    Args:
        context, text: token ids without special tokens.
        first, separator: ids of the tokens that open the sequence and part it.
        filler: id of the token that parts the context, of which it is given a few more: rows of one length are read
            together, so there should be few lengths.

    Returns:
        the ids, and where the provision's own tokens start.
    """
    context = context[-MOST_CONTEXT:]
    text = text[: MOST_TOKENS - len(context) - 3]
    context = [filler] * (-(len(context) + len(text) + 3) % ROUND) + context
    return [first, *context, separator, *text, separator], len(context) + 2
