"""Pages of a PDF become raw blocks: paragraphs, cells and footnotes in reading order."""

from collections import Counter
from dataclasses import dataclass

from policycheck.documents.formats.pdf.bookmarks import mark_headings
from policycheck.documents.formats.pdf.grid import Grid, aligned_table
from policycheck.documents.formats.pdf.layout import Line, lines_in_order, rows_of
from policycheck.documents.formats.pdf.notes import label_of, mark_footnotes
from policycheck.documents.formats.pdf.pages import PageText
from policycheck.documents.formats.pdf.paragraphs import (
    Mender,
    Paragraph,
    join_parted,
    leading_of,
    paragraphs_of,
)
from policycheck.documents.formats.pdf.running import running_lines
from policycheck.documents.formats.pdf.words import Word
from policycheck.documents.raw import RawBlock
from policycheck.documents.structure.markers import starts_clause


def blocks_of(
    pages: list[PageText], marks: dict[int, list[tuple[int, str]]]
) -> tuple[list[RawBlock], list[str]]:
    """Build the blocks of a document.

    Args:
        pages: all pages, taken apart.
        marks: bookmarks by page (see ``bookmarks``).

    Returns:
        The blocks, footnotes last, and the running lines that were dropped.
    """
    dropped, rows = _drop_running_lines(pages)
    setting = _Setting(_body_size(pages), leading_of(rows), marks)
    parts: list[Paragraph | Grid] = []
    for page in pages:
        parts += _parts_of(page, setting)
    paragraphs = [part for part in parts if isinstance(part, Paragraph)]
    mender = Mender([line for paragraph in paragraphs for line in paragraph.lines])
    margin = _margin(paragraphs)
    body: list[RawBlock] = []
    notes: list[RawBlock] = []
    tables = 0
    for part in _joined(parts):
        if isinstance(part, Grid):
            body += _cells(part, tables, mender, setting.leading)
            tables += 1
        elif part.is_note:
            notes.append(_note(part, mender))
        else:
            body.append(_block(part, mender, margin))
    return [block for block in body + notes if block.text.strip()], dropped


@dataclass(frozen=True, slots=True)
class _Setting:
    """How the document is set: size of most text, distance of lines by size, bookmarks by page."""

    body_size: float
    leading: dict[int, float]
    marks: dict[int, list[tuple[int, str]]]


def _drop_running_lines(pages: list[PageText]) -> tuple[list[str], list[list[Line]]]:
    """Take running lines out of the pages. Returns their texts, and the rows that stay."""
    rows = [rows_of(page.words) for page in pages]
    dropped: list[str] = []
    kept: list[list[Line]] = []
    for page, lines, running in zip(
        pages, rows, running_lines(rows, [page.height for page in pages]), strict=True
    ):
        gone = {id(word) for index in running for word in lines[index].words}
        page.words = [word for word in page.words if id(word) not in gone]
        dropped += [lines[index].text for index in sorted(running)]
        kept.append([line for index, line in enumerate(lines) if index not in running])
    return dropped, kept


def _body_size(pages: list[PageText]) -> float:
    sizes: Counter[float] = Counter()
    for page in pages:
        for word in page.words:
            sizes[round(word.size, 1)] += len(word.text)
    return sizes.most_common(1)[0][0] if sizes else 11.0


def _parts_of(page: PageText, setting: _Setting) -> list[Paragraph | Grid]:
    """Paragraphs and tables of a page in reading order; a table parts the text above it from the text
    below.
    """
    parts: list[Paragraph | Grid] = []
    rest = page.words
    for table in page.tables:
        above = [word for word in rest if (word.top + word.bottom) / 2 < table.box[1]]
        rest = [word for word in rest if (word.top + word.bottom) / 2 >= table.box[1]]
        parts += _text_parts(above, page, setting)
        table.page = page.number
        parts.append(table)
    parts += _text_parts(rest, page, setting)
    paragraphs = [part for part in parts if isinstance(part, Paragraph)]
    mark_footnotes(paragraphs, setting.body_size, page.height)
    marked: list[Paragraph | Grid] = []
    for part in parts:
        marked += mark_headings([part], setting.marks) if isinstance(part, Paragraph) else [part]
    return marked


