"""The structure that a reader sees in real statutes, which lie outside the repository."""

import os
from pathlib import Path

import pytest
import yaml

from policycheck.documents.open import open_document
from tests.documents.structure_seen import differences

HERE = Path(__file__).resolve().parent
TOLD = yaml.safe_load((HERE / "real_dev_structure.yaml").read_text(encoding="utf-8"))
FOLDER = (
    Path(os.environ.get("POLICYCHECK_REAL_DEV", HERE.parents[2] / "shared" / "benchmark" / "real-dev"))
    / "documents"
)

pytestmark = pytest.mark.skipif(
    not FOLDER.is_dir(),
    reason="the statutes of the development set are not here: name their folder in POLICYCHECK_REAL_DEV",
)


@pytest.mark.parametrize("name", TOLD)
def test_a_reader_would_agree(name):
    document = open_document(FOLDER / name)
    told = TOLD[name]
    wrong = [line for block in told["blocks"] for line in differences(document, block)]
    assert not wrong, "\n".join(wrong)
    assert document.title == told.get("title", document.title)
    assert not [words for words in told.get("absent", []) if words in document.text]


def test_every_block_of_every_statute_has_a_place():
    for path in sorted(FOLDER.iterdir()):
        document = open_document(path)
        # What stands before the first section (long titles, sponsors, dates) has no name.
        first = next(index for index, block in enumerate(document.blocks) if block.section)
        body = [
            block for block in document.blocks[first:] if block.role == "body" and block.kind != "heading"
        ]
        assert sum(bool(block.section) for block in body) >= len(body) * 0.9, path.name
        assert {block.language for block in document.blocks} == {"en"}, path.name
