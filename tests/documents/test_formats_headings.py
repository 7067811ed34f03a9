"""The same text has the same title and the same headings, written as Markdown, plain text, a web page or in Word."""

import html
import io
from collections.abc import Callable
from itertools import groupby

import docx
import pytest

from policycheck.documents.open import document_from_bytes

ARRIVE = "Guests sign in at the desk when they arrive, and no one asks for papers."
DRUGS = "Nobody loses a bed for using drugs. Staff carry naloxone."
# (level of a heading, "" for a paragraph, "-" for an item; the text)
Text = list[tuple[str, str]]
TEXTS: dict[str, Text] = {
    "a short title over paragraphs": [("1", "Rules"), ("", ARRIVE), ("", DRUGS)],
    "a short title over a lead-in and items": [
        ("1", "Rules"), ("", "Staff offer every guest:"), ("-", "Naloxone"), ("-", "A bed"), ("", ARRIVE),
    ],
    "a short title over headings": [("1", "Rules"), ("2", "Drugs"), ("", DRUGS), ("2", "Visitors"), ("", ARRIVE)],
    "a title of several words over a paragraph": [
        ("1", "Welcome to the house"), ("", ARRIVE), ("2", "Drugs"), ("", DRUGS), ("2", "Visitors"), ("", ARRIVE),
    ],
    "a title and nothing else but text": [("1", "Welcome to the house"), ("", ARRIVE), ("", DRUGS)],
    "numbered headings over numbered clauses": [
        ("1", "Rules"), ("2", "1. Emergencies"), ("", "1.1 In an emergency staff call 911."),
        ("", "1.2 Staff give naloxone."), ("2", "2. Drugs"), ("", "2.1 Guests may keep drugs in their room."),
        ("", "2.2 Staff carry naloxone."),
    ],
}  # fmt: skip


def markdown(text: Text) -> bytes:
    marks = {"1": "# ", "2": "## ", "-": "- ", "": ""}
    return "\n\n".join(marks[kind] + words for kind, words in text).encode()


def plain(text: Text) -> bytes:
    return "\n\n".join(("- " if kind == "-" else "") + words for kind, words in text).encode()


def web(text: Text) -> bytes:
    tags = {"1": "h1", "2": "h2", "-": "li", "": "p"}
    body = ""
    for kind, group in groupby(text, key=lambda told: told[0]):
        lines = "".join(f"<{tags[kind]}>{html.escape(words)}</{tags[kind]}>" for _, words in group)
        body += f"<ul>{lines}</ul>" if kind == "-" else lines
    return f"<html><body>{body}</body></html>".encode()


def word(text: Text) -> bytes:
    document = docx.Document()
    for kind, words in text:
        if kind.isdigit():
            document.add_heading(words, int(kind))
        else:
            document.add_paragraph(words, style="List Bullet" if kind else None)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
@pytest.mark.parametrize(
    ("write", "name"), [(markdown, "x.md"), (plain, "x.txt"), (web, "x.html"), (word, "x.docx")]
)
def test_title_and_headings_are_the_same(text: Text, write: Callable[[Text], bytes], name: str) -> None:
    document = document_from_bytes(write(text), name)
    assert document.title == text[0][1]
    headings = [document.text[b.start : b.end] for b in document.blocks if b.kind == "heading"]
    assert headings == [words for kind, words in text if kind == "2"]
    above: list[list[str]] = []
    for kind, words in text[1:]:
        above.append([words] if kind == "2" else above[-1] if above else [])
    found = [[document.slice(span) for span in b.headings] for b in document.blocks if b.kind not in ("heading", "title")]
    assert found == [over for (kind, _), over in zip(text[1:], above, strict=True) if kind != "2"]