def _text_parts(words: list[Word], page: PageText, setting: _Setting) -> list[Paragraph | Grid]:
    parts: list[Paragraph | Grid] = []
    run: list[Line] = []
    plain: list[Line] = []

    def close_run() -> None:
        nonlocal run, plain
        if aligned_table(run):
            parts.extend(paragraphs_of(plain, page.number, setting.leading))
            parts.append(_grid_of(run, page.number))
            plain = []
        else:
            plain += run
        run = []

    for line in lines_in_order(words, page_width=page.width):
        if len(line.pieces) > 1 and not _is_labelled(line) and not _is_contents(line):
            run.append(line)
        else:
            close_run()
            plain.append(line)
    close_run()
    parts.extend(paragraphs_of(plain, page.number, setting.leading))
    return parts


def _is_labelled(line: Line) -> bool:
    """A label, then its text after a tab: an item, not a row of a table."""
    return (
        len(line.pieces) == 2
        and line.pieces[1] <= 2
        and (starts_clause(line.text) or len(line.words[0].text) == 1)
    )


def _is_contents(line: Line) -> bool:
    last = line.words[line.pieces[-1] :]
    return len(last) == 1 and last[0].text.strip(".").isdigit()


def _grid_of(lines: list[Line], page: int) -> Grid:
    grid = Grid((lines[0].left, lines[0].top, lines[0].right, lines[-1].bottom), page=page)
    widest = max(lines, key=lambda line: len(line.pieces))
    edges = [widest.words[index].x0 for index in widest.pieces]
    for row, line in enumerate(lines):
        for start, end in zip(line.pieces, [*line.pieces[1:], len(line.words)], strict=True):
            x = line.words[start].x0
            column = min(range(len(edges)), key=lambda index: abs(edges[index] - x))
            grid.cells.setdefault((row, column), []).extend(line.words[start:end])
    return grid


def _joined(parts: list[Paragraph | Grid]) -> list[Paragraph | Grid]:
    """Join paragraphs over page ends; footnotes and tables between them do not hinder it."""
    notes = [part for part in parts if isinstance(part, Paragraph) and part.is_note]
    result: list[Paragraph | Grid] = []
    stretch: list[Paragraph] = []
    for part in parts:
        if isinstance(part, Grid):
            result += [*join_parted(stretch), part]
            stretch = []
        elif not part.is_note:
            stretch.append(part)
    return [*result, *join_parted(stretch), *notes]


def _margin(paragraphs: list[Paragraph]) -> float:
    """The left margin of the document: the leftmost place where many lines start."""
    starts = Counter(round(line.x0) for paragraph in paragraphs for line in paragraph.lines)
    often = [x for x, count in starts.items() if count >= 0.05 * starts.total()]
    return min(often, default=0) - 1.0


def _block(paragraph: Paragraph, mender: Mender, margin: float) -> RawBlock:
    marker = paragraph.marker
    text = mender.join(paragraph.lines, skip=1 if marker else 0)
    first = paragraph.lines[0]
    width = first.right - first.left
    off_center = abs((first.x0 + first.x1) / 2 - (first.left + first.right) / 2)
    indent = max(0.0, paragraph.indent(margin))
    block = RawBlock(
        text,
        page=paragraph.page,
        marker=marker,
        size=paragraph.size,
        bold=paragraph.bold,
        indent=indent,
        centered=indent > 0.1 * width and off_center < 0.03 * width,
    )
    if paragraph.heading:
        block.kind, block.level, block.marker = "heading", paragraph.heading, ""
    elif marker:
        block.kind = "item"
    return block


def _note(paragraph: Paragraph, mender: Mender) -> RawBlock:
    marker = label_of(paragraph)
    text = mender.join(paragraph.lines, skip=1 if marker else 0)
    return RawBlock(text, kind="footnote", page=paragraph.page, marker=marker, size=paragraph.size)


def _cells(grid: Grid, table: int, mender: Mender, leading: dict[int, float]) -> list[RawBlock]:
    blocks = []
    header_bold = _row_is_bold(grid, 0) and not _row_is_bold(grid, 1)
    first_row = min((row for row, _ in grid.cells), default=0)
    for (row, column), words in sorted(grid.cells.items()):
        for paragraph in paragraphs_of(lines_in_order(words, depth=99), grid.page, leading):
            blocks.append(
                RawBlock(
                    mender.join(paragraph.lines, skip=1 if paragraph.marker else 0),
                    kind="cell",
                    page=grid.page,
                    table=table,
                    row=row,
                    column=column,
                    marker=paragraph.marker,
                    is_header=header_bold and row == first_row,
                    size=paragraph.size,
                    bold=paragraph.bold,
                )
            )
    return blocks


def _row_is_bold(grid: Grid, row: int) -> bool:
    words = [word for (at, _), cell in grid.cells.items() if at == row for word in cell]
    return bool(words) and all(word.bold for word in words)
