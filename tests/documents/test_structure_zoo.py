"""The structure that a reader sees in our own samples, in plain text, Markdown and HTML."""

from pathlib import Path

import pytest
import yaml

from policycheck.documents.open import open_document
from tests.documents.structure_seen import differences

ZOO = Path(__file__).resolve().parent.parent / "zoo" / "structure"
SAMPLES = sorted(path for path in ZOO.iterdir() if path.suffix != ".yaml")


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
