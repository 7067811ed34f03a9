"""The nesting of headings, clauses and lists: what every part stands under, and which sentences it hangs from."""

from dataclasses import replace

from policycheck.documents.sentences import sentences
from policycheck.documents.structure import wording
from policycheck.documents.structure.headings import RANK
from policycheck.documents.structure.levels import MAX_DEPTH, Lead, Level, Match, match_label
from policycheck.documents.structure.markers import Marker
from policycheck.documents.structure.naming import section_name
from policycheck.documents.structure.parts import Part

_AHEAD = 40  # how many labels further on are looked at


def nest(parts: list[Part]) -> None:
    """Set ``above``, ``leads``, ``section``, ``depth`` and ``kind`` of every part."""
    mend_ones(parts)
    _Nester(parts).run()


class _Nester:
    def __init__(self, parts: list[Part]) -> None:
        self.parts = parts
        self.stack: list[Level] = []
        self.before: Part | None = None
        self.next_marked = _next_marked(parts)
        self.after_form = _after_form(parts)
        # In a law the outermost numbers are those of sections; elsewhere a person says "item 2".
        self.word = "section" if _is_law_or_contract(parts) else "item"
        self.held: dict[
            tuple, set[str]
        ] = {}  # kinds of headings, and the labels of the headings that held them
        self.seen: dict[
            str, tuple[int, list[Level]]
        ] = {}  # outer number -> its last inner one, what both stood in

    def run(self) -> None:
        for index, part in enumerate(self.parts):
            if part.kind == "title" or part.role != "body":
                self._place(part, part.kind or ("cell" if part.is_cell else "paragraph"))
                if part.quote_ends:
                    self._end_new_law()
                continue
            self._leave_new_law(part)
            if part.heading:
                self._heading(index, part)
            elif part.is_cell or part.raw.kind == "footnote":
                self._place(part, part.raw.kind)
            elif part.markers:
                self._clause(index, part)
            else:
                self._paragraph(index, part)
            if part.quote_ends:
                self._end_new_law()
            self.before = part

    # Headings

    def _heading(self, index: int, part: Part) -> None:
        key = part.heading
        self._close_asides()
        marker = part.markers[-1] if part.markers else None
        if key[0] in ("clause", "run-in") and marker is not None and not part.markers[0].is_section:
            self._clause(index, part)
            return
        if key[0] == "run-in" and marker is None:
            self._pop_beside(key, part)
        elif part.markers and key[0] in ("section", "container", "run-in"):
            self._pop_for_section(part)
        else:
            self._pop_beside(key, part, self._continuing(index))
        self._push_heading(part)

    def _push_heading(self, part: Part) -> None:
        resume = None
        for level in reversed(self._popped):
            found = level if level.marker and not level.marker.is_section else level.resume
            if found is not None and found.form not in ("word", "bullet", ""):
                resume = found
        part.kind = "heading"
        self._describe(part)
        for marker in part.markers[:-1]:
            self._push_marker(part, marker)
        level = Level(part, None, part.heading, resume=resume)
        if part.markers:
            level.marker = part.markers[-1]
            level.system, level.number = level.marker.readings[0]
        self._push(level)
        part.depth = len(part.above) + 1

    def _pop_beside(self, key: tuple, part: Part, keep_to: int | None = None) -> None:
        """Close what a heading without a number of its own closes."""
        self._popped: list[Level] = []
        if keep_to is not None and key[0] not in ("level",):
            self._cut(keep_to)
            while self.stack and self.stack[-1].key == key:
                self._cut(len(self.stack) - 1)
            return
        floor = self._new_law_floor()
        held = self.held.setdefault(key, set())
        for index in range(floor, len(self.stack)):
            level = self.stack[index]
            other = level.key
            if other and level.marker is not None and key[0] != "level":
                # Titles in the sections of a numbered heading: the first follows it at once, the next come later.
                if self.before is level.part or level.form in held:
                    held.add(level.form)
                    continue
            if not other:
                # A clause: closed by any heading, unless it is a section's own number.
                marker = level.marker
                if key[0] == "weak" and marker is not None and marker.is_section:
                    continue
                self._cut(index)
                return
            if other == key or self._outranks(key, other):
                self._cut(index)
                return

    @staticmethod
    def _outranks(key: tuple, other: tuple) -> bool:
        """Whether a heading of kind ``key`` closes one of kind ``other``."""
        if key[0] == other[0] and key[0] in ("level", "size", "under"):
            return key[1] <= other[1]
        if "level" in (key[0], other[0]):
            return key[0] == "level" and other[0] not in ("container", "level")
        return RANK.get(key[0], 9) < RANK.get(other[0], 9)

    def _pop_for_section(self, part: Part) -> None:
        """Close what a numbered section or container closes."""
        self._popped = []
        for level in self.stack:
            level.resume = None
        marker = part.markers[0]
        floor = self._new_law_floor()
        if part.heading[0] == "container":
            for index in range(floor, len(self.stack)):
                level = self.stack[index]
                known = level.marker
                if known is not None and known.is_container:
                    if known.word == marker.word:
                        self._cut(index)
                        return
                elif level.key[:1] != ("level",):
                    self._cut(index)
                    return
            return
        index_found = self._section_place(marker, floor)
        if self._resume_numbering(marker, index_found, floor):
            return
        if index_found is not None:
            self._cut(index_found)
            self._remember_numbering(marker)
            return
        for index in range(floor, len(self.stack)):
            level = self.stack[index]
            if not level.key or level.key[0] in ("clause", "run-in"):
                self._cut(index)
                break
        self._remember_numbering(marker)

    def _remember_numbering(self, marker: Marker) -> None:
        outer, _, inner = marker.value.rpartition(".")
        if outer and inner.isdigit() and not self._new_law_floor():
            self.seen[outer] = (int(inner), list(self.stack))

    def _resume_numbering(self, marker: Marker, place: int | None, floor: int) -> bool:
        """Go back to where "14.04.010" stood when "14.04.020" follows, whatever was quoted in between."""
        outer, _, inner = marker.value.rpartition(".")
        if floor or not inner.isdigit() or outer not in self.seen:
            return False
        last, stack = self.seen[outer]
        if int(inner) <= last:
            return False
        if place is not None and self.stack[:place] == stack:
            return False
        self.stack = list(stack)
        self._remember_numbering(marker)
        return True

    def _section_place(self, marker: Marker, floor: int) -> int | None:
        """Where on the stack to cut for a section's number: below the number that it goes on from, or at a brother."""
        value = marker.value
        for index in range(len(self.stack) - 1, floor - 1, -1):
            known = self.stack[index].marker
            if known is not None and known.form != "bullet" and _holds(known.value, value):
                return index + 1
        for index in range(floor, len(self.stack)):
            known = self.stack[index].marker
            if known is None or known.is_container:
                continue
            if (known.is_section and _same_section_kind(known, marker)) or known.form == marker.form == "x":
                return index
        return None

    # Clauses and list items

    def _clause(self, index: int, part: Part) -> None:
        self._popped = []
        if part.markers[0].is_section or part.markers[0].is_container:
            self._section_clause(part)
            return
        for position, marker in enumerate(part.markers):
            self._enter(index, part, marker, first=position == 0)
        part.kind = "heading" if part.heading else "item"
        self._finish(part)

    def _close_asides(self) -> None:
        """Leave a history or a list of sources: any heading or section ends it."""
        for index, level in enumerate(self.stack):
            if level.key[:1] == ("aside",):
                self._cut(index)
                return

    def _section_clause(self, part: Part) -> None:
        """A numbered section that has no title of its own: "SEC. 3. The Secretary shall ..."."""
        self._close_asides()
        self._pop_for_section_clause(part)
        part.kind = "heading" if part.heading else "paragraph"
        for marker in part.markers:
            self._push_marker(part, marker)
        self._finish(part)

    def _push_marker(self, part: Part, marker: Marker) -> None:
        system, number = marker.readings[0]
        self._push(Level(part, marker, part.heading, system, number))

    def _pop_for_section_clause(self, part: Part) -> None:
        heading, part.heading = part.heading, ("section",)
        if part.markers[0].is_container:
            part.heading = ("container", part.markers[0].word)
        self._pop_for_section(part)
        part.heading = heading

    def _enter(self, index: int, part: Part, marker: Marker, *, first: bool) -> None:
        match = self._match(index, part, marker, first=first)
        if match.index is None:
            leads = self._hanging(part) if first else self.stack[-1].leads if self.stack else ()
            if first and part.raw.depth:
                self._close_hinted(part.raw.depth)
            elif first and marker.form == "bullet":
                self._close_shallower_bullets(part)
            elif first and match.number > 1 and not self._is_fresh_new_law() and not self._announced():
                self._close_clauses()  # its brothers are not known: it stands below the heading, in no other's item
            self._push(Level(part, marker, part.heading, match.system, match.number, part.raw.depth, leads))
            return
        known = self.stack[match.index]
        if match.resumes:
            assert known.resume is not None
            leads, cut = known.resume.leads, match.index + 1
            known.resume = None
        else:
            leads, cut = known.leads, match.index
        self._cut(cut)
        self._push(Level(part, marker, part.heading, match.system, match.number, part.raw.depth, leads))

    def _match(self, index: int, part: Part, marker: Marker, *, first: bool = True) -> Match:
        is_open = not first or self._announced()
        barrier = next((level for level in reversed(self.stack) if level.is_new_law), None)
        leaves = barrier is not None and (
            wording.is_plumbing(part.text) or bool(barrier.quoted and part.text[0] not in "\"“‘'«")
        )
        return match_label(
            self.stack, marker, hint=part.raw.depth if first else 0, indent=part.raw.indent, is_open=is_open,
            leaves_new_law=leaves, ahead=self._ahead(index, marker),
        )  # fmt: skip

    def _ahead(self, index: int, marker: Marker) -> Marker | None:
        """The next label of the same form, unless it counts something else altogether."""
        if len(marker.readings) < 2:
            return None
        following = self.after_form[index]
        for _ in range(_AHEAD):
            if following is None:
                return None
            other = self.parts[following].markers[-1]
            if (
                other.form == marker.form
                and other.value.isalpha()
                and other.value.islower() == marker.value.islower()
            ):
                return other
            following = self.after_form[following]
        return None

    def _close_hinted(self, depth: int) -> None:
        for index, level in enumerate(self.stack):
            if level.hint and level.hint >= depth:
                self._cut(index)
                return

    def _announced(self) -> bool:
        before = self.before
        return (
            before is not None
            and not before.heading
            and wording.is_open(before.text)
            and not wording.goes_on_as_list(before.text)
        )

    def _is_fresh_new_law(self) -> bool:
        return bool(self.stack) and self.stack[-1].is_new_law

    def _close_clauses(self) -> None:
        keep = len(self.stack)
        while keep and not self.stack[keep - 1].key and not _is_section(self.stack[keep - 1].part):
            keep -= 1
        self._cut(keep)

    def _close_shallower_bullets(self, part: Part) -> None:
        """A bullet of a new kind that is indented less than an open one does not stand below it."""
        for index, level in enumerate(self.stack):
            if level.form == "bullet" and level.part.raw.indent > part.raw.indent:
                self._cut(index)
                return

    # Paragraphs

    def _paragraph(self, index: int, part: Part) -> None:
        self._popped = []
        before = self.before
        part.kind = "quotation" if part.raw.kind == "quotation" else "paragraph"
        if self._goes_on(before, part):
            assert before is not None
            part.leads = before.leads
            self._place(part, part.kind)
            part.leads = before.leads
            return
        if self._is_unmarked_item(before, part):
            self._unmarked_item(part)
            return
        flush = part.text[0].islower() and bool(self.stack) and self.stack[-1].form and not self.stack[-1].key
        leads: tuple[Lead, ...] = self.stack[-1].leads if flush else ()
        if not (part.raw.depth and self.stack and self.stack[-1].hint):
            self._close_lists(index, before, flush=bool(flush))
        self._place(part, part.kind)
        part.leads = leads or self._inherited(part, before)

    def _goes_on(self, before: Part | None, part: Part) -> bool:
        """The rest of a paragraph that was split: the text after a run-in heading, or a sentence after a clause's own."""
        return part.glue != "\n\n" and before is not None and not before.heading and before.kind != "item"

    def _inherited(self, part: Part, before: Part | None) -> tuple[Lead, ...]:
        """What a paragraph hangs from: the clause whose title it follows, or a line that announces it."""
        if before is not None and before.heading and self.stack and self.stack[-1].part is before:
            return self.stack[-1].leads
        if (
            before is not None
            and not before.heading
            and wording.ends_with_colon(before.text)
            and before.kind != "cell"
        ):
            return self._hanging(part)
        return ()

    def _close_lists(self, index: int, before: Part | None, *, flush: bool) -> None:
        """Leave the lists that a paragraph does not stand in.

        The next label tells: where it goes on with a list that is open, the paragraph stands in that list's item; else
        every list is closed, and the sections stay.
        """
        following = self.next_marked[index]
        if self.stack and before is not None and self.stack[-1].part is before and before.heading:
            return
        keep = len(self.stack)
        while keep and not self.stack[keep - 1].key:
            marker_above = self.stack[keep - 1].marker
            if marker_above is not None and marker_above.is_section:
                break
            keep -= 1
        if following is not None:
            other = self.parts[following]
            marker = other.markers[0]
            if not marker.is_section and not marker.is_container:
                match = self._match(following, other, marker)
                if (
                    match.index is not None
                    and not match.resumes
                    and match.score >= 5
                    and match.index + 1 > keep
                ):
                    if not (flush and match.index == len(self.stack) - 1):
                        keep = match.index + 1
        self._cut(keep)

    def _is_unmarked_item(self, before: Part | None, part: Part) -> bool:
        if (
            before is None
            or wording.brings_new_law(before.text)
            or part.glue != "\n\n"
            or before.heading
            or before.is_cell
            or len(part.text) > 1500
        ):
            return False
        if before.kind == "item" and not before.markers:
            if wording.goes_on_as_list(before.text):
                return True
            short = not wording.is_closed(before.text) and not wording.is_closed(part.text)
            return short and len(part.text.split()) <= 14 and not wording.ends_with_colon(part.text)
        if (
            not wording.ends_with_colon(before.text)
            or wording.is_enacting(before.text)
            or wording.ends_with_colon(part.text)
        ):
            return False
        return wording.goes_on_as_list(part.text) or (
            len(part.text.split()) <= 12 and not wording.is_closed(part.text)
        )

    def _unmarked_item(self, part: Part) -> None:
        top = self.stack[-1] if self.stack else None
        if top is not None and top.system == "unmarked":
            leads = top.leads
            self._cut(len(self.stack) - 1)
        else:
            leads = self._hanging(part)
        self._push(Level(part, None, (), "unmarked", leads=leads))
        part.kind = "item"
        self._finish(part)

    # What all share

    def _hanging(self, part: Part) -> tuple[Lead, ...]:
        """The sentences that the first item of a new list hangs from, outermost first."""
        before = self.before
        if before is None or before.heading or before.is_cell:
            return (
                self.stack[-1].leads
                if self.stack and before is not None and self.stack[-1].part is before
                else ()
            )
        spans = sentences(before.words)
        if not spans:
            return before.leads
        last = spans[-1]
        sentence = before.words[last.start : last.end]
        if wording.is_plumbing(sentence) or wording.is_enacting(before.text):
            return ()
        fragment = not part.heading and (not wording.is_closed(part.text) or part.words[:1].islower())
        if part.heading and not (wording.ends_with_colon(sentence) or wording.announces(sentence)):
            return ()
        if not (wording.is_open(sentence) or wording.announces(sentence) or fragment):
            return ()
        if before.kind == "item" and before.markers and _beside(before, part):
            return ()
        return (*before.leads[-MAX_DEPTH:], (before, before.body + last.start, before.body + last.end))

    def _finish(self, part: Part) -> None:
        """Describe a clause that was just pushed, and see whether it brings new law."""
        level = self.stack[-1]
        part.leads = level.leads
        self._describe(part)
        if part.heading:
            part.depth = len(part.above) + 1
        elif part.kind == "item":
            part.depth = sum(
                1
                for other in self.stack
                if other.form and not other.part.heading and not _is_section(other.part)
            )
            part.depth = max(part.depth, 1)
        self._watch_new_law(part)

    def _place(self, part: Part, kind: str) -> None:
        part.kind = kind  # type: ignore[assignment]
        self._describe(part)
        self._watch_new_law(part)

    def _describe(self, part: Part) -> None:
        above: list[Part] = []
        outer = 0
        for level in self.stack:
            if level.is_new_law:
                outer = len(above)
            if not level.part.heading or level.part is part or (above and above[-1] is level.part):
                continue
            if not level.part.markers:
                # A note in the margin is replaced by the next, though the section that it opened goes on.
                kept = [
                    other for other in above[outer:] if other.markers or other.heading != level.part.heading
                ]
                above[outer:] = kept
            above.append(level.part)
        part.above = tuple(above[-MAX_DEPTH:])
        own = part.markers if part.heading and (not self.stack or self.stack[-1].part is not part) else ()
        part.section = section_name(
            [*(level.marker for level in self.stack if level.marker), *own], self.word
        )

    def _watch_new_law(self, part: Part) -> None:
        if self.stack and not part.is_cell and wording.brings_new_law(part.text):
            self.stack.append(Level(part, key=("new-law",), is_new_law=True))

    def _leave_new_law(self, part: Part) -> None:
        """See whether new law stands in quotation marks, and leave it where the marks or its words end."""
        floor = self._new_law_floor()
        if floor:
            top = self.stack[floor - 1]
            if top.quoted is None:
                top.quoted = part.text[0] in '"“‘«'
            elif part.markers and part.markers[0].is_section and self._is_next_section(part, floor - 1):
                self._cut(floor - 1)
        if wording.is_enacting(part.text):
            self._cut(sum(1 for level in self.stack if level.key[:1] == ("level",)))

    def _is_next_section(self, part: Part, barrier: int) -> bool:
        """Whether a section goes on with those of the law that brings new law."""
        if self.stack[barrier].quoted and part.text[0] not in '"“‘«':
            return True
        marker = part.markers[0]
        system, number = marker.readings[0]
        return system != "decimal" and any(
            level.marker is not None and level.marker.is_section and level.form == marker.form
            and (level.system, level.number + 1) == (system, number)
            for level in self.stack[:barrier]
        )  # fmt: skip

    def _end_new_law(self) -> None:
        for index in range(len(self.stack) - 1, -1, -1):
            if self.stack[index].is_new_law:
                self._cut(index)
                return

    def _new_law_floor(self) -> int:
        return max((index + 1 for index, level in enumerate(self.stack) if level.is_new_law), default=0)

    def _continuing(self, index: int) -> int | None:
        """Where the next label goes on with an open list or section over a heading that interrupts it."""
        following = self.next_marked[index]
        if following is None:
            return None
        other = self.parts[following]
        marker = other.markers[0]
        if (
            marker.is_section
            or marker.is_container
            or marker.form == "bullet"
            or other.heading[:1] == ("level",)
        ):
            return None
        match = self._match(following, other, marker)
        if match.index is None or match.score < 5 or match.number <= 1:
            return None
        return match.index + 1 if match.resumes else match.index

    def _cut(self, index: int) -> None:
        self._popped = self.stack[index:]
        del self.stack[index:]

    def _push(self, level: Level) -> None:
        if len(self.stack) >= MAX_DEPTH * 2:
            del self.stack[MAX_DEPTH:]
        self.stack.append(level)


