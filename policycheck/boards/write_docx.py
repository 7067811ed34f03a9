"""A sheet as a Word file: boxes to click or to tick on paper, and cells to write in."""

from docx import Document
from docx.document import Document as Word
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from policycheck.boards.form import Block, Bullets, Choice, Form, Option, Quote, Say, Write
from policycheck.boards.private import bare_docx
from policycheck.boards.read_docx import OWN_STYLES
from policycheck.boards.words import board_words
from policycheck.reports.plain import one_line

EMPTY_BOX = "\u2610"
_W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
_GREY, _DARK = RGBColor(0x55, 0x55, 0x55), RGBColor(0x1A, 0x1A, 0x1A)
_FONT = "Verdana"
_WIDTH, _NARROW = 17.0, 2.2  # cm
_BESIDE = 4  # short boxes that fit side by side
# A box that Word and LibreOffice tick on a click; elsewhere it is a character that can be typed over.
_BOX = """
<w:sdt {ns} xmlns:w14="{w14}">
<w:sdtPr><w:tag w:val="{tag}"/><w14:checkbox><w14:checked w14:val="0"/>
<w14:checkedState w14:val="2612" w14:font="Segoe UI Symbol"/>
<w14:uncheckedState w14:val="2610" w14:font="Segoe UI Symbol"/></w14:checkbox></w:sdtPr>
<w:sdtContent><w:r>
<w:rPr><w:rFonts w:ascii="Segoe UI Symbol" w:hAnsi="Segoe UI Symbol" w:eastAsia="MS Gothic"/></w:rPr>
<w:t>{box}</w:t></w:r></w:sdtContent>
</w:sdt>
"""


def write_docx(form: Form) -> bytes:
    """The Word file, without names, times or traces of a machine, now or after Word saves it."""
    said = board_words()
    word = Document()
    size = 18 if form.large else 12
    _set_up(word, size)
    word.add_paragraph(one_line(form.title), style="Title")
    if form.kind != "reply":
        word.add_paragraph(said("sheet_box_hint"), style="Sheet")
    for block in form.intro:
        _add(word, block)
    for number, section in enumerate(form.sections):
        heading = word.add_heading(one_line(section.title), level=1)
        heading.paragraph_format.page_break_before = number > 0
        for block in section.blocks:
            _add(word, block)
    stamp = word.add_paragraph(said("sheet_code", code=form.code), style="Sheet")
    _tone(stamp, _GREY, 9)
    return bare_docx(word, one_line(form.title))


def _set_up(word: Word, size: int) -> None:
    page = word.sections[0]
    page.page_width, page.page_height = Cm(21.0), Cm(29.7)
    page.left_margin = page.right_margin = Cm(2.0)
    page.top_margin = page.bottom_margin = Cm(1.8)
    scale = {"Normal": 1.0, "List Bullet": 1.0, "Title": 1.6, "Heading 1": 1.25}
    for name, factor in scale.items():
        style = word.styles[name]
        style.font.name, style.font.size, style.font.color.rgb = _FONT, Pt(round(size * factor)), _DARK
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for kind in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
            fonts.attrib.pop(qn(kind), None)
        fonts.set(qn("w:hAnsi"), _FONT)
    word.styles["Normal"].paragraph_format.space_after = Pt(size * 0.6)
    word.styles["Normal"].paragraph_format.line_spacing = 1.25
    word.styles.add_style("Sheet", WD_STYLE_TYPE.PARAGRAPH).base_style = word.styles["Normal"]
    for name in OWN_STYLES:  # who goes on in a new line writes words of their own
        word.styles[name].next_paragraph_style = word.styles["Normal"]


def _add(word: Word, block: Block) -> None:
    match block:
        case Say():
            paragraph = word.add_paragraph(style="Sheet")
            run = paragraph.add_run(one_line(block.text))
            run.bold = block.style == "strong"
            if block.style == "tool":
                _shade(paragraph)
                paragraph.paragraph_format.keep_with_next = True
            if block.style == "note":
                paragraph.paragraph_format.left_indent = Cm(0.6)
        case Bullets():
            for line in block.lines:
                word.add_paragraph(one_line(line), style="List Bullet")
        case Quote():
            _quote(word, block)
        case Choice():
            _choice(word, block)
        case Write():
            _write(word, block)


