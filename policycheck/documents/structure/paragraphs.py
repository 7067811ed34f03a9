"""Parts without a label: paragraphs, the text that goes on after a list, and lists whose labels got lost."""

from policycheck.documents.structure import wording
from policycheck.documents.structure.clauses import SURE, Clauses, finish
from policycheck.documents.structure.leading import leads_of_first
from policycheck.documents.structure.levels import Lead, Level
from policycheck.documents.structure.outline import Outline
from policycheck.documents.structure.parts import Part

_MAX_ITEM = 1500  # characters of an item of a list without labels
_MAX_WORDS = 14
UNMARKED = "unmarked"


class Paragraphs:
    """Places parts that bear no label."""

    def __init__(self, outline: Outline, clauses: Clauses) -> None:
        self.outline, self.clauses = outline, clauses

    def add(self, index: int, part: Part) -> None:
        """Place a paragraph."""
        outline, before = self.outline, self.outline.before
        outline.popped = []
        part.kind = "quotation" if part.raw.kind == "quotation" else "paragraph"
        if before is not None and part.glue != "\n\n" and not before.heading and before.kind != "item":
            # The rest of a paragraph that was taken apart.
            outline.place(part)
            part.leads = before.leads
        elif before is not None and _is_unmarked_item(before, part):
            self._unmarked_item(part)
        else:
            self._paragraph(index, part)

    def _paragraph(self, index: int, part: Part) -> None:
        outline = self.outline
        top = outline.top
        # Text after a list that goes on with the sentence which the list hangs from.
        flush = part.text[0].islower() and top is not None and bool(top.form) and not top.key
        leads = outline.leads() if flush else ()
        if not (part.raw.depth and top is not None and top.hint):
            self._close_lists(index, flush=flush)
        outline.place(part)
        part.leads = leads or self._inherited(part)

    def _inherited(self, part: Part) -> tuple[Lead, ...]:
        """What a paragraph hangs from: the clause whose title it follows, or a line that announces it."""
        outline, before = self.outline, self.outline.before
        if before is None or before.kind == "cell":
            return ()
        if before.heading:
            return outline.leads() if outline.top is not None and outline.top.part is before else ()
        return leads_of_first(outline, part) if wording.ends_with_colon(before.text) else ()

    def _close_lists(self, index: int, *, flush: bool) -> None:
        """Leave the lists that a paragraph does not stand in.

        The next label tells: where it goes on with a list that is open, the paragraph stands in that list's
        item; else every list is closed, and the sections stay.
        """
        outline = self.outline
        before = outline.before
        if before is not None and before.heading and outline.top is not None and outline.top.part is before:
            return
        keep = outline.clause_floor()
        following = self.clauses.ahead.labelled(index)
        if following is not None:
            other = self.clauses.ahead.parts[following]
            marker = other.markers[0]
            if not marker.is_section and not marker.is_container:
                match = self.clauses.match(following, other, marker)
                sure = match.index is not None and not match.resumes and match.score >= SURE
                if sure and not (flush and match.index == len(outline.stack) - 1):
                    keep = max(keep, (match.index or 0) + 1)
        outline.cut(keep)

    def _unmarked_item(self, part: Part) -> None:
        outline = self.outline
        if outline.top is not None and outline.top.system == UNMARKED:
            leads = outline.leads()
            outline.cut(len(outline.stack) - 1)
        else:
            leads = leads_of_first(outline, part)
        outline.push(Level(part, None, (), UNMARKED, leads=leads))
        part.kind = "item"
        finish(outline, part)


def _is_unmarked_item(before: Part, part: Part) -> bool:
    """Whether a part is an item of a list without labels, which the part before opened or goes on with."""
    if before.heading or before.is_cell or part.glue != "\n\n" or len(part.text) > _MAX_ITEM:
        return False
    few = len(part.text.split()) <= _MAX_WORDS and not wording.is_closed(part.text)
    if wording.ends_with_colon(part.text):
        return False
    if before.kind == "item" and not before.markers:
        return wording.goes_on_as_list(before.text) or (few and not wording.is_closed(before.text))
    if (
        not wording.ends_with_colon(before.text)
        or wording.is_enacting(before.text)
        or wording.brings_new_law(before.text)
    ):
        return False
    return few or wording.goes_on_as_list(part.text)
