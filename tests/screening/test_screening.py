"""A batch becomes a table: every file a row, or reported; failures tried again; nothing read twice."""

import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from policycheck.documents.limits import Limits
from policycheck.errors import PolicycheckError
from policycheck.reading.thresholds import Thresholds
from policycheck.rubric import load_rubric
from policycheck.screening import COLUMNS
from policycheck.screening.keys import key_of
from policycheck.screening.result import Screening
from policycheck.screening.unit import Settings

from .conftest import SILENT, STRICT, WELCOMING

Screened = Callable[..., Screening]


def by_file(result: Screening) -> dict[str, dict]:
    return {Path(row["id"]).name: row for row in result.rows}


def test_every_file_is_a_row_with_the_columns_of_the_schema(folder: Path, screened: Screened) -> None:
    result = screened(folder)
    assert list(result.frame.columns) == [column.name for column in COLUMNS]
    rows = by_file(result)
    assert sorted(rows) == ["broken.docx", "silent.txt", "strict.md", "welcoming.md"]
    assert rows["welcoming.md"]["p1_level"] >= 3
    assert rows["welcoming.md"]["p1_level"] > rows["strict.md"]["p1_level"]
    assert rows["strict.md"]["p4_level"] == -1
    assert rows["strict.md"]["critical_count"] >= 1
    assert rows["silent.txt"]["on_topic"] is False
    assert rows["broken.docx"]["status"] == "failed"
    assert "damaged" in rows["broken.docx"]["reason"]
    assert result.counts == {"read": 3, "partly read": 0, "failed": 1, "waiting": 0}


def test_who_must_be_read_and_why(folder: Path, screened: Screened) -> None:
    rows = by_file(screened(folder))
    assert "critical" in rows["strict.md"]["must_read_because"]
    assert "contrary to" in rows["strict.md"]["must_read_because"]
    assert "speaks of drugs" in rows["silent.txt"]["must_read_because"]
    assert rows["broken.docx"]["must_read_because"] == "the program could not read it"


def test_accountability_stands_in_measures_or_elsewhere(folder: Path, screened: Screened) -> None:
    row = by_file(screened(folder))["welcoming.md"]
    assert row["when"] == "in its measures"
    assert all(row[name] for name in ("money_words", "who_words", "measure_words"))
    silent = by_file(screened(folder))["silent.txt"]
    assert (silent["money"], silent["measure"]) == ("not found", "not found")


def test_a_second_run_reads_only_what_failed_or_changed(folder: Path, screened: Screened) -> None:
    first = screened(folder)
    assert len(first.peaks) == 4
    again = screened(folder)
    assert len(again.peaks) == 1, "only the document that failed is tried again"
    assert again.rows == first.rows
    (folder / "silent.txt").write_text(SILENT + "\nStaff carry naloxone.\n", encoding="utf-8")
    (folder / "broken.docx").write_bytes((folder / "welcoming.md").read_bytes())
    changed = by_file(screened(folder))
    assert changed["broken.docx"]["status"] == "read", "mended, and read"
    assert changed["silent.txt"]["text_hash"] != by_file(first)["silent.txt"]["text_hash"]


def test_the_key_holds_all_that_a_result_depends_on(folder: Path, screened: Screened) -> None:
    screened(folder / "welcoming.md")
    assert len(screened(folder / "welcoming.md").peaks) == 0
    assert len(screened(folder / "welcoming.md", kind="house-rules").peaks) == 1
    same = Settings(load_rubric())
    others = [
        replace(same, kind="house-rules"), replace(same, changes="original"), replace(same, ocr=True),
        replace(same, thresholds=Thresholds(0.5, 0.3)), replace(same, thresholds=Thresholds(0.5, 0.4)),
        replace(same, limits=Limits(seconds=99)), replace(same, rubric=same.rubric.model_copy(update={"hash": "0"})),
    ]  # fmt: skip
    keys = {key_of("0", ".md", settings) for settings in (same, *others)}
    assert len(keys | {key_of("1", ".md", same), key_of("0", ".txt", same)}) == len(others) + 3


