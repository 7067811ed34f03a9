"""The Word review: real headings, tables and comments, no trace of a machine, and words that stay words."""

import io
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from docx import Document

from policycheck import review_text
from policycheck.documents import document_from_bytes
from policycheck.rating.review import review_document
from policycheck.reports import Options, render
from policycheck.reports.word import Remark, word_document
from policycheck.rubric import load_rubric
from tests.reports.samples import HOSTILE, HOUSE

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")
REVIEW = review_document(document_from_bytes(HOUSE.encode(), "house.md"), rubric=load_rubric())


def _made(review=REVIEW) -> bytes:
    made = render(review, "docx", Options())
    assert isinstance(made, bytes)
    return made


def _open(data: bytes):
    return Document(io.BytesIO(data))


def test_headings_are_headings_and_the_title_a_title() -> None:
    paragraphs = [(p.style.name, p.text) for p in _open(_made()).paragraphs]
    assert ("Title", "Review: House rules on drugs") in paragraphs
    assert ("Heading 1", "In short") in paragraphs
    assert ("Heading 2", "What works against it") in paragraphs
    assert not any("**" in text or "](" in text or "\\" in text for _, text in paragraphs), (
        "no markup is left"
    )


def test_the_levels_stand_in_a_table_with_a_header_row() -> None:
    table = _open(_made()).tables[0]
    assert [cell.text for cell in table.columns[0].cells] == ["No.", *"12345678"]
    assert "tblHeader" in table.rows[0]._tr.xml
    assert "tblHeader" not in table.rows[1]._tr.xml


def test_each_critical_finding_and_conflict_has_a_comment_beside_its_words() -> None:
    document = _open(_made())
    comments = [comment.text for comment in document.comments]
    conflicts = sum(len(rating.conflicts) for rating in REVIEW.principles)
    assert REVIEW.critical
    assert conflicts
    assert sum(text.startswith("Read first.") for text in comments) == len(REVIEW.critical)
    assert sum(text.startswith("Conflict.") for text in comments) == conflicts
    for finding in REVIEW.critical:
        assert any(finding.why in text and "To write instead" in text for text in comments)
    assert document.element.xml.count("<w:commentRangeStart") == len(comments)


def test_a_comment_stands_beside_its_own_words_and_no_others() -> None:
    made = word_document("# T\n\nBefore **“one** two” after “one two”.", [Remark("“one two”", ("a", "b"))])
    paragraph = _open(made).paragraphs[1]._p
    inside, marked = False, ""
    for element in paragraph.iter():
        tag = element.tag.split("}")[1]
        inside = tag == "commentRangeStart" or (inside and tag != "commentRangeEnd")
        marked += (element.text or "") if tag == "t" and inside else ""
    assert marked == "“one two”"


def test_nothing_says_who_made_it_when_or_where() -> None:
    with zipfile.ZipFile(io.BytesIO(_made())) as file:
        names = file.namelist()
        everything = "".join(file.read(name).decode("utf-8", "replace") for name in names)
        assert {info.date_time[0] for info in file.infolist()} == {1980}
    assert not [name for name in names if name.startswith(("docProps", "customXml")) or "thumbnail" in name]
    assert "w:date=" not in everything
    assert "python-docx" not in everything
    assert {comment.author for comment in _open(_made()).comments} == {"policycheck"}


def test_the_same_review_gives_the_same_file() -> None:
    assert _made() == _made()


def test_hostile_words_stay_words() -> None:
    hostile = review_text("\n\n".join(HOSTILE), title="=1+1 <b>t</b> [x](javascript:y)")
    data = _made(hostile)
    document = _open(data)
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert "<script>alert(1)</script>" in text, "it is shown as what it is"
    assert "[now](javascript:alert(3))" in text
    assert "\x1b" not in text
    assert "\u202e" not in text
    external = [rel.target_ref for rel in document.part.rels.values() if rel.is_external]
    assert external == []
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        body = file.read("word/document.xml").decode()
    assert "<w:fldSimple" not in body
    assert "instrText" not in body
    assert "<w:drawing" not in body
    assert "<w:hyperlink" not in body


@pytest.mark.office
@pytest.mark.skipif(
    SOFFICE is None, reason="LibreOffice is not installed: apt-get install libreoffice-writer"
)
def test_libreoffice_keeps_headings_tables_and_comments(tmp_path: Path) -> None:
    (tmp_path / "review.docx").write_bytes(_made())
    command = [str(SOFFICE), f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless"]
    for target in ("fodt", "pdf"):
        done = [*command, "--convert-to", target, "--outdir", str(tmp_path), str(tmp_path / "review.docx")]
        subprocess.run(done, check=True, capture_output=True, timeout=100)
    kept = (tmp_path / "review.fodt").read_text(encoding="utf-8")
    headings = sum(p.style.name.startswith("Heading") for p in _open(_made()).paragraphs)
    assert kept.count("<text:h ") == headings
    assert kept.count("<table:table ") == len(_open(_made()).tables)
    assert kept.count("<table:table-header-rows>") == len(_open(_made()).tables)
    assert kept.count("<office:annotation ") == len(list(_open(_made()).comments))
    assert (tmp_path / "review.pdf").read_bytes().startswith(b"%PDF")
