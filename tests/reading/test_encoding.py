"""What the trained reader is given: a provision's own words whole, and of what stands around it what it leans on."""

import pytest

from policycheck.reading.encoding import MOST_CONTEXT, MOST_TOKENS, ROUND, context_text, join
from policycheck.reading.model import Provision

FIRST, SEPARATOR, FILLER = -1, -2, -3
BEFORE = "Guests may bring one friend for the night."


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("This does not apply to children under the age of twelve.", True),
        ("(b) They sign for the key at the desk by the door.", True),
        ("No visitors after ten.", True),
        ("Staff keep naloxone in every corridor and check it each month.", False),
        ("Italian classes are held in the hall on the first floor.", False),
    ],
)
def test_the_sentence_before_is_read_where_a_provision_leans_on_it(text: str, read: bool) -> None:
    assert (BEFORE in context_text(Provision(text, before=BEFORE))) == read


@pytest.mark.parametrize("around", [0, 1, 7, MOST_CONTEXT, 200])
@pytest.mark.parametrize("own", [1, 2, 3, 4, 50, 500])
def test_rows_have_few_lengths_and_keep_the_nearest_context_and_the_own_words(around: int, own: int) -> None:
    context, text = list(range(around)), list(range(1000, 1000 + own))
    ids, start = join(context, text, FIRST, SEPARATOR, FILLER)
    assert len(ids) % ROUND == 0
    assert len(ids) <= MOST_TOKENS
    assert ids[start - 1] == ids[-1] == SEPARATOR
    kept = ids[start:-1]
    assert kept == text[: len(kept)]
    assert len(kept) >= min(own, MOST_TOKENS - MOST_CONTEXT - 3)
    assert [i for i in ids[1 : start - 1] if i != FILLER] == context[-MOST_CONTEXT:]
