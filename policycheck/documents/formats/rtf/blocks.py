"""A finished paragraph of Rich Text becomes a raw block."""

import re
from collections import Counter
from typing import TYPE_CHECKING

from policycheck.documents.formats.rtf.state import State, Story
from policycheck.documents.raw import RawBlock

if TYPE_CHECKING:
    from policycheck.documents.formats.rtf.reader import RtfReader

_HEADING = re.compile(r"heading (\d)")


def finish_paragraph(reader: "RtfReader", story: Story, state: State, *, in_cell: bool = False) -> None:
    """Close the paragraph that is open in a story, with the properties that hold at its end."""
    pieces, marker = story.pieces, " ".join(story.marker.split())
    story.pieces, story.marker = [], ""
    in_cell = in_cell or state.in_table
    if not in_cell and story.table is not None:
        story.table = None
    elif in_cell and story.table is None:
        story.table, story.row, story.column = reader.table_count, 0, 0
        reader.table_count += 1
    text = "".join(piece[0] for piece in pieces)
    if not text.strip():
        return
    block = RawBlock(text, marker=marker)
    name = reader.tables.styles.get(state.style, "")
    heading = _HEADING.match(name)
    level = state.outline
    if level is None:
        level = int(heading[1]) if heading else reader.tables.outlines.get(state.style, 0)
    if in_cell:
        block.kind, block.table, block.row, block.column = "cell", story.table, story.row, story.column
        block.is_header = reader.header_row
    elif name == "title":
        block.kind = "title"
    elif level:
        block.kind, block.level = "heading", level
    elif marker:
        block.kind, block.depth = "item", min(state.level, 20) + 1
    elif "quot" in name:
        block.kind = "quotation"
    if state.in_contents or re.match(r"toc \d|contents \d", name):
        block.role = "contents"
    _set_look(block, pieces, state)
    story.blocks.append(block)


def _set_look(block: RawBlock, pieces: list[tuple[str, float, bool, bool]], state: State) -> None:
    sizes: Counter[float] = Counter()
    bold = caps = total = 0
    for text, size, is_bold, is_caps in pieces:
        weight = len(text.strip())
        total += weight
        sizes[size] += weight
        bold += weight if is_bold else 0
        caps += weight if is_caps else 0
    block.size = sizes.most_common(1)[0][0]
    block.bold, block.caps = bold * 2 > total, caps * 2 > total
    block.indent, block.centered = max(state.indent, 0.0), state.centered


def without_boxes(blocks: list[RawBlock]) -> list[RawBlock]:
    """A table of one cell is a box: its paragraphs stay paragraphs."""
    cells: dict[int, set[tuple[int | None, int | None]]] = {}
    for block in blocks:
        if block.table is not None:
            cells.setdefault(block.table, set()).add((block.row, block.column))
    for block in blocks:
        if block.table is not None and len(cells[block.table]) == 1:
            block.kind, block.table, block.row, block.column = "unknown", None, None, None
    return blocks
