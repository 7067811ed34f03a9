"""One document gives the same text in every format that libraries and LibreOffice write."""

from collections import Counter
from pathlib import Path

import pytest

from policycheck.documents import open_document
from tests.zoo.makers.text import POLICY

ZOO = Path(__file__).parent.parent / "zoo" / "formats"
FILES = sorted(path.name for path in ZOO.glob("policy*") if path.suffix not in (".doc", ".yaml"))
LEAST = 0.98


def folded(text: str) -> str:
    return " ".join(text.split())


def expected() -> Counter[str]:
    texts = [cell for kind, value in POLICY if kind == "table" for row in value for cell in row]
    texts += [str(value) for kind, value in POLICY if kind != "table"]
    return Counter(map(folded, texts))


def test_every_format_is_among_the_files() -> None:
    suffixes = {Path(name).suffix for name in FILES}
    assert suffixes == {".docx", ".odt", ".rtf", ".pdf", ".html", ".md", ".txt", ".eml"}


@pytest.mark.parametrize("name", FILES)
def test_the_text_is_the_same(name: str) -> None:
    document = open_document(ZOO / name)
    found = Counter(folded(document.text[block.body : block.end]) for block in document.blocks)
    wanted = expected()
    same = sum((found & wanted).values()) / max(sum(found.values()), sum(wanted.values()))
    assert same >= LEAST, f"missing {list(wanted - found)[:3]}, besides {list(found - wanted)[:3]}"


@pytest.mark.parametrize("name", [name for name in FILES if not name.endswith(".txt")])
def test_headings_items_and_cells_are_known_in_every_format(name: str) -> None:
    document = open_document(ZOO / name)
    kinds = Counter(block.kind for block in document.blocks)
    assert document.title == "Guest policy of Harbour House"
    assert kinds["heading"] == 6
    assert kinds["item"] == 6
    assert kinds["cell"] == 12
    assert {block.row for block in document.blocks if block.kind == "cell"} == {(0, row) for row in range(4)}


@pytest.mark.parametrize("name", FILES)
def test_items_hang_from_the_sentence_that_introduces_them(name: str) -> None:
    document = open_document(ZOO / name)
    item = next(
        block for block in document.blocks if "sterile equipment" in document.text[block.start : block.end]
    )
    assert [document.slice(span) for span in item.lead_ins][:1] == ["Staff offer every guest:"]