def _holds(outer: str, inner: str) -> bool:
    """Whether one number holds another: 3.2 holds 3.2.1."""
    return (
        len(outer) < len(inner)
        and inner.startswith(outer)
        and inner[len(outer)] in ".:"
        and outer[-1].isalnum()
    )


def _is_law_or_contract(parts: list[Part]) -> bool:
    decimals = 0
    for part in parts:
        if wording.is_enacting(part.text):
            return True
        decimals += bool(part.markers) and part.markers[0].readings[0][0] == "decimal"
    return decimals >= 2


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


def _same_section_kind(one: Marker, other: Marker) -> bool:
    if one.word or other.word:
        return one.word == other.word
    if one.value[0].isalpha() != other.value[0].isalpha() or ("-" in one.value) != ("-" in other.value):
        return False
    return one.value.count(".") == other.value.count(".")


def _is_section(part: Part) -> bool:
    return bool(part.markers) and part.markers[0].is_section


def _beside(before: Part, part: Part) -> bool:
    """Whether two items bear the same kind of label, so that one cannot hang from the other."""
    return (
        bool(part.markers)
        and before.markers[-1].form == part.markers[0].form == "bullet"
        and (before.markers[-1].value == part.markers[0].value and before.raw.indent >= part.raw.indent)
    )


def _next_marked(parts: list[Part]) -> list[int | None]:
    """For each part the next one with a label, before any heading that has none."""
    found: list[int | None] = [None] * len(parts)
    following: int | None = None
    for index in range(len(parts) - 1, -1, -1):
        found[index] = following
        part = parts[index]
        if part.markers:
            following = index
        elif part.heading and part.heading[0] not in ("weak", "run-in"):
            following = None
    return found


def _after_form(parts: list[Part]) -> list[int | None]:
    """For each part the next one with a bracketed, dotted or half-bracketed label."""
    found: list[int | None] = [None] * len(parts)
    following: int | None = None
    for index in range(len(parts) - 1, -1, -1):
        found[index] = following
        if parts[index].markers and parts[index].markers[-1].form in ("(x)", "x.", "x)"):
            following = index
    return found
