"""Where numbered sections and containers belong: "SEC. 3.", "14.04.020", "Part IV", "Schedule 2"."""

from policycheck.documents.structure.levels import Level
from policycheck.documents.structure.markers import Marker
from policycheck.documents.structure.outline import Outline


class Sections:
    """Closes what a numbered section or container closes."""

    def __init__(self, outline: Outline) -> None:
        self.outline = outline
        # Outer number -> the last inner one below it, and what both stood in.
        self._seen: dict[str, tuple[int, list[Level]]] = {}

    def close_for(self, marker: Marker) -> None:
        """Close what a section or container with this label closes."""
        outline = self.outline
        outline.popped = []
        outline.close_asides()
        for level in outline.stack:
            level.resume = None
        floor = outline.floor()
        if marker.is_container:
            self._close_for_container(marker, floor)
            return
        place = self._place(marker, floor)
        if self._goes_back(marker, place, floor):
            return
        if place is None:
            place = next(
                (
                    index
                    for index in range(floor, len(outline.stack))
                    if not outline.stack[index].key or outline.stack[index].key[0] in ("clause", "run-in")
                ),
                len(outline.stack),
            )
        outline.cut(place)
        self._remember(marker)

    def _close_for_container(self, marker: Marker, floor: int) -> None:
        for index in range(floor, len(self.outline.stack)):
            level = self.outline.stack[index]
            if level.marker is not None and level.marker.is_container:
                if level.marker.word != marker.word:
                    continue
            elif level.key[:1] == ("level",):
                continue
            self.outline.cut(index)
            return

    def _place(self, marker: Marker, floor: int) -> int | None:
        """Where to cut: below the number that it goes on from, or at a brother."""
        stack = self.outline.stack
        for index in range(len(stack) - 1, floor - 1, -1):
            known = stack[index].marker
            if known is not None and known.form != "bullet" and _holds(known.value, marker.value):
                return index + 1
        for index in range(floor, len(stack)):
            known = stack[index].marker
            if known is None or known.is_container:
                continue
            if (known.is_section and _same_kind(known, marker)) or known.form == marker.form == "x":
                return index
        return None

    def _remember(self, marker: Marker) -> None:
        outer, _, inner = marker.value.rpartition(".")
        if outer and inner.isdigit() and not self.outline.floor():
            self._seen[outer] = (int(inner), list(self.outline.stack))

    def _goes_back(self, marker: Marker, place: int | None, floor: int) -> bool:
        """Go back to where "14.04.010" stood when "14.04.020" follows, whatever was quoted in between."""
        outer, _, inner = marker.value.rpartition(".")
        if floor or not inner.isdigit() or outer not in self._seen:
            return False
        last, stack = self._seen[outer]
        if int(inner) <= last or (place is not None and self.outline.stack[:place] == stack):
            return False
        self.outline.stack = list(stack)
        self._remember(marker)
        return True


def _holds(outer: str, inner: str) -> bool:
    """Whether one number holds another: 3.2 holds 3.2.1, and 3.0 holds 3.1."""
    if inner != outer and outer.endswith(".0"):
        outer = outer[:-2]
    return (
        inner.startswith(outer) and inner[len(outer) : len(outer) + 1] in (".", ":") and outer[-1:].isalnum()
    )


def _same_kind(one: Marker, other: Marker) -> bool:
    if one.word or other.word:
        return one.word == other.word
    if one.value[0].isalpha() != other.value[0].isalpha() or ("-" in one.value) != ("-" in other.value):
        return False
    return one.value.count(".") == other.value.count(".")
