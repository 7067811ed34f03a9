"""How a provision is put before the trained reader: the same in training and at run time."""

import re

from policycheck.reading.model import Provision
from policycheck.reading.neutral import neutral
from policycheck.reading.normal import fold
from policycheck.reading.passage import label_end

_SPACES = re.compile(r"\s+")
_DIGITS = re.compile(r"\d+")
_JOIN = " > "
MOST_CONTEXT = 72  # tokens of context kept, those nearest to the provision
MOST_TOKENS = 160  # tokens in all


def provision_text(provision: Provision) -> str:
    """The provision's own words, without its label; every number reads the same."""
    text = _tidy(provision.text, provision.names)
    return text[label_end(text) :]


def context_text(provision: Provision) -> str:
    """What stands around it, the nearest last: headings, the sentence before, the lead-in."""
    parts = (
        _tidy(provision.heading.replace(_JOIN, " / "), provision.names),
        _tidy(provision.before, provision.names),
        _tidy(provision.lead_in.replace(_JOIN, " "), provision.names),
    )
    return " | ".join(parts)


def alike_text(provision: Provision) -> str:
    """What a provision is compared by, in training: its innermost heading, its lead-in and its own words."""
    innermost = provision.heading.rsplit(_JOIN, 1)[-1]
    around = (_tidy(part.replace(_JOIN, " "), provision.names) for part in (innermost, provision.lead_in))
    return " ".join(part for part in (*around, provision_text(provision)) if part)


def _tidy(text: str, names: tuple[str, ...]) -> str:
    return _DIGITS.sub("0", neutral(_SPACES.sub(" ", fold(text).replace("\u2014", " - ")), names)).strip()


def join(context: list[int], text: list[int], first: int, separator: int) -> tuple[list[int], int]:
    """Put token ids together as the reader takes them.

    Args:
        context, text: token ids without special tokens.
        first, separator: ids of the tokens that open the sequence and part it.

    Returns:
        the ids, and where the provision's own tokens start.
    """
    context = context[-MOST_CONTEXT:]
    text = text[: MOST_TOKENS - len(context) - 3]
    return [first, *context, separator, *text, separator], len(context) + 2
