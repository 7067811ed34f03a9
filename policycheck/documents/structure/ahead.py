"""What follows a part: labels further on tell where it belongs, and how an unclear label counts."""

from policycheck.documents.structure.markers import Marker
from policycheck.documents.structure.parts import Part

_FAR = 40  # how many labels further on are looked at


class Ahead:
    """The labels that follow each part of a text."""

    def __init__(self, parts: list[Part]) -> None:
        self.parts = parts
        self._labelled = _next(parts, _is_labelled, _ends_lists)
        self._clause = _next(parts, _is_clause, lambda part: False)

    def labelled(self, index: int) -> int | None:
        """The index of the next part with a label, before any heading that would end its list."""
        return self._labelled[index]

    def brother(self, index: int, marker: Marker) -> Marker | None:
        """The next label of the same form, which tells "(i)" the letter from "(i)" the numeral."""
        if len(marker.readings) < 2:
            return None
        following = self._clause[index]
        for _ in range(_FAR):
            if following is None:
                return None
            other = self.parts[following].markers[-1]
            if (
                other.form == marker.form
                and other.value.isalpha()
                and other.value.islower() == marker.value.islower()
            ):
                return other
            following = self._clause[following]
        return None


def _is_labelled(part: Part) -> bool:
    return bool(part.markers)


def _is_clause(part: Part) -> bool:
    return bool(part.markers) and part.markers[-1].form in ("(x)", "x.", "x)")


def _ends_lists(part: Part) -> bool:
    return bool(part.heading) and part.heading[0] not in ("weak", "run-in")


def _next(parts: list[Part], wanted, ends) -> list[int | None]:
    found: list[int | None] = [None] * len(parts)
    following: int | None = None
    for index in range(len(parts) - 1, -1, -1):
        found[index] = following
        if wanted(parts[index]):
            following = index
        elif ends(parts[index]):
            following = None
    return found
