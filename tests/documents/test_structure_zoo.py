"""The structure that a reader sees in our own samples, in plain text, Markdown and HTML."""

from pathlib import Path

import pytest
import yaml

from policycheck.documents.model import Block, Document
from policycheck.documents.open import open_document

ZOO = Path(__file__).resolve().parent.parent / "zoo" / "structure"
SAMPLES = sorted(path for path in ZOO.iterdir() if path.suffix != ".yaml")


def find(document: Document, start: str) -> Block:
    found = [block for block in document.blocks if document.text[block.start : block.end].startswith(start)]
    assert found, f"no block begins with {start!r}"
    # A table of contents says the same words first.
    return next((block for block in found if block.role != "contents"), found[0])


def differences(document: Document, told: dict) -> list[str]:
    block = find(document, told["text"])
    seen = {
        "text": told["text"],
        "kind": block.kind,
        "role": block.role,
        "depth": block.depth,
        "marker": block.marker,
        "section": block.section,
        "headings": [document.slice(span) for span in block.headings],
        "lead_ins": [document.slice(span) for span in block.lead_ins],
        "page": block.page,
        "contains": told.get("contains"),
    }
    if told.get("contains") and told["contains"] not in document.text[block.start : block.end]:
        seen["contains"] = None
    return [f"{told['text']!r}: {key} is {seen[key]!r}, a reader sees {value!r}" for key, value in told.items() if seen[key] != value]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_a_reader_would_agree(path):
    document = open_document(path)
    expected = yaml.safe_load(path.with_suffix(".yaml").read_text(encoding="utf-8"))
    wrong = [line for told in expected["blocks"] for line in differences(document, told)]
    assert not wrong, "\n".join(wrong)
    assert document.title == expected.get("title", document.title)
    assert {note.kind for note in document.notes} == set(expected.get("notes", []))
    for words in expected.get("absent", []):
        assert words not in document.text
    seen = [document.slice(span) for span in document.references]
    assert all(reference in seen for reference in expected.get("references", []))
