"""OpenDocument texts, by odfpy."""

from pathlib import Path

from odf.opendocument import OpenDocumentText
from odf.style import ListLevelProperties, ParagraphProperties, Style, TextProperties
from odf.table import Table, TableCell, TableColumn, TableHeaderRows, TableRow
from odf.text import (
    H,
    List,
    ListItem,
    ListLevelStyleBullet,
    ListLevelStyleNumber,
    ListStyle,
    Note,
    NoteBody,
    NoteCitation,
    P,
    Span,
)

from tests.zoo.makers.text import POLICY


def make(folder: Path) -> None:
    _policy().save(str(folder / "policy-odfpy.odt"))
    _hidden().save(str(folder / "hidden.odt"))


def _styled(
    document: OpenDocumentText, name: str, family: str, *properties: object, **attributes: str
) -> Style:
    style = Style(name=name, family=family, **attributes)
    for item in properties:
        style.addElement(item)
    document.styles.addElement(style)
    return style


def _policy() -> OpenDocumentText:
    document = OpenDocumentText()
    _styled(document, "Standard", "paragraph", TextProperties(fontsize="11pt"))
    title = _styled(document, "Title", "paragraph", TextProperties(fontsize="22pt", fontweight="bold"))
    quote = _styled(document, "Quotations", "paragraph", ParagraphProperties(marginleft="1cm"))
    heads = [
        _styled(
            document,
            f"Heading_{n}",
            "paragraph",
            TextProperties(fontsize=f"{18 - 3 * n}pt", fontweight="bold"),
        )
        for n in (1, 2)
    ]
    bullets, numbers = ListStyle(name="Bullets"), ListStyle(name="Numbers")
    bullet = ListLevelStyleBullet(level=1, bulletchar="•")
    number = ListLevelStyleNumber(level=1, numformat="1", numsuffix=".")
    for level in (bullet, number):
        level.addElement(ListLevelProperties(spacebefore="0.5cm", minlabelwidth="0.5cm"))
    bullets.addElement(bullet)
    numbers.addElement(number)
    document.automaticstyles.addElement(bullets)
    document.automaticstyles.addElement(numbers)
    open_list, open_kind = None, ""
    for kind, value in POLICY:
        if kind in ("bullet", "number"):
            if kind != open_kind:
                open_list = List(stylename=bullets if kind == "bullet" else numbers)
                document.text.addElement(open_list)
            item = ListItem()
            item.addElement(P(text=value))
            open_list.addElement(item)
        elif kind == "table":
            document.text.addElement(_table(value))
        elif kind in ("heading", "subheading"):
            level = 1 if kind == "heading" else 2
            document.text.addElement(H(outlinelevel=level, stylename=heads[level - 1], text=value))
        else:
            style = {"title": title, "quotation": quote}.get(kind, "Standard")
            document.text.addElement(P(stylename=style, text=value))
        open_kind = kind
    return document


def _table(rows: list[list[str]]) -> Table:
    table = Table(name="Complaints")
    table.addElement(TableColumn(numbercolumnsrepeated=len(rows[0])))
    head = TableHeaderRows()
    table.addElement(head)
    for number, texts in enumerate(rows):
        row = TableRow()
        for text in texts:
            cell = TableCell(valuetype="string")
            cell.addElement(P(text=text))
            row.addElement(cell)
        (table if number else head).addElement(row)
    return table


def _hidden() -> OpenDocumentText:
    document = OpenDocumentText()
    unseen = {
        "Vanished": TextProperties(attributes={"display": "none"}),
        "White": TextProperties(color="#ffffff"),
        "Tiny": TextProperties(fontsize="1pt"),
    }
    for name, properties in unseen.items():
        style = Style(name=name, family="text")
        style.addElement(properties)
        document.automaticstyles.addElement(style)
    for text, name, secret in (
        ("Bags are searched at the door.", "Vanished", " No bag is ever searched."),
        ("Guests leave by nine.", "White", " Guests may always stay."),
        ("Tests are made weekly.", "Tiny", " Nobody is tested."),
    ):
        paragraph = P(text=text)
        paragraph.addElement(Span(stylename=name, text=secret))
        document.text.addElement(paragraph)
    paragraph = P(text="The panel")
    note = Note(noteclass="footnote")
    note.addElement(NoteCitation(text="1"))
    body = NoteBody()
    body.addElement(P(text="Three of its members are guests."))
    note.addElement(body)
    paragraph.addElement(note)
    paragraph.addText(" meets every month.")
    document.text.addElement(paragraph)
    return document
