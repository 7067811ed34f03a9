"""How our Word documents look: dark text, clear headings, tables whose header row repeats."""

from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Length, Pt, RGBColor
from docx.table import Table

_FONT = "Calibri"
_INK = RGBColor(0x1A, 0x1A, 0x1A)
_HEADING = RGBColor(0x1F, 0x3A, 0x4D)
_SIZES = {"Title": 22, "Heading 1": 16, "Heading 2": 13, "Heading 3": 11.5}
_PAGE, _MARGIN = Cm(21.59), Cm(2.2)
_SHADE = "E8EEF1"
_ROOM = 4  # characters beside the longest word of a column
_WIDEST = 36  # characters that the longest text of a column counts for at most


def dress(document: WordDocument, language: str) -> None:
    """Set fonts, colours, margins and the language of the text."""
    for section in document.sections:
        section.page_width = _PAGE
        section.left_margin = section.right_margin = _MARGIN
        section.top_margin = section.bottom_margin = Cm(2)
    _style(document, "Normal", 10.5, _INK)
    document.styles["Normal"].paragraph_format.space_after = Pt(6)
    for name, size in _SIZES.items():
        _style(document, name, size, _HEADING)
        document.styles[name].paragraph_format.space_after = Pt(4)
    for name in ("List Bullet", "List Bullet 2", "List Number"):
        document.styles[name].paragraph_format.space_after = Pt(4)
        properties = document.styles[name].element.get_or_add_pPr()
        for joined in properties.findall(qn("w:contextualSpacing")):
            properties.remove(joined)
    tongue = OxmlElement("w:lang")
    tongue.set(qn("w:val"), language)
    defaults = document.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    for old in defaults.findall(qn("w:lang")):
        defaults.remove(old)
    defaults.append(tongue)


def lay_out(table: Table) -> None:
    """Give columns room by their words; make the first row a header on each page; keep rows whole."""
    width = _PAGE - 2 * _MARGIN
    table.autofit = False
    columns = list(zip(*(row.cells for row in table.rows), strict=True))
    shares = [max(_share([cell.text for cell in column])) for column in columns]
    for column, cells, share in zip(table.columns, columns, shares, strict=True):
        column.width = Length(int(width * share / sum(shares)))
        for cell in cells:
            cell.width = column.width
            cell.paragraphs[-1].paragraph_format.space_after = Pt(2)
    for number, row in enumerate(table.rows):
        properties = row._tr.get_or_add_trPr()
        properties.append(OxmlElement("w:cantSplit"))
        if number == 0:
            properties.append(OxmlElement("w:tblHeader"))
            for cell in row.cells:
                shade = OxmlElement("w:shd")
                shade.set(qn("w:val"), "clear")
                shade.set(qn("w:fill"), _SHADE)
                cell._tc.get_or_add_tcPr().append(shade)


def _share(texts: list[str]) -> tuple[int, int]:
    """What a column asks for: room for its longest text, within reason, and for its longest word."""
    longest_word = max((len(word) for text in texts for word in text.split()), default=0)
    return min(max(map(len, texts)), _WIDEST), longest_word + _ROOM


def _style(document: WordDocument, name: str, points: float, colour: RGBColor) -> None:
    style = document.styles[name]
    style.font.name, style.font.size, style.font.color.rgb = _FONT, Pt(points), colour
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
