"""What the cues of a provision say, set against each other, principle by principle."""

from collections.abc import Sequence

import numpy as np

from policycheck.reading.cues import CueMatch
from policycheck.reading.weighing import CLASSES


class Heard:
    """The cues of one provision by class.

    Where cues speak for both stances of a principle, the more specific is heard; equally specific ones leave
    the principle torn, and neither is heard.
    """

    def __init__(self, matches: Sequence[CueMatch]) -> None:
        self.by_class: dict[tuple[int, str], list[CueMatch]] = {}
        for match in matches:
            self.by_class.setdefault((match.criterion.principle, match.stance), []).append(match)
        weights = {pair: max(m.weight + m.sure for m in own) for pair, own in self.by_class.items()}
        self.torn: set[int] = set()
        for number, _ in list(weights):
            one, other = weights.get((number, "supports"), -1), weights.get((number, "undermines"), -1)
            if one == other:
                self.torn.add(number)
            elif min(one, other) >= 0:
                self.by_class.pop((number, "supports" if one < other else "undermines"), None)

    def flags(self) -> np.ndarray:
        """For each class, 1 where a sure cue speaks for it, then 1 where only a hint does: shape (2, 16)."""
        told = np.zeros((2, len(CLASSES)))
        for pair, own in self.by_class.items():
            if pair[0] not in self.torn:
                told[0 if any(m.sure for m in own) else 1, CLASSES.index(pair)] = 1
        return told

    def only_speaks(self, stance: str) -> bool:
        """True where there are sure cues and all of them, for whatever principle, speak for this stance."""
        stances = {pair[1] for pair, own in self.by_class.items() if any(m.sure for m in own)}
        return stances == {stance}

    def taken_back(self, number: int) -> tuple[int, str] | None:
        """The class for which an exception takes back what the sentence grants, or None.

        "No one is turned away except for a positive test": grammar settles it, whatever the words look like.
        """
        for pair, own in self.by_class.items():
            if pair[0] == number and any(e.role == "exception" for m in own for e in m.evidence):
                return pair
        return None

    def best(self, pair: tuple[int, str]) -> list[CueMatch]:
        """The cues of a class, the most specific first; empty where none speaks for it."""
        own = self.by_class.get(pair, [])
        return sorted(
            own, key=lambda m: (m.weight == 0, not m.sure, -m.weight, not m.criterion.critical, m.criterion.id)
        )
