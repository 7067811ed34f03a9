"""The nesting of headings, clauses and lists: what each part stands under, and what it hangs from."""

from policycheck.documents.structure.ahead import Ahead
from policycheck.documents.structure.clauses import Clauses, mend_ones
from policycheck.documents.structure.outline import Outline
from policycheck.documents.structure.paragraphs import Paragraphs
from policycheck.documents.structure.parts import Part
from policycheck.documents.structure.sections import Sections
from policycheck.documents.structure.titled import Titled
from policycheck.documents.structure.wording import is_enacting


def nest(parts: list[Part]) -> None:
    """Set ``above``, ``leads``, ``section``, ``depth`` and ``kind`` of every part."""
    mend_ones(parts)
    # In a law or a contract the outermost numbers are those of sections; elsewhere a person says "item 2".
    outline = Outline("section" if _is_law_or_contract(parts) else "item")
    sections, titled = Sections(outline), Titled(outline)
    clauses = Clauses(outline, Ahead(parts), sections)
    paragraphs = Paragraphs(outline, clauses)
    for index, part in enumerate(parts):
        if part.kind == "title" or part.role != "body":
            # What stands aside of the text opens and closes nothing.
            part.kind = part.kind or ("cell" if part.is_cell else "paragraph")
            outline.place(part)
        else:
            outline.follow_new_law(part)
            if part.heading:
                _add_heading(index, part, outline, sections, titled, clauses)
            elif part.is_cell or part.raw.kind == "footnote":
                part.kind = "cell" if part.is_cell else "footnote"
                outline.place(part)
            elif part.markers:
                clauses.add(index, part)
            else:
                paragraphs.add(index, part)
            outline.before = part
        if part.quote_ends:
            outline.end_new_law()


def _add_heading(
    index: int, part: Part, outline: Outline, sections: Sections, titled: Titled, clauses: Clauses
) -> None:
    kind = part.heading[0]
    outline.close_asides()
    if part.markers and kind in ("clause", "run-in") and not part.markers[0].is_section:
        clauses.add(index, part)
        return
    if part.markers and kind in ("section", "container", "run-in"):
        sections.close_for(part.markers[0])
    else:
        titled.close_for(part.heading, None if kind == "run-in" else clauses.continuing(index))
    titled.open(part)


def _is_law_or_contract(parts: list[Part]) -> bool:
    decimals = 0
    for part in parts:
        if is_enacting(part.text):
            return True
        decimals += bool(part.markers) and part.markers[0].readings[0][0] == "decimal"
    return decimals >= 2
