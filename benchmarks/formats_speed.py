"""Read a 300-page PDF and a 300-page .docx, beside pypdf and docx2python, which only take the plain text out.

    pip install -e ".[test,bench]"
    python benchmarks/formats_speed.py

Each reader runs in a process of its own, so that its peak memory is its own. Prints seconds of processor time
(best of three), the ratio, and peak memory; ends with status 1 where a target is missed: 5 times pypdf, 2
times
docx2python, 500 MiB.
"""

import argparse
import random
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

PAGES = 300
MOST_MEGABYTES = 500
WORDS = """
the program shall offer every participant naloxone and a safer place to stay while staff review each exclusion
within five working days no one loses a bed for using drugs unless two people decide so and give their reasons
in writing the board and the guests panel meet every month to hear complaints and publish what they decided
""".split()  # noqa: SIM905 - a text to draw words from

_OURS = """
from policycheck.documents.raw import ReadOptions
from policycheck.documents.open import read_as
data = open(path, "rb").read()
def work(): return len(read_as(data, {format!r}, ReadOptions(name=path)).text)
"""
_PYPDF = """
import pypdf
def work(): return sum(len(page.extract_text()) for page in pypdf.PdfReader(path).pages)
"""
_DOCX2PYTHON = """
from docx2python import docx2python
def work():
    with docx2python(path) as document: return len(document.text)
"""
_HARNESS = """
import sys, time
path = sys.argv[1]
{setup}
best = min(timed for _ in range(3) for began in [time.process_time()] for size in [work()]
           for timed in [time.process_time() - began])
try:
    import resource
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 if sys.platform == "darwin" else 1 / 1024)
except ImportError:
    peak = 0
print(best, peak, work())
"""


@dataclass(frozen=True, slots=True)
class Run:
    """Seconds, peak memory in MiB, characters of text."""

    seconds: float
    megabytes: float
    characters: int


def main() -> int:
    """Run the comparison; returns the exit status."""
    argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    ).parse_args()
    missed = False
    with tempfile.TemporaryDirectory() as folder:
        pdf, word = Path(folder) / "long.pdf", Path(folder) / "long.docx"
        make_pdf(pdf)
        make_docx(word)
        for path, peer, peer_name, most in (
            (pdf, _PYPDF, "pypdf", 5.0),
            (word, _DOCX2PYTHON, "docx2python", 2.0),
        ):
            ours = run(_OURS.format(format=path.suffix[1:]), path)
            theirs = run(peer, path)
            ratio = ours.seconds / theirs.seconds
            print(f"{path.suffix[1:]}, {PAGES} pages, {path.stat().st_size / 1024:,.0f} KiB")
            for name, result in (("policycheck", ours), (peer_name, theirs)):
                cost = f"{result.seconds:7.2f} s {result.megabytes:6.0f} MiB"
                print(f"  {name:12} {cost} {result.characters:10,} characters")
            memory = f"memory {ours.megabytes:.0f} MiB (at most {MOST_MEGABYTES})"
            print(f"  ratio {ratio:.2f} (at most {most:g}), {memory}")
            missed |= ratio > most or ours.megabytes > MOST_MEGABYTES
    return 1 if missed else 0


def run(setup: str, path: Path) -> Run:
    """Run a reader three times in a process of its own."""
    code = _HARNESS.format(setup=setup)
    done = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True)
    seconds, peak, characters = done.stdout.split()
    return Run(float(seconds), float(peak) / (1024 * 1024), int(characters))


def _sentence(chance: random.Random, words: int) -> str:
    return " ".join(chance.choice(WORDS) for _ in range(words)).capitalize() + "."


def make_pdf(path: Path) -> None:
    """300 pages with headings, paragraphs, bullets, a table and a running line each."""
    from reportlab.lib import colors
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import ListFlowable, PageBreak, Paragraph, SimpleDocTemplate, Table, TableStyle

    chance, styles, story = random.Random(1), getSampleStyleSheet(), []
    grid = TableStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.black)])
    for page in range(PAGES):
        story.append(Paragraph(f"{page + 1}. {_sentence(chance, 4)}", styles["Heading1"]))
        for _ in range(4):
            story.append(Paragraph(_sentence(chance, 80), styles["BodyText"]))
        items = [Paragraph(_sentence(chance, 8), styles["BodyText"]) for _ in range(5)]
        story.append(ListFlowable(items, bulletType="bullet", start="•"))
        story.append(Table([[_sentence(chance, 3) for _ in range(3)] for _ in range(4)], style=grid))
        story.append(PageBreak())

    def paper(canvas: object, document: object) -> None:
        canvas.drawString(72, 30, f"Harbour House {document.page}")  # type: ignore[attr-defined]

    SimpleDocTemplate(str(path)).build(story, onFirstPage=paper, onLaterPages=paper)


def make_docx(path: Path) -> None:
    """The like of the PDF as a .docx."""
    import docx

    chance, document = random.Random(1), docx.Document()
    for page in range(PAGES):
        document.add_heading(f"{page + 1}. {_sentence(chance, 4)}", 1)
        for _ in range(4):
            document.add_paragraph(_sentence(chance, 80))
        for _ in range(5):
            document.add_paragraph(_sentence(chance, 8), style="List Bullet")
        table = document.add_table(4, 3)
        table.style = "Table Grid"
        for row in table._tbl.tr_lst:
            for cell in row.tc_lst:
                cell.p_lst[0].add_r().text = _sentence(chance, 3)
        document.add_page_break()
    document.save(str(path))


if __name__ == "__main__":
    sys.exit(main())
