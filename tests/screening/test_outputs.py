"""The outputs: safe to open, whole, and the same rows in each."""

import csv
import io
import json
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from policycheck.errors import PolicycheckError
from policycheck.screening import COLUMNS
from policycheck.screening.outputs.cells import text_cell
from policycheck.screening.result import Screening

from .conftest import WELCOMING

Screened = Callable[..., Screening]
PLANTED = """# =HYPERLINK("http://evil.example","click")

+SUM(1+1) is what we spend. People who use drugs get naloxone <script>alert(1)</script> within two days.
@cmd. No one is turned away because they have used drugs, </script><img src=x onerror=alert(1)>, ever.
"""


@pytest.fixture
def planted(folder: Path, screened: Screened) -> Screening:
    (folder / "=1+2.md").write_text(PLANTED, encoding="utf-8")
    (folder / '@"quoted".md').write_text(WELCOMING, encoding="utf-8")
    return screened(folder)


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", " =", "＝", "|", "%"])
def test_no_text_starts_as_a_formula(start: str) -> None:
    assert text_cell(f"{start}cmd|' /C calc'!A0").startswith("'")


def test_text_that_is_none_stays_as_it_is() -> None:
    assert text_cell("Plan for 2026 - draft = final") == "Plan for 2026 - draft = final"
    assert len(text_cell("a " * 40_000)) < 32_767


def test_csv_holds_the_rows_and_no_formula(planted: Screening, tmp_path: Path) -> None:
    planted.write(tmp_path / "table.csv")
    rows = list(csv.DictReader(io.StringIO((tmp_path / "table.csv").read_text(encoding="utf-8-sig"), newline="")))
    assert list(rows[0]) == [column.name for column in COLUMNS]
    assert len(rows) == len(planted.rows)
    texts = [column.name for column in COLUMNS if column.kind == "text"]
    assert not [row[name] for row in rows for name in texts if row[name].startswith(("=", "+", "-", "@"))]
    assert any(row["title"].startswith("'=HYPERLINK") for row in rows)


def test_the_spreadsheet_has_no_formula_and_room_for_a_decision(planted: Screening, tmp_path: Path) -> None:
    planted.write(tmp_path / "table.xlsx")
    book = openpyxl.load_workbook(tmp_path / "table.xlsx")
    cells = [cell for sheet in book for line in sheet.iter_rows() for cell in line]
    assert cells
    assert not [cell.value for cell in cells if cell.data_type == "f" or cell.hyperlink]
    sheet = book["Proposals"]
    headings = [cell.value for cell in sheet[1]]
    assert {"Your decision", "Your reason", "Must be read"} <= set(headings)
    assert sheet.freeze_panes == "C2"
    assert sheet.auto_filter.ref.startswith("A1:")
    assert sheet.max_row == len(planted.rows) + 1
    assert len(sheet.conditional_formatting) >= 8 * 2, "each principle's level and certainty"
    assert sheet.data_validations.dataValidation


def test_the_colours_read_in_grey() -> None:
    from policycheck.screening.outputs.formats import LEVEL_COLOURS

    def lightness(colour: str) -> float:
        red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
        return 0.299 * red + 0.587 * green + 0.114 * blue

    fills = [lightness(LEVEL_COLOURS[level][0]) for level in (-1, 4, 3, 2, 1, 0)]
    assert fills == sorted(fills)
    assert all(b - a >= 10 for a, b in pairwise(fills)), "steps that a grey print shows"


def test_json_lines_and_parquet_give_the_frame_back(planted: Screening, tmp_path: Path) -> None:
    pytest.importorskip("pyarrow", reason='pip install "policycheck[parquet]"')
    planted.write(tmp_path / "table.jsonl")
    planted.write(tmp_path / "table.parquet")
    lines = [json.loads(line) for line in (tmp_path / "table.jsonl").read_text(encoding="utf-8").splitlines()]
    assert lines == [dict(row) for row in planted.rows]
    pd.testing.assert_frame_equal(pd.read_parquet(tmp_path / "table.parquet"), planted.frame)


def test_markdown_tells_what_must_be_read(planted: Screening, tmp_path: Path) -> None:
    planted.write(tmp_path / "table.md")
    text = (tmp_path / "table.md").read_text(encoding="utf-8")
    assert "A person must read" in text
    assert "It is no rank." in text
    assert "broken.docx" in text
    assert "<script" not in text


def test_the_page_needs_nothing_else_and_runs_nothing_planted(planted: Screening, tmp_path: Path) -> None:
    planted.write(tmp_path / "table.html")
    text = (tmp_path / "table.html").read_text(encoding="utf-8")
    assert "http://evil.example" not in text.replace("&#34;http://evil.example&#34;", "").replace('\\"http', "")
    assert text.count("<script") == text.count("</script>") == 2, "the details and our own script"
    assert "default-src 'none'" in text
    assert not [mark for mark in (' src="', "<link", "@import", "url(") if mark in text]
    assert text.count('<tr role="row" data-i') == len(planted.rows)


def test_a_folder_holds_every_table_and_every_review(planted: Screening, tmp_path: Path) -> None:
    out = tmp_path / "screened"
    planted.write(out)
    assert {path.name for path in out.glob("proposals.*")} >= {
        f"proposals.{e}" for e in ("csv", "html", "jsonl", "md", "xlsx")
    }
    reviews = list((out / "reviews").iterdir())
    assert len(reviews) == planted.counts["read"]
    page = (out / "proposals.html").read_text(encoding="utf-8")
    assert all(f'href="reviews/{path.name}"' in page for path in reviews)


def test_what_an_earlier_run_left_is_taken_away(folder: Path, screened: Screened, tmp_path: Path) -> None:
    out = tmp_path / "screened"
    screened(folder).write(out)
    (out / "reviews" / "mine.txt").write_text("kept")
    named = [path.name for path in (out / "reviews").glob("*.html")]
    screened(folder, blind=True).write(out)
    left = [path.name for path in (out / "reviews").iterdir()]
    assert not set(named) & set(left), "no name stands beside the numbers"
    assert "mine.txt" in left, "what is not ours stays"


def test_the_output_is_no_input(folder: Path, screened: Screened) -> None:
    out = folder / "screened"
    screened(folder, out=out).write(out)
    again = screened(folder, out=out)
    assert len(again.rows) == 4


def test_an_unknown_ending_is_refused_before_the_work(planted: Screening, tmp_path: Path) -> None:
    with pytest.raises(PolicycheckError, match=r"ends in one of .*\.csv"):
        planted.write(tmp_path / "table.pdf")
    with pytest.raises(PolicycheckError, match="cannot be written"):
        planted.write(tmp_path / "no" / "such" / "table.csv")
