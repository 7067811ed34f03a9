"""What is open at a point of the text: a stack of headings, sections and clauses, and new law that stands
among them.
"""

from policycheck.documents.structure import wording
from policycheck.documents.structure.levels import MAX_DEPTH, Lead, Level
from policycheck.documents.structure.markers import Marker
from policycheck.documents.structure.naming import section_name
from policycheck.documents.structure.parts import Part

_QUOTE_MARKS = "\"“‘'«"


class Outline:
    """The open levels, outermost first.

    Args:
        word: what the outermost numbers are called ("section", "item").

    Attributes:
        stack: the open levels.
        popped: the levels that the last cut closed.
        before: the part before, or None.
    """

    def __init__(self, word: str) -> None:
        self.word = word
        self.stack: list[Level] = []
        self.popped: list[Level] = []
        self.before: Part | None = None

    @property
    def top(self) -> Level | None:
        """The innermost level."""
        return self.stack[-1] if self.stack else None

    def cut(self, index: int) -> None:
        """Close the levels from ``index`` on."""
        self.popped = self.stack[index:]
        del self.stack[index:]

    def push(self, level: Level) -> None:
        """Open a level. Nesting that no reader could follow is cut, which keeps the work linear."""
        if len(self.stack) >= MAX_DEPTH * 2:
            del self.stack[MAX_DEPTH:]
        self.stack.append(level)

    def push_labels(self, part: Part, labels: tuple[Marker, ...]) -> None:
        """Open a level for each label."""
        for marker in labels:
            system, number = marker.readings[0]
            self.push(Level(part, marker, part.heading, system, number))

    def close_asides(self) -> None:
        """Leave a history or a list of sources: any heading or section ends it."""
        for index, level in enumerate(self.stack):
            if level.key[:1] == ("aside",):
                self.cut(index)
                return

    def close_clauses(self) -> None:
        """Close the clauses and lists; headings and sections stay."""
        self.cut(self.clause_floor())

    def clause_floor(self) -> int:
        """Where the innermost clauses and lists begin."""
        keep = len(self.stack)
        while keep and not self.stack[keep - 1].key:
            level = self.stack[keep - 1]
            if level.marker is not None and level.marker.is_section and not level.part.is_listed:
                break
            keep -= 1
        return keep

    def describe(self, part: Part) -> None:
        """Set what a part stands under, and the name of its place."""
        above: list[Part] = []
        outer = 0
        for level in self.stack:
            if level.is_new_law:
                outer = len(above)
            if not level.part.heading or level.part is part or (above and above[-1] is level.part):
                continue
            if not level.part.markers:
                # A note in the margin is replaced by the next, though the section that it opened goes on.
                key = level.part.heading
                above[outer:] = [other for other in above[outer:] if other.markers or other.heading != key]
            above.append(level.part)
        part.above = tuple(above[-MAX_DEPTH:])
        own = part.markers if part.heading and (self.top is None or self.top.part is not part) else ()
        part.section = section_name(
            [*(level.marker for level in self.stack if level.marker), *own], self.word
        )

    def place(self, part: Part) -> None:
        """Describe a part that opens nothing."""
        self.describe(part)
        self.watch_new_law(part)

    def leads(self) -> tuple[Lead, ...]:
        """What the innermost level hangs from."""
        return self.top.leads if self.top else ()

    # New law

    def watch_new_law(self, part: Part) -> None:
        """Open new law where a part says that it follows."""
        if self.stack and not part.is_cell and wording.brings_new_law(part.text):
            self.stack.append(Level(part, key=("new-law",), is_new_law=True))

    def floor(self) -> int:
        """The index of the first level inside the innermost new law, or 0."""
        return max((index + 1 for index, level in enumerate(self.stack) if level.is_new_law), default=0)

    def is_fresh_new_law(self) -> bool:
        """Whether new law begins here."""
        return self.top is not None and self.top.is_new_law

    def leaves_new_law(self, part: Part) -> bool:
        """Whether a part reads as the law itself: it tells of changes, or its quotation marks are gone."""
        floor = self.floor()
        if not floor:
            return False
        return wording.is_plumbing(part.text) or bool(
            self.stack[floor - 1].quoted and part.text[0] not in _QUOTE_MARKS
        )

    def follow_new_law(self, part: Part) -> None:
        """See whether new law stands in quotation marks, and leave it where the marks or its words end."""
        floor = self.floor()
        if floor:
            top = self.stack[floor - 1]
            if top.quoted is None:
                top.quoted = part.text[0] in _QUOTE_MARKS
            elif part.markers and part.markers[0].is_section and self._is_next_section(part, floor - 1):
                self.cut(floor - 1)
        if wording.is_enacting(part.text):
            self.cut(sum(1 for level in self.stack if level.key[:1] == ("level",)))

    def _is_next_section(self, part: Part, barrier: int) -> bool:
        """Whether a section goes on with those of the law that brings new law."""
        if self.stack[barrier].quoted and part.text[0] not in _QUOTE_MARKS:
            return True
        marker = part.markers[0]
        system, number = marker.readings[0]
        return system != "decimal" and any(
            level.marker is not None
            and level.marker.is_section
            and level.form == marker.form
            and (level.system, level.number + 1) == (system, number)
            for level in self.stack[:barrier]
        )

    def end_new_law(self) -> None:
        """Leave the innermost new law."""
        if floor := self.floor():
            self.cut(floor - 1)