def _quote(word: Word, block: Quote) -> None:
    label = word.add_paragraph(style="Sheet")
    label.add_run(one_line(block.label)).bold = True
    label.paragraph_format.space_before = Pt(14)
    label.paragraph_format.keep_with_next = True
    for line in block.around:
        around = word.add_paragraph(one_line(line), style="Sheet")
        around.paragraph_format.keep_with_next = True
        _tone(around, RGBColor(0x4A, 0x4A, 0x4A))
    words = word.add_paragraph(one_line(block.text), style="Sheet")
    words.paragraph_format.left_indent = Cm(0.8)
    words.paragraph_format.keep_with_next = True


def _choice(word: Word, block: Choice) -> None:
    """A table: the code and what is asked above; below, a row a box, or few short boxes side by side."""
    beside = (
        not block.hands and len(block.options) <= _BESIDE and all(len(o.label) < 25 for o in block.options)
    )
    if beside:
        widths = [_WIDTH / len(block.options)] * len(block.options)
        table = _table(word, 2, widths, block.code, block.label)
        for cell, option in zip(table.rows[1].cells, block.options, strict=True):
            _box(cell, block.code, option)
            cell.paragraphs[0].add_run(f" {option.label}")
        return
    table = _table(word, len(block.options) + 1, [_NARROW, _WIDTH - _NARROW], block.code, block.label)
    for row, option in zip(table.rows[1:], block.options, strict=True):
        if not block.hands:
            _box(row.cells[0], block.code, option)
        row.cells[1].paragraphs[0].add_run(option.label)


def _box(cell: _Cell, code: str, option: Option) -> None:
    tag = f"{code}={option.value}"
    cell.paragraphs[0]._p.append(parse_xml(_BOX.format(ns=nsdecls("w"), w14=_W14, tag=tag, box=EMPTY_BOX)))


def _write(word: Word, block: Write) -> None:
    """A table: the code and what is asked above, an empty cell below."""
    table = _table(word, 2, [_NARROW, _WIDTH - _NARROW], block.code, block.label)
    cell = table.rows[1].cells[0].merge(table.rows[1].cells[1])
    for _ in range(block.lines - len(cell.paragraphs)):
        cell.add_paragraph()


def _table(word: Word, rows: int, widths: list[float], code: str, label: str) -> Table:
    """An empty table whose first row holds the code and what is asked. Widths are in cm."""
    table = word.add_table(rows=rows, cols=len(widths), style="Table Grid")
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
    for row in table.rows:
        _keep_whole(row)
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Cm(width)
            _tight(cell)
    first = table.rows[0].cells
    asked = first[1].merge(first[-1]) if len(widths) > 2 else first[1]
    _tone(first[0].paragraphs[0], _GREY, 9, code)
    asked.paragraphs[0].add_run(one_line(label)).bold = True
    for cell in (first[0], asked):
        cell.paragraphs[0].paragraph_format.keep_with_next = True
    after = word.add_paragraph()  # two tables without a paragraph between them would become one
    after.paragraph_format.space_after = Pt(0)
    after.paragraph_format.line_spacing = Pt(8)
    return table


def _keep_whole(row: object) -> None:
    properties = row._tr.get_or_add_trPr()  # type: ignore[attr-defined]
    properties.append(parse_xml(f"<w:cantSplit {nsdecls('w')}/>"))


def _tight(cell: _Cell) -> None:
    for paragraph in cell.paragraphs:
        paragraph.paragraph_format.space_after = Pt(3)
        paragraph.paragraph_format.space_before = Pt(3)


def _tone(paragraph: Paragraph, colour: RGBColor, size: float | None = None, text: str = "") -> None:
    if text:
        paragraph.add_run(text)
    for run in paragraph.runs:
        run.font.color.rgb = colour
        if size:
            run.font.size = Pt(size)


def _shade(paragraph: Paragraph) -> None:
    shade = f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="E9E9E9"/>'
    paragraph._p.get_or_add_pPr().insert_element_before(
        parse_xml(shade), "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )


__all__ = ["EMPTY_BOX", "write_docx"]