def test_documents_are_read_as_was_asked(folder: Path, screened: Screened) -> None:
    tracked = Path(__file__).parents[1] / "zoo" / "formats" / "tracked.docx"
    (final,) = screened(tracked).rows
    (original,) = screened(tracked, changes="original").rows
    assert final["text_hash"] != original["text_hash"]
    (refused,) = screened(folder / "welcoming.md", limits=Limits(megabytes=0.0001)).rows
    assert "larger than 0.0001 MB" in refused["reason"]


def test_workers_read_by_the_thresholds_that_were_asked_for(folder: Path, screened: Screened) -> None:
    (usual,) = screened(folder / "strict.md").rows
    (strict,) = screened(folder / "strict.md", thresholds=Thresholds(0.999, 0.998)).rows
    assert strict["critical_count"] < usual["critical_count"]
    assert strict["program"] == usual["program"] + ", findings from 0.999 and questions from 0.998"


def test_archives_patterns_and_paths_given_twice(folder: Path, screened: Screened, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "batch.zip", "w") as archive:
        archive.writestr("a/welcoming.md", WELCOMING)
        archive.writestr("b/strict.md", STRICT)
        archive.writestr("../../outside.md", STRICT)
        archive.writestr("policycheck.yaml", "extends: harm-reduction")
    result = screened(tmp_path / "batch.zip", folder / "*.md", folder / "strict.md")
    names = [row["id"].split("proposals/")[-1].split("batch.zip/")[-1] for row in result.rows]
    assert sorted(names) == ["../../outside.md", "a/welcoming.md", "b/strict.md", "strict.md", "welcoming.md"]
    outside = next(row for row in result.rows if "outside" in row["id"])
    assert outside["status"] == "failed"
    assert [Path(file.name).name for file in result.aside] == ["policycheck.yaml"]


def test_a_rubric_or_settings_inside_a_folder_steer_nothing(folder: Path, screened: Screened) -> None:
    before = screened(folder)
    (folder / "rubric.yaml").write_text("extends: harm-reduction\noff: [p4.loses-service-for-use]\n")
    (folder / "policycheck.toml").write_text("rubric = 'rubric.yaml'\n")
    (folder / ".policycheck-ignore").write_text("strict.md\n")
    result = screened(folder)
    assert result.rows == before.rows
    assert {Path(file.name).name for file in result.aside} == {
        "rubric.yaml",
        "policycheck.toml",
        ".policycheck-ignore",
    }
    assert all("cannot steer" in file.reason for file in result.aside)


def test_links_in_a_folder_are_not_followed_and_not_lost(folder: Path, screened: Screened, tmp_path: Path) -> None:
    secret = tmp_path / "secret.md"
    secret.write_text(WELCOMING, encoding="utf-8")
    try:
        (folder / "link.md").symlink_to(secret)
    except OSError:
        pytest.skip("this system makes no links")
    row = by_file(screened(folder))["link.md"]
    assert row["status"] == "failed"
    assert "link" in row["reason"]


def test_what_names_nothing_is_said(tmp_path: Path, screened: Screened) -> None:
    with pytest.raises(PolicycheckError, match="no such file or folder"):
        screened(tmp_path / "nowhere")
    with pytest.raises(PolicycheckError, match="no such file or folder"):
        screened(tmp_path / "*.docx")


def test_rows_stand_by_name_whatever_the_order_of_the_paths(folder: Path, screened: Screened) -> None:
    files = sorted(folder.iterdir())
    forth, back = screened(*files), screened(*reversed(files))
    assert forth.rows == back.rows


def test_near_duplicates_are_grouped(folder: Path, screened: Screened) -> None:
    (folder / "welcoming-too.md").write_text(WELCOMING.replace("Harbor Light", "Two Bridges"), encoding="utf-8")
    rows = by_file(screened(folder))
    assert rows["welcoming.md"]["group"] == rows["welcoming-too.md"]["group"] == "A"
    assert rows["welcoming.md"]["group_size"] == 2
    assert 0.5 <= rows["welcoming.md"]["group_alike"] <= 1
    assert rows["strict.md"]["group"] is None
    assert "nearly the same as 1 other" in rows["welcoming.md"]["must_read_because"]


def test_the_report_on_the_batch_counts_every_document(folder: Path, screened: Screened) -> None:
    spread = screened(folder).spread
    for by in ("kind", "format", "language", "length"):
        lines = [line for line in spread if line["by"] == by]
        assert sum(line["documents"] for line in lines) == 4
        assert sum(line["failed"] for line in lines) == 1
