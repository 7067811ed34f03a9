"""The same text under another name, in another format, padded, or elsewhere in the queue reads the same."""

import html
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document as Word

from policycheck.screening.result import Screening

from .conftest import SILENT, STRICT, WELCOMING

Screened = Callable[..., Screening]
NAMES = [
    ("Harbor Light Community Center", "HLCC"),
    ("Nguyễn Family Alliance", "NFA"),
    ("Al-Noor Islamic Services", "ANIS"),
    ("Iglesia Nueva Vida Ministries", "INVM"),
    ("Lakota Nation Health Board Coalition", "LNHB"),
    ("St. Mary's Hospital Foundation", "SMHF"),
    ("Black Mothers United Network", "BMUN"),
    ("The Smith & Sons Trust", "SST"),
]
# administrative words that bear on no principle, about as long as the text that they are added to
PADDING = [
    "The minutes of each meeting are kept in the office and can be read on weekdays.",
    "Paper, stamps and toner are bought once a season from the usual shop.",
    "The heating was renewed, and the windows of the hall were painted.",
    "Letters are answered in the order in which they come in.",
    "The hall can be booked at the front desk, and the key is returned there.",
    "A list of the furniture stands in the annex and is brought up to date in autumn.",
]


def reading(row: dict) -> dict:
    """What must not change: levels, findings by criterion and strength, and why a person must read it.

    Twins that are screened together are near-duplicates of each other: that reason belongs to the batch.
    """
    kept = {name: value for name, value in row.items() if name[0] == "p" and name[1].isdigit()}
    why = [reason for reason in row["must_read_because"].split("; ") if reason and "nearly the same" not in reason]
    return kept | {name: row[name] for name in ("answers", "critical")} | {"must": bool(why), "why": why}


def read_all(screened: Screened, folder: Path, files: dict[str, str | bytes]) -> dict[str, dict]:
    """The rows by file name."""
    place = folder / "in"
    place.mkdir()
    for name, data in files.items():
        (place / name).write_bytes(data.encode() if isinstance(data, str) else data)
    rows = {Path(row["id"]).name: row for row in screened(place).rows}
    assert set(rows) == set(files)
    assert {row["status"] for row in rows.values()} == {"read"}
    return rows


@pytest.mark.parametrize("text", [WELCOMING, STRICT], ids=["welcoming", "strict"])
def test_another_name(text: str, screened: Screened, tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {}
    for i, (name, short) in enumerate(NAMES):
        named = text.replace("Harbor Light Community Center", name).replace("HLCC", short)
        files[f"{i}.md"] = named.replace("Corner Stone House", name)
    readings = [reading(row) for row in read_all(screened, tmp_path, files).values()]
    assert readings[0]["answers"] != "{}"
    assert all(other == readings[0] for other in readings)


@pytest.mark.parametrize("text", [WELCOMING, STRICT], ids=["welcoming", "strict"])
def test_padding_of_neutral_text(text: str, screened: Screened, tmp_path: Path) -> None:
    padding = " ".join(PADDING)
    ways: dict[str, str | bytes] = {
        "plain.md": text,
        "before.md": text.replace("\n## Rules", f"\n## Office\n\n{padding}\n\n## Rules"),
        "after.md": f"{text}\n## Office\n\n{padding}\n",
    }
    # both paddings make it twice as long: length differs from the plain text alone
    read = {name: reading(row) for name, row in read_all(screened, tmp_path, ways).items()}
    for one in read.values():  # the one reason that length itself may give
        one["why"] = [reason for reason in one["why"] if reason != "it is very short"]
        one["must"] = bool(one["why"])
    assert read["before.md"] == read["plain.md"]
    assert read["after.md"] == read["plain.md"]


def test_another_format(screened: Screened, tmp_path: Path) -> None:
    blocks = [block.replace("\n", " ") for block in WELCOMING.strip().split("\n\n")]
    web = "".join(
        f"<h{len(mark)}>{html.escape(rest)}</h{len(mark)}>"
        if mark.strip("#") == "" and mark
        else f"<p>{html.escape(block)}</p>"
        for block in blocks
        for mark, _, rest in [block.partition(" ")]
    )
    word = Word()
    for block in blocks:
        mark, _, rest = block.partition(" ")
        if mark and not mark.strip("#"):
            word.add_heading(rest, len(mark) - 1)
        else:
            word.add_paragraph(block)
    stream = io.BytesIO()
    word.save(stream)
    files = {
        "a.md": WELCOMING,
        "b.html": f"<!doctype html><html><body>{web}</body></html>",
        "c.docx": stream.getvalue(),
        "d.txt": WELCOMING.replace("# ", "").replace("#", ""),
    }
    read = [reading(row) for row in read_all(screened, tmp_path, files).values()]
    assert all(other == read[0] for other in read)


def test_another_place_in_the_queue(screened: Screened, tmp_path: Path) -> None:
    found = []
    for number, order in enumerate((("a", "b", "c"), ("c", "a", "b"), ("b", "c", "a"))):
        place = tmp_path / f"queue-{number}"
        place.mkdir()
        for name, text in zip(order, (WELCOMING, STRICT, SILENT), strict=True):
            (place / f"{name}.md").write_text(text, encoding="utf-8")
        rows = screened(place, store=tmp_path / f"store-{number}.sqlite").rows
        found.append({row["text_hash"]: reading(row) for row in rows})
    assert len(found[0]) == 3
    assert found[0] == found[1] == found[2]


def test_another_file_name(screened: Screened, tmp_path: Path) -> None:
    names = ["x.md", "drug free recovery house - abstinence.md", "HARM REDUCTION (final).md"]
    rows = list(read_all(screened, tmp_path, dict.fromkeys(names, STRICT)).values())
    assert all(row | {"id": ""} == rows[0] | {"id": ""} for row in rows)
