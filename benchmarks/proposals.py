"""Makes proposals of 3 to 15 pages in mixed formats, some poisoned: the batch of ``benchmarks/screen.py``.

python benchmarks/proposals.py FOLDER --documents 1000

Most of their sentences carry nothing: they are drawn from the 6,900 plain lines of the training documents, under
headings of their own, so that little of what one proposal says is known from another. They measure speed alone.
"""

import argparse
import html
import io
import json
import random
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml

WORDS_A_PAGE = 420
TRAINING = Path(__file__).parents[1] / "training" / "data"
_SENTENCE = re.compile(r"[A-Z][^:;{}]*[a-z]\.")
FORMATS = ("docx", "pdf", "docx", "pdf", "html", "md", "txt", "rtf", "odt", "docx")
Section = tuple[str, list[str]]


def make(folder: Path, documents: int, seed: int = 7) -> dict[str, str]:
    """Write the batch.

    Args:
        folder: where to; it is made where it is missing.
        documents: how many, the poisoned ones among them (one in fifty, at least one).
        seed: the same seed gives the same batch.

    Returns:
        the plain text of each readable proposal, by file name: what the peers are given to read.
    """
    folder.mkdir(parents=True, exist_ok=True)
    parts = yaml.safe_load((Path(__file__).parent / "data" / "proposals.yaml").read_text(encoding="utf-8"))
    parts["neutral"] += plain_sentences()
    draw = random.Random(seed)
    poisons = list(_poisons().items())
    texts = {}
    for number in range(documents):
        if number % 50 == 25:
            name, data = poisons[number // 50 % len(poisons)]
            (folder / f"{number:04d}-{name}").write_bytes(data)
            continue
        title, sections = proposal(draw, parts)
        form = FORMATS[number % len(FORMATS)]
        name = f"{number:04d}-proposal.{form}"
        (folder / name).write_bytes(WRITERS[form](title, sections))
        texts[name] = "\n\n".join([title, *(f"{head}\n\n{' '.join(said)}" for head, said in sections)])
    return texts


def plain_sentences() -> list[str]:
    """Whole sentences of the training documents that carry nothing, of 8 to 40 words."""
    rows = (json.loads(line) for path in sorted(TRAINING.rglob("*.jsonl")) for line in path.open(encoding="utf-8"))
    plain = (row["text"] for row in rows if row.get("doc") and "text" in row and not row["labels"] and not row["lead_in"])
    return sorted({text for text in plain if _SENTENCE.fullmatch(text) and 8 <= len(text.split()) <= 40})


def proposal(draw: random.Random, parts: dict[str, Any]) -> tuple[str, list[Section]]:
    """A title and sections of sentences, as long as 3 to 15 pages."""
    org = f"{draw.choice(parts['names'])} {draw.choice(parts['kinds'])}"
    wanted = draw.randint(3, 15) * WORDS_A_PAGE
    supportive, harmful = draw.random() * 0.12, draw.random() ** 3 * 0.08
    sections: list[Section] = []
    words = 0
    while words < wanted:
        said = []
        for _ in range(draw.randint(8, 16)):
            kind = draw.choices(
                ["neutral", "topic", "supports", "undermines", "budget"], [1, 0.05, supportive, harmful, 0.03]
            )[0]
            said.append(_filled(draw, parts, draw.choice(parts[kind]), org))
        sections.append((f"{len(sections) + 1}. {draw.choice(parts['headings'])}", said))
        words += sum(len(sentence.split()) for sentence in said)
    return f"Proposal of {org}", sections


def _filled(draw: random.Random, parts: dict[str, Any], sentence: str, org: str) -> str:
    return sentence.format(
        org=org, city=draw.choice(parts["cities"]), role=draw.choice(parts["roles"]),
        month=draw.choice(parts["months"]), number=f"{draw.randint(5, 400)},000", small=draw.randint(3, 9),
        money=f"${draw.randint(50, 900)},000",
    )  # fmt: skip


def _markdown(title: str, sections: list[Section]) -> bytes:
    body = "\n".join(f"\n## {head}\n\n{' '.join(said)}" for head, said in sections)
    return f"# {title}\n{body}\n".encode()


def _text(title: str, sections: list[Section]) -> bytes:
    body = "\n".join(f"\n{head.upper()}\n\n{' '.join(said)}" for head, said in sections)
    return f"{title}\n{body}\n".encode()


def _html(title: str, sections: list[Section]) -> bytes:
    body = "".join(f"<h2>{html.escape(h)}</h2><p>{html.escape(' '.join(s))}</p>" for h, s in sections)
    return f"<!doctype html><html lang=en><title>{title}</title><h1>{title}</h1>{body}</html>".encode()


def _rtf(title: str, sections: list[Section]) -> bytes:
    body = "".join(rf"{{\b {head}}}\par {' '.join(said)}\par " for head, said in sections)
    return rf"{{\rtf1\ansi\deff0 {{\fs40\b {title}}}\par {body}}}".encode("ascii", "replace")


def _docx(title: str, sections: list[Section]) -> bytes:
    from docx import Document

    document = Document()
    document.add_heading(title, 0)
    for head, said in sections:
        document.add_heading(head, 1)
        document.add_paragraph(" ".join(said))
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _odt(title: str, sections: list[Section]) -> bytes:
    from odf.opendocument import OpenDocumentText
    from odf.text import H, P

    document = OpenDocumentText()
    document.text.addElement(H(outlinelevel=1, text=title))
    for head, said in sections:
        document.text.addElement(H(outlinelevel=2, text=head))
        document.text.addElement(P(text=" ".join(said)))
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _pdf(title: str, sections: list[Section]) -> bytes:
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import Paragraph, SimpleDocTemplate

    styles = getSampleStyleSheet()
    story = [Paragraph(html.escape(title), styles["Title"])]
    for head, said in sections:
        story += [Paragraph(html.escape(head), styles["Heading2"]),
                  Paragraph(html.escape(" ".join(said)), styles["BodyText"])]  # fmt: skip
    stream = io.BytesIO()
    SimpleDocTemplate(stream, title=title).build(story)
    return stream.getvalue()


WRITERS: dict[str, Callable[[str, list[Section]], bytes]] = {
    "docx": _docx, "html": _html, "md": _markdown, "odt": _odt, "pdf": _pdf, "rtf": _rtf, "txt": _text,
}  # fmt: skip


def _poisons() -> dict[str, bytes]:
    """Files that harm those who trust them: damaged, locked, disguised, bombs."""
    one = [("1. Summary", ["People who use drugs are welcome here."] * 40)]
    docx, pdf = _docx("Proposal", one), _pdf("Proposal", one)
    return {
        "half.docx": docx[: len(docx) // 2],
        "half.pdf": pdf[: len(pdf) // 2],
        "empty.docx": b"",
        "empty.txt": b"",
        "picture.pdf": b"\x89PNG\r\n\x1a\n" + bytes(200),
        "program.docx": b"MZ" + bytes(4000),
        "old.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000),
        "bomb.docx": _bomb(),
        "noise.docx": random.Random(1).randbytes(50_000),
        "noise.pdf": b"%PDF-1.7\n" + random.Random(2).randbytes(50_000),
        "nested.html": b"<html><body>" + b"<div>" * 60_000 + b"overdose",
        "brackets.rtf": b"{\\rtf1 " + b"{" * 60_000,
        "one-line.txt": b"overdose " * 20_000,
        "letters.md": b"a" * 400_000,
        "lists.md": b"".join(b" " * (i % 200) + b"- drugs\n" for i in range(4000)),
        "nothing.pdf": b"%PDF-1.4\n%%EOF\n",
        "locked.7z": b"7z\xbc\xaf\x27\x1c" + bytes(300),
        "zeros.txt": bytes(30_000),
        "table.html": b"<table>" + b"<tr><td>drug use</td></tr>" * 5000,
        "entities.odt": _with_member("content.xml", b'<!DOCTYPE a [<!ENTITY b "overdose">]><a>&b;</a>'),
    }


def _bomb() -> bytes:
    return _with_member("word/document.xml", b"<w:t>" + b"drug " * 30_000_000)


def _with_member(name: str, data: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        if name == "content.xml":
            archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        else:
            archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(name, data)
    return stream.getvalue()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--documents", type=int, default=1000)
    chosen = parser.parse_args()
    print(f"{len(make(chosen.folder, chosen.documents))} readable proposals in {chosen.folder}")
