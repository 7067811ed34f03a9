"""A finding in a text file is shown at its own line and column, however the file is marked up."""

from pathlib import Path

import pytest

from policycheck.documents import document_from_text, open_document
from policycheck.reading.provisions import provisions
from policycheck.reports.lines import regions
from tests.reports.samples import HOUSE

ZOO = Path(__file__).parents[1] / "zoo"
TEXTS = sorted(path for ending in ("*.md", "*.txt") for path in ZOO.rglob(ending))


def _cut(text: str, region) -> str:
    """What an editor would select, counted by hand: lines by line feed, columns by characters."""
    lines = text.split("\n")[region.start_line - 1 : region.end_line]
    lines[-1] = lines[-1][: region.end_column - 1]
    lines[0] = lines[0][region.start_column - 1 :]
    return "\n".join(lines)


def _letters(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


def test_line_and_column_of_a_sentence_in_markdown(tmp_path: Path) -> None:
    file = tmp_path / "house.md"
    file.write_text(HOUSE, encoding="utf-8")
    document = open_document(file)
    place = regions(document)
    by_text = [(p.text, place(p.location)) for p in provisions(document)]
    evicted = [region for text, region in by_text if text.startswith("Tenants who use drugs")]
    assert [(r.start_line, r.start_column, r.end_line, r.end_column) for r in evicted] == [
        (14, 1, 14, 39),
        (20, 1, 20, 39),
    ]
    (rent,) = [region for text, region in by_text if text.startswith("Rent")]
    assert (rent.start_line, rent.start_column, rent.end_column) == (14, 40, 62)
    (wrapped,) = [region for text, region in by_text if "positive" in text]
    assert (wrapped.start_line, wrapped.end_line) == (11, 12)


@pytest.mark.parametrize(("newline", "mark"), [("\n", ""), ("\r\n", ""), ("\r\n", "\ufeff")])
def test_line_ends_and_byte_order_marks_move_nothing(tmp_path: Path, newline: str, mark: str) -> None:
    file = tmp_path / "house.md"
    file.write_bytes((mark + HOUSE.replace("\n", newline)).encode())
    document = open_document(file)
    (naloxone,) = [p for p in provisions(document) if p.text.startswith("Naloxone")]
    region = regions(document)(naloxone.location)
    assert region is not None
    assert (region.start_line, region.start_column, region.end_line, region.end_column) == (16, 1, 16, 51)


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_the_region_of_every_provision_holds_its_words(path: Path) -> None:
    document = open_document(path)
    place = regions(document)
    raw = path.read_bytes().decode("utf-8-sig")
    found = [(p, place(p.location)) for p in provisions(document)]
    placed = [(p, region) for p, region in found if region is not None]
    assert len(placed) >= 0.9 * len(found)
    for provision, region in placed:
        words = _letters(provision.text)
        cut = _letters(_cut(raw, region))
        assert cut.startswith(words[:6])
        assert cut.endswith(words[-6:])


def test_a_file_that_has_changed_or_gone_gives_no_line(tmp_path: Path) -> None:
    file = tmp_path / "house.md"
    file.write_text(HOUSE, encoding="utf-8")
    document = open_document(file)
    location = provisions(document)[0].location
    file.write_text("Another line.\n" + HOUSE, encoding="utf-8")
    assert regions(document)(location) is None
    file.unlink()
    assert regions(document)(location) is None


def test_a_text_without_a_file_has_no_lines() -> None:
    document = document_from_text("Tenants who use drugs will be evicted.")
    assert regions(document)(provisions(document)[0].location) is None
