"""The shared pass: raw blocks of any format become a Document, with one text and exact offsets."""

from policycheck.documents.deception import Unmasker
from policycheck.documents.model import Block, Document, Note, Source, Span
from policycheck.documents.raw import RawDocument
from policycheck.documents.structure.cells import lead_cells
from policycheck.documents.structure.headings import mark_headings
from policycheck.documents.structure.nesting import nest
from policycheck.documents.structure.numbers import counting_numbers
from policycheck.documents.structure.parts import Part, merge_halves, parts_of
from policycheck.documents.structure.references import references_in
from policycheck.documents.structure.roles import give_roles, mark_asides
from policycheck.documents.structure.splitting import split_parts
from policycheck.documents.structure.titles import find_title


def build(raw: RawDocument) -> Document:
    """Make a Document of what a reader gave. Its ``source`` knows the number of pages alone."""
    unmasker = Unmasker()
    for block in raw.blocks:
        block.text = unmasker.fold(block.text)
    parts = _parts(raw)
    mark_headings(parts)
    mark_asides(parts)
    title = find_title(parts, unmasker.fold(raw.title))
    nest(parts)
    lead_cells(parts)
    give_roles(parts)
    text = _lay_out(parts)
    blocks = _blocks(parts)
    notes: list[Note] = [*raw.notes, *unmasker.notes()]
    return Document(
        text=text,
        blocks=tuple(blocks),
        title=title,
        source=Source("", "", "", raw.pages),
        notes=tuple(notes),
        unread_share=raw.unread_share,
        references=tuple(references_in(text)),
    )


def _parts(raw: RawDocument) -> list[Part]:
    parts = parts_of(raw.blocks)
    plain = counting_numbers([part.text for part in parts if not part.is_cell])
    if plain:
        parts = parts_of(raw.blocks, plain_numbers=plain)
    return split_parts(merge_halves(parts, plain_numbers=plain))


def _lay_out(parts: list[Part]) -> str:
    """Write the text once, and note where each part starts in it: from here on offsets are never searched
    for.
    """
    pieces: list[str] = []
    at = 0
    for index, part in enumerate(parts):
        glue = part.glue if index else ""
        part.start = at + len(glue)
        pieces += (glue, part.text)
        at = part.start + len(part.text)
    return "".join(pieces)


def _blocks(parts: list[Part]) -> list[Block]:
    blocks: list[Block] = []
    paragraph = 0
    for index, part in enumerate(parts):
        is_heading = part.kind in ("heading", "title")
        if not is_heading and (part.glue == "\n\n" or not index or parts[index - 1].kind == "heading"):
            paragraph += 1
        blocks.append(
            Block(
                kind=part.kind or "paragraph",
                start=part.start,
                end=part.start + len(part.text),
                role=part.role,
                depth=part.depth,
                marker=part.text[: part.markers[-1].end].strip() if part.markers else "",
                body=part.start + part.body,
                headings=tuple(Span(other.start, other.start + len(other.text)) for other in part.above),
                lead_ins=tuple(
                    Span(other.start + start, other.start + end) for other, start, end in part.leads
                ),
                section=part.section,
                page=part.raw.page,
                paragraph=paragraph,
                row=(part.raw.table, part.raw.row or 0)
                if part.is_cell and part.raw.table is not None
                else None,
                language=part.raw.language,
            )
        )
    return blocks
