"""The board's level of a principle: the middle of what people say, and who sees it otherwise."""

from collections import Counter
from collections.abc import Mapping, Sequence

from policycheck.boards.response import Response
from policycheck.boards.words import board_words
from policycheck.rating.model import BoardLevel


def levels_of(counted: Mapping[int | str, int]) -> Counter[int]:
    """Level -> people, without those who are not sure."""
    return Counter({level: count for level, count in counted.items() if isinstance(level, int)})


def board_level(
    number: int, levels: Counter[int], responses: Sequence[Response]
) -> tuple[BoardLevel | None, bool]:
    """The median of the levels; of two middles the lower one, since those who are worse off should be seen.

    Args:
        number: the principle.
        levels: level -> people.
        responses: the responses, for the words of those who see it otherwise.

    Returns:
        the board's level, None where nobody gave one, and whether there were two different middles.
    """
    people = sorted(levels.elements())
    if not people:
        return None, False
    low, high = people[(len(people) - 1) // 2], people[len(people) // 2]
    # each in its own words, and in an order that tells nothing of who said what
    dissent = tuple(sorted(line for response in responses for line in _dissent(response, number, low)))
    board = BoardLevel(low, len(people), (people[0], people[-1]), dissent)
    return board, low != high


def _dissent(response: Response, number: int, level: int) -> list[str]:
    said = board_words()
    lines = []
    for other, count in sorted(levels_of(response.levels.get(number, Counter())).items()):
        if other == level:
            continue
        words = "" if response.group else response.why.get(number, "")
        label = said.of("levels", other)
        if words:
            lines.append(said("review_dissent_line", level=label, words=words))
        else:
            lines += [said("review_dissent_bare", level=label)] * count
    return lines
