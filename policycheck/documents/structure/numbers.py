"""Which bare numbers at the start of paragraphs count sections ("2 The Act is amended ...")."""

import re

_BARE = re.compile(r"(\d{1,4})\s+[A-Z\"“\[]")


def counting_numbers(texts: list[str]) -> frozenset[int]:
    """Return the bare numbers that count on from one another, or none where the document does not number so.

    Numbers need not follow at once: the sections of new law stand between those of the law that brings it.
    """
    numbers = [int(match[1]) for text in texts if (match := _BARE.match(text))]
    chain: dict[int, int] = {}
    for number in numbers:
        chain[number] = chain.get(number - 1, 0) + 1
    if max(chain.values(), default=0) < 2:
        return frozenset()
    known = set(numbers)
    return frozenset(number for number in known if number - 1 in known or number + 1 in known)
