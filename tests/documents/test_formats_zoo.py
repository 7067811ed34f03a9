"""Every file of the zoo gives the blocks that its reader, writing the .yaml beside it by hand, saw on the
page.
"""

from pathlib import Path

import pytest
import yaml

from policycheck.documents import open_document
from policycheck.documents.model import Document

ZOO = Path(__file__).parent.parent / "zoo" / "formats"
EXPECTED = sorted(ZOO.glob("*.yaml"))


def folded(text: str) -> str:
    return " ".join(text.split())


def shown(document: Document) -> list[str]:
    """Blocks as the YAML writes them: "item (a): text"."""
    blocks = []
    for block in document.blocks:
        label = f"{block.kind} {block.marker}"
        blocks.append(f"{label.strip()}: {folded(document.text[block.body : block.end])}")
    return blocks


def written(blocks: list[dict[str, str]]) -> list[str]:
    return [f"{label}: {folded(text)}" for block in blocks for label, text in block.items()]


def test_the_zoo_is_there() -> None:
    assert len(EXPECTED) >= 12


@pytest.mark.parametrize("path", EXPECTED, ids=lambda path: path.stem)
def test_blocks_are_those_that_a_reader_sees(path: Path) -> None:
    expected = yaml.safe_load(path.read_text(encoding="utf-8"))
    document = open_document(ZOO / path.stem)
    found, wanted = shown(document), written(expected["blocks"])
    if expected.get("starts"):
        found = [block[: len(start)] for block, start in zip(found, wanted, strict=False)]
    assert found == wanted
    assert document.title == expected.get("title", document.title)
    assert document.unread_share == expected.get("unread_share", 0.0)
    assert {note.kind for note in document.notes} == set(expected["notes"])


@pytest.mark.parametrize("path", EXPECTED, ids=lambda path: path.stem)
def test_hidden_text_is_shown_as_a_sample_and_not_read(path: Path) -> None:
    secrets = yaml.safe_load(path.read_text(encoding="utf-8")).get("hidden", [])
    document = open_document(ZOO / path.stem)
    samples = " ".join(note.sample for note in document.notes if note.kind == "hidden")
    for secret in secrets:
        assert secret in samples
        assert secret not in folded(document.text)


def test_the_original_side_of_tracked_changes() -> None:
    expected = yaml.safe_load((ZOO / "tracked.docx.yaml").read_text(encoding="utf-8"))
    document = open_document(ZOO / "tracked.docx", changes="original")
    assert shown(document) == written(expected["original"])


def test_both_sides_of_tracked_changes() -> None:
    text = open_document(ZOO / "tracked.docx", changes="both").text
    assert "Guests must may carry naloxone." in folded(text)
    assert "Struck" in text


def test_columns_mend_words_parted_at_the_end_of_a_line() -> None:
    text = open_document(ZOO / "columns.pdf").text
    assert "- " not in text
    assert "Harbour House handbook" not in text


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("scanned.pdf", "scanned"),
        ("locked.pdf", "password"),
        ("policy-old.doc", "old Word file"),
    ],
)
def test_what_cannot_be_read_says_why_and_what_to_do(name: str, words: str) -> None:
    from policycheck.errors import UnreadableDocument

    with pytest.raises(UnreadableDocument) as raised:
        open_document(ZOO / name)
    assert words in raised.value.reason
    assert raised.value.step.endswith(".")
    assert "\n" not in str(raised.value)
