"""Make the example documents that are no plain text, from their sources.

    python examples/make.py

Needs the extra ``test`` (python-docx and reportlab). The same sources give the same words; the files differ
between runs only in their dates, which are fixed here.
"""

import datetime
import re
from pathlib import Path

import docx
from docx.shared import Pt
from reportlab.lib.pagesizes import letter
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table

import policycheck

HERE = Path(__file__).parent
DAY = datetime.datetime(2026, 1, 5, tzinfo=datetime.UTC).replace(tzinfo=None)


def lines_of(source: Path) -> list[tuple[str, str]]:
    """(kind, words) of each line: title, h2, h3, item, number, row or text."""
    kinds = []
    for line in source.read_text(encoding="utf-8").splitlines():
        for kind, pattern in (
            ("title", r"# (.*)"), ("h2", r"## (.*)"), ("h3", r"### (.*)"), ("item", r"- (.*)"),
            ("number", r"(\d\. .*|\([a-z]\) .*)"), ("row", r"\|(?!-)(.*)\|"), ("text", r"([^|].*)"),
        ):  # fmt: skip
            if found := re.fullmatch(pattern, line):
                kinds.append((kind, found.group(1)))
                break
    return kinds


def make_docx(source: Path, out: Path) -> None:
    """A Word file with real heading styles and lists."""
    made = docx.Document()
    made.core_properties.author = ""
    made.core_properties.created = made.core_properties.modified = DAY
    made.styles["Normal"].font.size = Pt(11)
    styles = {"title": "Title", "h2": "Heading 1", "h3": "Heading 2", "item": "List Bullet"}
    for kind, words in lines_of(source):
        made.add_paragraph(words, style=styles.get(kind, "Normal"))
    made.save(str(out))


def make_pdf(source: Path, out: Path) -> None:
    """A PDF with headings by size, a table, and page numbers."""
    sheet = getSampleStyleSheet()
    styles = {"title": sheet["Title"], "h2": sheet["Heading2"], "h3": sheet["Heading3"]}
    story, rows = [], []
    for kind, words in [*lines_of(source), ("text", "")]:
        if kind == "row":
            rows.append([Paragraph(cell.strip(), sheet["BodyText"]) for cell in words.split("|")])
            continue
        if rows:
            story.append(Table(rows, style=[("GRID", (0, 0), (-1, -1), 0.5, "grey")]))
            rows = []
        if words:
            story += [Paragraph(words, styles.get(kind, sheet["BodyText"])), Spacer(1, 4)]
    def number(canvas, _document):
        canvas.setFont("Helvetica", 9)
        canvas.drawCentredString(letter[0] / 2, 30, f"Page {canvas.getPageNumber()}")

    SimpleDocTemplate(str(out), pagesize=letter, invariant=1, title="").build(
        story, onFirstPage=number, onLaterPages=number
    )


def make_review(source: Path, out: Path) -> None:
    """The review of an example, as the program writes it."""
    out.write_text(policycheck.review(source).to_markdown(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    make_docx(HERE / "sources/riverbend-syringe-program.md", HERE / "riverbend-syringe-program.docx")
    make_pdf(HERE / "sources/steadfast-house-rules.md", HERE / "steadfast-house-rules.pdf")
    make_review(HERE / "lakeside-shelter-policy.md", HERE / "lakeside-shelter-policy.review.md")
