"""PDF files, by reportlab."""

from pathlib import Path

from reportlab.lib import colors
from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle, getSampleStyleSheet
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen import canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Frame,
    ListFlowable,
    ListItem,
    PageTemplate,
    Paragraph,
    SimpleDocTemplate,
    Spacer,
    Table,
    TableStyle,
)

from tests.zoo.makers.text import POLICY

WIDTH, HEIGHT = A4


def make(folder: Path) -> None:
    _policy(folder / "policy-reportlab.pdf")
    _columns(folder / "columns.pdf")
    _hidden(folder / "hidden.pdf")
    _scanned(folder / "half-scanned.pdf", with_text=True)
    _scanned(folder / "scanned.pdf", with_text=False)
    _layer(folder / "scan-with-text-layer.pdf")
    _locked(folder / "locked.pdf", "secret")
    _locked(folder / "locked-for-printing.pdf", "")
    _sideways(folder / "sideways.pdf")


def _styles() -> dict[str, ParagraphStyle]:
    sample = getSampleStyleSheet()
    body = ParagraphStyle("body", parent=sample["BodyText"], fontSize=10.5, leading=13, spaceAfter=6)
    return {
        "title": sample["Title"],
        "heading": sample["Heading1"],
        "subheading": sample["Heading2"],
        "paragraph": body,
        "quotation": ParagraphStyle("quote", parent=body, leftIndent=24, rightIndent=24),
    }


def _policy(path: Path) -> None:
    styles, story, number = _styles(), [], 0
    for kind, value in POLICY:
        number = number + 1 if kind == "number" else 0
        if kind == "table":
            cells = [[Paragraph(text, styles["paragraph"]) for text in row] for row in value]
            grid = TableStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.black)])
            story += [Table(cells, style=grid), Spacer(1, 8)]
        elif kind in ("bullet", "number"):
            item = ListItem(Paragraph(value, styles["paragraph"]), value=number or None)
            options = (
                {"bulletType": "1", "start": number, "bulletFormat": "%s."}
                if number
                else {"bulletType": "bullet", "start": "•"}
            )
            story.append(ListFlowable([item], **options))
        else:
            story.append(Paragraph(value, styles[kind]))
    SimpleDocTemplate(str(path), pagesize=A4, invariant=1).build(story)


def _columns(path: Path) -> None:
    """Two justified columns over three pages, with running lines, page numbers, a bookmark a section, footnotes."""
    body = ParagraphStyle(
        "body", fontName="Times-Roman", fontSize=10, leading=12, alignment=TA_JUSTIFY, spaceAfter=6
    )
    head = ParagraphStyle("head", fontName="Times-Bold", fontSize=10, leading=14, spaceBefore=6)
    gap, margin = 18, 60
    width = (WIDTH - 2 * margin - gap) / 2

    def frame(x: float) -> Frame:
        return Frame(
            x, 110, width, HEIGHT - 200, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0
        )

    def paper(page: canvas.Canvas, document: BaseDocTemplate) -> None:
        page.setFont("Times-Italic", 9)
        page.drawString(margin, HEIGHT - 40, "Harbour House handbook")
        page.drawRightString(WIDTH - margin, HEIGHT - 40, f"Part {document.page}")
        page.drawCentredString(WIDTH / 2, 30, str(document.page))
        page.setFont("Times-Roman", 8)
        page.drawString(margin, 80, f"{document.page} {NOTES[document.page - 1]}")

    class Handbook(BaseDocTemplate):
        def afterFlowable(self, flowable: object) -> None:
            if isinstance(flowable, Paragraph) and flowable.style.name == "head":
                key = flowable.getPlainText()
                self.canv.bookmarkPage(key)
                self.canv.addOutlineEntry(key, key, 0)

    story: list[Paragraph] = []
    for number, (title, text) in enumerate(SECTIONS, 1):
        story.append(Paragraph(title, head))
        mark = f"<super size=6>{number}</super>" if number <= 3 else ""
        story += [Paragraph(text[0] + mark + text[1], body), *(Paragraph(more, body) for more in text[2:])]
    document = Handbook(str(path), pagesize=A4, invariant=1)
    document.addPageTemplates(PageTemplate(frames=[frame(margin), frame(margin + width + gap)], onPage=paper))
    document.build(story)


