"""Labelled clauses and list items, nested by what their labels count."""

from dataclasses import replace

from policycheck.documents.structure.ahead import Ahead
from policycheck.documents.structure.leading import is_announced, leads_of_first
from policycheck.documents.structure.levels import Level, Match, match_label
from policycheck.documents.structure.markers import Marker
from policycheck.documents.structure.outline import Outline
from policycheck.documents.structure.parts import Part
from policycheck.documents.structure.sections import Sections

SURE = 5.0  # a match this good is that of a label that goes on counting


class Clauses:
    """Opens a level for every label."""

    def __init__(self, outline: Outline, ahead: Ahead, sections: Sections) -> None:
        self.outline, self.ahead, self.sections = outline, ahead, sections

    def add(self, index: int, part: Part) -> None:
        """Nest a part that bears a label."""
        outline = self.outline
        outline.popped = []
        if part.markers[0].is_container or (part.markers[0].is_section and not part.is_listed):
            # A section without a title of its own: "SEC. 3. The Secretary shall ...".
            self.sections.close_for(part.markers[0])
            outline.push_labels(part, part.markers)
            part.kind = "paragraph"
        else:
            for position, marker in enumerate(part.markers):
                self._enter(index, part, marker, first=position == 0)
            part.kind = "item"
        if part.heading:
            part.kind = "heading"
        finish(outline, part)

    def match(self, index: int, part: Part, marker: Marker, *, first: bool = True) -> Match:
        """Where a label would belong."""
        return match_label(
            self.outline.stack,
            marker,
            hint=part.raw.depth if first else 0,
            indent=part.raw.indent,
            is_open=not first or is_announced(self.outline.before),
            leaves_new_law=self.outline.leaves_new_law(part),
            ahead=self.ahead.brother(index, marker),
        )

    def continuing(self, index: int) -> int | None:
        """Where the next label goes on with an open list or section over a heading that interrupts it."""
        following = self.ahead.labelled(index)
        if following is None:
            return None
        part = self.ahead.parts[following]
        marker = part.markers[0]
        if (
            marker.is_section
            or marker.is_container
            or marker.form == "bullet"
            or part.heading[:1] == ("level",)
        ):
            return None
        match = self.match(following, part, marker)
        if match.index is None or match.score < SURE or match.number <= 1:
            return None
        return match.index + 1 if match.resumes else match.index

    def _enter(self, index: int, part: Part, marker: Marker, *, first: bool) -> None:
        outline = self.outline
        match = self.match(index, part, marker, first=first)
        if match.index is None:
            leads = leads_of_first(outline, part) if first else outline.leads()
            if first:
                self._make_room(part, marker, match)
        else:
            known = outline.stack[match.index]
            if match.resumes:
                assert known.resume is not None  # else it could not match
                leads, known.resume = known.resume.leads, None
            else:
                leads = known.leads
            outline.cut(match.index + 1 if match.resumes else match.index)
        outline.push(Level(part, marker, part.heading, match.system, match.number, part.raw.depth, leads))

    def _make_room(self, part: Part, marker: Marker, match: Match) -> None:
        """Close what the first item of a new list cannot stand below."""
        outline = self.outline
        if part.raw.depth:
            self._close_from(lambda level: level.hint >= part.raw.depth > 0 < level.hint)
        elif marker.form == "bullet":
            self._close_from(lambda level: level.form == "bullet" and level.part.raw.indent > part.raw.indent)
        elif match.number > 1 and not outline.is_fresh_new_law() and not is_announced(outline.before):
            # its brothers are not known: it stands below the heading, in no other's item
            outline.close_clauses()

    def _close_from(self, is_closed) -> None:
        for index, level in enumerate(self.outline.stack):
            if is_closed(level):
                self.outline.cut(index)
                return


def finish(outline: Outline, part: Part) -> None:
    """Describe a clause or item that was just opened."""
    part.leads = outline.leads()
    outline.describe(part)
    if part.heading:
        part.depth = len(part.above) + 1
    elif part.kind == "item":
        part.depth = max(1, sum(1 for level in outline.stack if _is_list_level(level)))
    outline.watch_new_law(part)


def _is_list_level(level: Level) -> bool:
    part = level.part
    return level.marker is not None and not part.heading and (part.is_listed or not part.markers[0].is_section)


def mend_ones(parts: list[Part]) -> None:
    """Read "l." before "2." as the "1." that it was before a scanner took it for a letter."""
    last: Part | None = None
    for part in parts:
        if not part.markers:
            continue
        if last is not None and part.markers[0].value == "2" and last.markers[-1].value in ("l", "I"):
            marker = last.markers[-1]
            if marker.form == part.markers[0].form:
                last.markers = (*last.markers[:-1], replace(marker, value="1", readings=(("number", 1),)))
        last = part
