"""Where headings without a number of their own belong, by their kind."""

from policycheck.documents.structure.headings import RANK
from policycheck.documents.structure.levels import Level
from policycheck.documents.structure.outline import Outline
from policycheck.documents.structure.parts import Part


class Titled:
    """Opens headings, and closes what a heading without a number closes."""

    def __init__(self, outline: Outline) -> None:
        self.outline = outline
        # Kinds of headings, and the forms of label of the numbered headings that held them.
        self._held: dict[tuple, set[str]] = {}

    def close_for(self, key: tuple, keep_to: int | None) -> None:
        """Close what a heading of a kind closes.

        Args:
            key: its kind.
            keep_to: where a list or section that it interrupts goes on after it, else None.
        """
        outline = self.outline
        outline.popped = []
        if keep_to is not None and key[0] != "level":
            outline.cut(keep_to)
            while outline.top is not None and outline.top.key == key:
                outline.cut(len(outline.stack) - 1)
            return
        for index in range(outline.floor(), len(outline.stack)):
            if self._closes(key, outline.stack[index]):
                outline.cut(index)
                return

    def _closes(self, key: tuple, level: Level) -> bool:
        if not level.key:
            # A clause: closed by any heading, but a note in the margin leaves the section's own number open.
            return not (key[0] == "weak" and level.marker is not None and level.marker.is_section)
        if level.marker is not None and key[0] != "level":
            # Titles in the sections of a numbered heading: the first follows it at once, the next come later.
            held = self._held.setdefault(key, set())
            if self.outline.before is level.part or level.form in held:
                held.add(level.form)
                return False
        return level.key == key or _outranks(key, level.key)

    def open(self, part: Part) -> None:
        """Open a heading. It remembers the clauses that it interrupts, which may go on under it."""
        outline = self.outline
        resume = None
        for level in reversed(outline.popped if not part.markers else []):
            found = level if level.marker and not level.marker.is_section else level.resume
            if found is not None and found.form not in ("word", "bullet", ""):
                resume = found
        part.kind = "heading"
        outline.describe(part)
        outline.push_labels(part, part.markers[:-1])
        last = part.markers[-1] if part.markers else None
        system, number = last.readings[0] if last else ("", 0)
        outline.push(Level(part, last, part.heading, system, number, resume=resume))
        part.depth = len(part.above) + 1


def _outranks(key: tuple, other: tuple) -> bool:
    """Whether a heading of kind ``key`` closes one of kind ``other``."""
    if key[0] == other[0] and key[0] in ("level", "size"):
        return key[1] <= other[1]
    if "level" in (key[0], other[0]):
        return key[0] == "level" and other[0] != "container"
    return RANK[key[0]] < RANK[other[0]]