NOTES = ("Asked of the guests in March.", "See the card by the door.", "The office keeps the list.")
_ON_DAYS = (
    "On {day} the kitchen opens at eight and closes at two. Guests cook together, and whoever cooks chooses the music. "
    "The person in charge that day checks the naloxone kit, writes the date on the card by the door, and tells the "
    "next shift what is missing. Deliveries are signed for by two people. Volunteers who are new work beside someone "
    "who has been here for at least three months, and are asked at the end of the day how it went. Nobody is asked "
    "for a name at the door. Those who want a letter about their stay ask the office, which writes it the same day. "
    "The laundry takes six loads, and the list for it hangs beside the stairs. The doctor sees people without an "
    "appointment from ten to twelve, and the nurse changes dressings until four."
)
SECTIONS = [
    (
        day,
        [
            f"{day} has its own rule, which the guests wrote.",
            f" It is read aloud when the {day} shift begins.",
            _ON_DAYS.format(day=day),
            "The rule for the evening is the same on every day. "
            + _ON_DAYS.format(day=f"the evening of {day}"),
        ],
    )
    for day in ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
]


def _hidden(path: Path) -> None:
    page = canvas.Canvas(str(path), pagesize=A4, invariant=1)
    page.setFont("Helvetica", 11)

    def line(
        y: float, text: str, x: float = 72, size: float = 11, colour: colors.Color = colors.black
    ) -> None:
        page.setFont("Helvetica", size)
        page.setFillColor(colour)
        page.drawString(x, y, text)

    line(780, "Bags are searched at the door.")
    line(766, "No bag is ever searched.", colour=colors.white)
    line(740, "Guests leave by nine.")
    line(738, "Guests may always stay.", size=1)
    line(700, "Tests are made weekly.")
    line(700, "Nobody is tested.", x=-400)
    line(660, "Visits end at six.")
    page.saveState()
    unseen = page.beginText(72, 650)
    unseen.setTextRenderMode(3)
    unseen.textOut("Visits never end.")
    page.drawText(unseen)
    page.restoreState()
    line(600, "Alcohol is allowed everywhere.")
    page.drawImage(_picture(), 60, 590, 300, 30)
    page.setFillColor(colors.HexColor("#1F3864"))
    page.rect(60, 540, 300, 24, stroke=0, fill=1)
    line(548, "White words on a dark bar are seen.", colour=colors.white)
    line(500, "Grey words are seen, too.", colour=colors.HexColor("#B0B0B0"))
    page.showPage()
    page.save()


def _picture() -> ImageReader:
    """A small grey picture with stripes."""
    from PIL import Image

    picture = Image.new("L", (60, 80), 230)
    for y in range(5, 80, 10):
        for x in range(5, 55):
            picture.putpixel((x, y), 40)
    return ImageReader(picture)


def _scanned(path: Path, *, with_text: bool) -> None:
    page = canvas.Canvas(str(path), pagesize=A4, invariant=1)
    if with_text:
        page.setFont("Helvetica", 11)
        page.drawString(72, 780, "The first page is text: staff carry naloxone on every shift.")
        page.showPage()
    page.drawImage(_picture(), 0, 0, WIDTH, HEIGHT)
    page.showPage()
    page.save()


def _layer(path: Path) -> None:
    """A scan whose text was recognised: a picture over the whole page, and text without ink."""
    page = canvas.Canvas(str(path), pagesize=A4, invariant=1)
    page.drawImage(_picture(), 0, 0, WIDTH, HEIGHT)
    text = page.beginText(72, 780)
    text.setTextRenderMode(3)
    text.setFont("Helvetica", 11)
    text.textLine("Staff carry naloxone on every shift, and guests may ask for it")
    text.textLine("at any time of the day or night.")
    page.drawText(text)
    page.showPage()
    page.save()


def _locked(path: Path, password: str) -> None:
    from reportlab.lib.pdfencrypt import StandardEncryption

    lock = StandardEncryption(password, ownerPassword="owner", canPrint=0, canCopy=0)
    page = canvas.Canvas(str(path), pagesize=A4, encrypt=lock, invariant=1)
    page.drawString(72, 780, "Staff carry naloxone on every shift.")
    page.showPage()
    page.save()


def _sideways(path: Path) -> None:
    """A page that is turned by its own /Rotate, as wide tables often are."""
    page = canvas.Canvas(str(path), pagesize=A4, invariant=1)
    page.setPageRotation(90)
    page.saveState()
    page.rotate(90)
    page.setFont("Helvetica", 11)
    page.drawString(72, -72, "The first line of a page that lies on its side,")
    page.drawString(72, -86, "and its second line.")
    page.restoreState()
    page.showPage()
    page.save()
