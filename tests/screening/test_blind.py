"""A blind screening shows numbers instead of names, in every output."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from policycheck.documents import document_from_text
from policycheck.screening.blind import blind_text, hidden_names
from policycheck.screening.names import names_in
from policycheck.screening.result import Screening

from .conftest import SILENT, STRICT, WELCOMING

LETTER = """# Proposal of the Harbor Light Community Center

Applicant: Harbor Light Community Center, Inc.
Executive Director: María O'Neill
E-mail: info@harborlight.example, telephone (555) 010-2233, www.harborlight.example

The Harbor Light Community Center (HLCC) serves people who use drugs. HLCC gives naloxone within two days.
Dr. Jane Q. Doe trains staff of Harbor Light. Harm Reduction Services are given to everyone.
"""
NAMED = ["Harbor Light", "HLCC", "O'Neill", "Jane", "harborlight", "010-2233"]


def test_names_that_can_be_known_are_found() -> None:
    text = document_from_text(LETTER)
    hidden = blind_text(LETTER, hidden_names(names_in(text), text.title, "in/harbor-light_proposal.docx"))
    assert [name for name in NAMED if name.lower() in hidden.lower()] == []
    assert "gives naloxone within two days" in hidden
    assert "Harm Reduction Services are given" in hidden, "common nouns in capitals stay"


def test_the_stop_of_a_saint_ends_no_name() -> None:
    names = names_in(document_from_text("Help comes from St. Mary's Hospital Foundation. Center staff agree."))
    assert "St. Mary's Hospital Foundation" in names


def test_the_name_of_the_file_is_a_name() -> None:
    assert blind_text("Prairie Wind will act.", hidden_names([], "", "x/Prairie_Wind-final_2026.pdf")).startswith(
        "[name"
    )


@pytest.fixture
def batch(tmp_path: Path) -> Path:
    place = tmp_path / "in"
    place.mkdir()
    for name, text in {"Harbor-Light.md": LETTER, "Corner Stone House.md": STRICT, "p.md": SILENT}.items():
        (place / name).write_text(text, encoding="utf-8")
    (place / "Harbor Light annex.docx").write_bytes(b"PK broken")
    (place / "harbor-light.yaml").write_text("a: b")
    return place


def test_no_output_holds_a_name(batch: Path, screened: Callable[..., Screening], tmp_path: Path) -> None:
    out = tmp_path / "blind"
    result = screened(batch, blind=True)
    result.write(out)
    assert sorted(row["id"] for row in result.rows) == [f"Proposal {i}" for i in range(1, 5)]
    files = [path for path in out.rglob("*") if path.is_file()]
    assert len(files) >= 8
    for path in files:
        held = path.name.lower().encode()
        if path.suffix == ".xlsx":
            with zipfile.ZipFile(path) as book:
                held += b"".join(book.read(name) for name in book.namelist())
        else:
            held += path.read_bytes()
        for name in (*NAMED, "Corner Stone"):
            assert name.lower().encode() not in held.lower(), f"{name} in {path.name}"


def test_levels_are_those_of_an_open_screening(batch: Path, screened: Callable[..., Screening]) -> None:
    open_rows = {row["text_hash"]: row for row in screened(batch).rows if row["text_hash"]}
    for row in screened(batch, blind=True).rows:
        if row["text_hash"]:
            twin = open_rows[row["text_hash"]]
            assert [row[f"p{n}_level"] for n in range(1, 9)] == [twin[f"p{n}_level"] for n in range(1, 9)]
            assert row["must_read"] == twin["must_read"]


def test_the_key_tells_who_is_who(batch: Path, screened: Callable[..., Screening]) -> None:
    result = screened(batch, blind=True)
    lines = result.key_table().decode("utf-8-sig").splitlines()
    assert len(lines) == 5
    assert any("Harbor-Light.md" in line and "Proposal" in line for line in lines)


def test_the_numbers_do_not_follow_the_names(tmp_path: Path, screened: Callable[..., Screening]) -> None:
    place = tmp_path / "many"
    place.mkdir()
    for letter in "abcdefgh":
        (place / f"{letter}.md").write_text(f"{WELCOMING}\n{letter * 5}\n", encoding="utf-8")
    result = screened(place, blind=True)
    names = [Path(entry.name).name for entry in result.entries]
    assert names != sorted(names)  # chance of a false alarm: none, the hashes are fixed by the content
