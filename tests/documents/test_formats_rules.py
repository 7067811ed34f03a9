"""Single rules of the format readers that the zoo does not show one by one."""

import shutil
import stat
import sys
from pathlib import Path

import pytest

from policycheck.documents import document_from_bytes, open_document
from policycheck.documents.formats.hidden import contrast, unseen_colour
from policycheck.documents.formats.numerals import in_letters, in_ordinals, in_roman, in_words
from policycheck.documents.formats.pdf.layout import Line
from policycheck.documents.formats.pdf.paragraphs import Mender
from policycheck.documents.formats.pdf.words import Word
from policycheck.documents.formats.summary import picture_share, usable_title
from policycheck.documents.sniff import sniff
from policycheck.errors import UnreadableDocument

ZOO = Path(__file__).parent.parent / "zoo" / "formats"


@pytest.mark.parametrize(
    ("number", "letters", "roman", "ordinal", "words"),
    [
        (1, "a", "i", "1st", "one"),
        (4, "d", "iv", "4th", "four"),
        (12, "l", "xii", "12th", "twelve"),
        (27, "aa", "xxvii", "27th", "twenty-seven"),
        (43, "qq", "xliii", "43rd", "forty-three"),
    ],
)
def test_numbers_are_written_as_lists_show_them(
    number: int, letters: str, roman: str, ordinal: str, words: str
) -> None:
    assert (in_letters(number), in_roman(number)) == (letters, roman)
    assert (in_ordinals(number), in_words(number)) == (ordinal, words)


@pytest.mark.parametrize("number", [-5, 10**9])
def test_absurd_numbers_are_written_in_digits(number: int) -> None:
    assert {in_letters(number), in_roman(number), in_words(number)} == {str(number)}


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("000000", "FFFFFF") == pytest.approx(21)
    assert contrast("FFFFFF", "FFFFFF") == 1
    # 4.54 is the value that WCAG's own examples give for #767676 on white.
    assert contrast("767676", "FFFFFF") == pytest.approx(4.54, abs=0.01)


def test_pale_grey_is_seen_and_the_colour_of_the_paper_is_not() -> None:
    assert not unseen_colour("C0C0C0", "FFFFFF")
    assert unseen_colour("FEFEFE", "FFFFFF")
    assert unseen_colour("1F3864", "1F3864")
    assert not unseen_colour("FFFFFF", "unknown")


def line(text: str) -> Line:
    return Line([Word(word, 0, 0, 1, 1, 10, False, 0, (0, 0, 1, 1)) for word in text.split()])


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("the commit-", "tee meets", "the committee meets"),
        ("in harm-", "reduction work", "in harm-reduction work"),
        ("the well-", "being of guests", "the well-being of guests"),
        ("a part-", "Time post", "a part-Time post"),
        ("in 2024-", "2025 we", "in 2024- 2025 we"),
    ],
)
def test_hyphens_at_the_end_of_a_line(first: str, second: str, joined: str) -> None:
    # The rest of the document knows "harm", "reduction" and "well-being".
    known = [line("harm and its reduction for well-being matter")]
    lines = [line(first), line(second)]
    assert Mender([*known, *lines]).join(lines) == joined


@pytest.mark.parametrize(
    "title",
    ["Microsoft Word - draft3.docx", "untitled", "Document1", "policy_final.docx", "(anonymous)", "  "],
)
def test_titles_that_programs_fill_in_are_no_titles(title: str) -> None:
    assert usable_title(title) == ""
    assert usable_title("Guest policy") == "Guest policy"


def test_pictures_count_as_unread_where_they_take_up_much() -> None:
    assert picture_share(0.2, 100) == (0.0, [])
    share, notes = picture_share(3, 400)
    assert share == 0.75
    assert notes[0].kind == "unread"


def test_a_memo_is_no_mail() -> None:
    memo = b"TO: All staff\nFROM: The manager\nDATE: 5 May\nSUBJECT: Naloxone\n\nStaff carry naloxone.\n"
    assert sniff(memo, "memo.txt") == "txt"
    assert sniff(b"Message-ID: <1@x>\n" + memo, "memo.txt") == "eml"


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (b"<!DOCTYPE html><p>x", "page.txt", "html"),
        (b"\xef\xbb\xbf{\\rtf1 x}", "x.doc", "rtf"),
        (b"junk\n%PDF-1.7 x", "x", "pdf"),
        (b"# A\n\ntext\n\n## B\n\n- c\n- d\n", "x", "md"),
        (b"a < b and b > c\n", "x", "txt"),
        ("Ümlaut".encode("utf-16"), "x", "txt"),
    ],
)
def test_kinds_are_told_by_content(data: bytes, name: str, kind: str) -> None:
    assert sniff(data, name) == kind


def test_recognising_without_ocrmypdf_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(UnreadableDocument, match="ocrmypdf") as raised:
        open_document(ZOO / "scanned.pdf", ocr=True)
    assert "Install" in raised.value.step


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a shell script")
def test_recognised_pages_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A stand-in for ocrmypdf that answers with a recognised scan."""
    command = tmp_path / "ocrmypdf"
    command.write_text(f'#!/bin/sh\n/bin/cat "{ZOO / "scan-with-text-layer.pdf"}"\n', encoding="utf-8")
    command.chmod(command.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", str(tmp_path))
    document = open_document(ZOO / "scanned.pdf", ocr=True)
    assert document.text.startswith("Staff carry naloxone on every shift")
    assert [note.kind for note in document.notes] == ["structure"]


@pytest.mark.office
@pytest.mark.skipif(shutil.which("soffice") is None, reason="apt-get install libreoffice-writer")
@pytest.mark.parametrize("target", ["odt", "rtf", "pdf", "docx"])
def test_what_libreoffice_writes_today_reads_the_same(target: str, tmp_path: Path) -> None:
    from tests.zoo.make import convert

    result = tmp_path / f"policy.{target}"
    convert(ZOO / "policy-odfpy.odt", target, result)
    made, source = open_document(result), open_document(ZOO / "policy-odfpy.odt")
    assert [made.text[block.body : block.end] for block in made.blocks] == [
        source.text[block.body : block.end] for block in source.blocks
    ]


def test_list_styles_of_word_know_their_depth() -> None:
    import io

    import docx

    document = docx.Document()
    document.add_paragraph("Staff offer:")
    document.add_paragraph("food, that is", style="List Bullet")
    document.add_paragraph("soup and", style="List Bullet 2")
    document.add_paragraph("bread;", style="List Bullet 2")
    buffer = io.BytesIO()
    document.save(buffer)
    blocks = document_from_bytes(buffer.getvalue(), "list.docx").blocks
    assert [block.depth for block in blocks] == [0, 1, 2, 2]
