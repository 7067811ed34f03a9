"""The off-topic measure: twelve documents of its own size, and figures that are counted as they are called."""

from pathlib import Path

import off_topic
import pytest
from off_topic import Misread

from policycheck.documents import open_document
from policycheck.reading.model import Finding
from policycheck.reading.provisions import provisions

FALSE = Finding(4, "undermines", 3, "p4.other", "The water is tested.")


def test_figures_are_counted_over_all_sentences() -> None:
    read = [Misread("a", 100, (FALSE, FALSE), (), False), Misread("b", 300, (), (FALSE,), True)]
    assert off_topic.in_thousand(read, "findings") == pytest.approx(5)
    assert off_topic.in_thousand(read, "questions") == pytest.approx(2.5)


def test_the_twelve_documents_hold_a_thousand_sentences() -> None:
    sizes = [len(provisions(open_document(path))) for path in sorted(off_topic.WRITTEN.iterdir())]
    assert len(sizes) == 12
    assert min(sizes) >= 70
    assert sum(sizes) >= 1000


def test_controls_are_found_by_their_name(tmp_path: Path) -> None:
    (tmp_path / "documents").mkdir()
    for name in ("ctl-two.txt", "ctl-one.txt", "law.txt"):
        (tmp_path / "documents" / name).write_text("x", encoding="utf-8")
    assert [path.name for path in off_topic.controls(str(tmp_path))] == ["ctl-one.txt", "ctl-two.txt"]
