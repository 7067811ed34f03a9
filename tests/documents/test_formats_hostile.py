"""Files that are broken, huge or made to deceive give a document or one clear line, within limits."""

import io
import os
import sys
import time
import zipfile
from pathlib import Path

import pytest

from policycheck.documents import document_from_bytes, open_document
from policycheck.documents.limits import Limits
from policycheck.errors import UnreadableDocument

ZOO = Path(__file__).parent.parent / "zoo" / "formats"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'


def docx(document: str | bytes, **parts: str | bytes) -> bytes:
    """A .docx with a main part and nothing else."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as container:
        container.writestr("[Content_Types].xml", TYPES)
        container.writestr("word/document.xml", document)
        for name, content in parts.items():
            container.writestr(f"word/{name}.xml", content)
    return buffer.getvalue()


def body(inner: str) -> str:
    return f'<w:document xmlns:w="{W}"><w:body>{inner}</w:body></w:document>'


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def refusal(data: bytes, name: str, limits: Limits | None = None) -> UnreadableDocument:
    """The clear line that a file gives: named, on one line, with a reason and a next step."""
    with pytest.raises(UnreadableDocument) as raised:
        document_from_bytes(data, name, limits=limits)
    error = raised.value
    assert error.name == name
    assert "\n" not in str(error)
    assert error.reason
    assert error.step.endswith(".")
    assert "unexpected" not in error.reason
    return error


def test_zip_bomb() -> None:
    error = refusal(docx(b"<x>" + b" " * (300 * 1024 * 1024) + b"</x>"), "bomb.docx")
    assert "unpacks to far more" in error.reason


def test_sizes_that_a_zip_claims_are_not_believed() -> None:
    data = bytearray(docx(body(paragraph("x" * 5_000_000))))
    # The central directory claims ten bytes for the main part.
    at = data.rfind(b"PK\x01\x02", 0, data.rfind(b"word/document.xml"))
    data[at + 24 : at + 28] = (10).to_bytes(4, "little")
    refusal(bytes(data), "liar.docx")


def test_xml_entities_are_not_expanded() -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    bomb = f'<!DOCTYPE x [<!ENTITY l0 "ha">{laughs}]>' + body(paragraph("&l9;"))
    began = time.monotonic()
    error = refusal(docx(bomb), "laughs.docx")
    assert time.monotonic() - began < 10
    assert "entities" in error.reason or "well-formed" in error.reason


def test_external_entities_are_not_fetched(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("TOP SECRET", encoding="utf-8")
    evil = f'<!DOCTYPE x [<!ENTITY a SYSTEM "{secret.as_uri()}">]>' + body(paragraph("&a;"))
    assert "SECRET" not in str(refusal(docx(evil), "external.docx"))


def test_deep_nesting() -> None:
    deep = "<w:tbl><w:tr><w:tc>" * 80 + paragraph("deep") + "</w:tc></w:tr></w:tbl>" * 80
    error = refusal(docx(body(deep)), "deep.docx")
    assert "nested" in error.reason or "well-formed" in error.reason


def test_deep_rtf_groups() -> None:
    assert "nested" in refusal(b"{\\rtf1 " + b"{" * 100_000 + b"x", "deep.rtf").reason


@pytest.mark.parametrize(
    "name", ["policy.docx", "policy-odfpy.odt", "policy-reportlab.pdf", "policy-libreoffice.rtf"]
)
@pytest.mark.parametrize("share", [0.1, 0.5, 0.95])
def test_truncated_files(name: str, share: float) -> None:
    data = (ZOO / name).read_bytes()
    cut = data[: int(len(data) * share)]
    try:
        line = document_from_bytes(cut, name).source.format
    except UnreadableDocument as error:
        line = str(error)
    assert line
    assert "unexpected" not in line


def test_a_file_that_is_not_what_its_name_says() -> None:
    document = document_from_bytes((ZOO / "policy.docx").read_bytes(), "policy.pdf")
    assert document.source.format == "docx"
    assert document_from_bytes(b"Staff carry naloxone.\n", "policy.docx").source.format == "txt"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b"\x00" * 500, "empty"),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 50, "picture"),
        (b"MZ\x90\x00" + b"\x00" * 600, "program"),
        (b"\x7fELF" + bytes(range(256)), "program"),
        (bytes(range(256)) * 40, "binary"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "password"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), "old Word"),
        (b"PK\x03\x04 and no more", "damaged"),
        (b"%PDF-1.7\nnothing here", "damaged"),
    ],
)
def test_what_is_no_document_says_what_it_is(data: bytes, words: str) -> None:
    assert words in refusal(data, "thing.docx").reason


def test_an_archive_is_named_as_one() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as container:
        container.writestr("a.txt", "Staff carry naloxone.")
    assert "archive" in refusal(buffer.getvalue(), "papers.zip").reason


def test_nuls_and_lone_surrogates_are_cleaned() -> None:
    rtf = b"{\\rtf1\\uc0 Staff\\u-10179 carry\\'00 nal\\u0 oxone.\\par}"
    text = document_from_bytes(rtf, "odd.rtf").text
    assert "\x00" not in text
    text.encode("utf-8")


def test_a_million_letters_in_one_word() -> None:
    began = time.monotonic()
    document = document_from_bytes(docx(body(paragraph("a" * 1_000_000))), "long.docx")
    assert len(document.text) == 1_000_000
    assert time.monotonic() - began < 30


def empty_pages(count: int, *, loop: bool = False) -> bytes:
    """A PDF of empty pages; with a loop, the page tree holds itself."""
    kids = " ".join(["2 0 R"] * 3 if loop else [f"{number + 3} 0 R" for number in range(count)])
    pages = "".join(
        f"{number + 3} 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>endobj\n"
        for number in range(count)
    )
    head = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    tree = f"2 0 obj<</Type/Pages/Count {count}/Kids[{kids}]>>endobj\n"
    return (head + tree + pages + "trailer<</Root 1 0 R>>\n%%EOF").encode()


def test_thousands_of_empty_pages() -> None:
    assert "no text" in refusal(empty_pages(1500), "empty.pdf").reason
    assert "limit" in refusal(empty_pages(3000), "long.pdf").reason
    assert "limit" in refusal(empty_pages(12), "long.pdf", Limits(pages=10)).reason


def test_a_page_tree_that_holds_itself() -> None:
    refusal(empty_pages(3, loop=True), "loop.pdf")


def test_files_over_the_size() -> None:
    assert "larger than" in refusal(b"a" * 3_000_000, "big.txt", Limits(megabytes=2)).reason


def test_a_file_over_its_time_is_ended() -> None:
    slow = docx(body(paragraph("words and more words. ") * 60_000))
    began = time.monotonic()
    assert "longer than" in refusal(slow, "slow.docx", Limits(seconds=0.2)).reason
    assert time.monotonic() - began < 5


@pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="the limit is watched, not set, on other systems"
)
def test_a_file_over_its_memory_is_ended() -> None:
    fat = docx(body("".join(paragraph(f"{number * 7919 % 999_983} words") for number in range(400_000))))
    error = refusal(fat, "fat.docx", Limits(memory_megabytes=64))
    assert "memory" in error.reason or "broke" in error.reason


def test_the_watch_over_memory_ends_a_process() -> None:
    import subprocess

    from policycheck.documents.isolate import MEMORY_EXIT

    code = (
        "import threading, time\nfrom policycheck.documents import apart\n"
        "bound = apart.resident_bytes() + 50_000_000\n"
        "threading.Thread(target=apart._watch, args=(bound,), daemon=True).start()\n"
        "hold = bytearray(b'x' * 200_000_000)\ntime.sleep(20)\n"
    )
    assert subprocess.run([sys.executable, "-c", code], timeout=30, check=False).returncode == MEMORY_EXIT


def test_nothing_beside_the_document_is_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A module that lies beside a document must not be imported by the process that reads it."""
    for module in ("lxml", "pypdfium2", "zipfile"):
        (tmp_path / f"{module}.py").write_text("open('owned', 'w').close()", encoding="utf-8")
    (tmp_path / "policy.docx").write_bytes((ZOO / "policy.docx").read_bytes())
    monkeypatch.chdir(tmp_path)
    assert open_document("policy.docx").blocks
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "lxml.py",
        "policy.docx",
        "pypdfium2.py",
        "zipfile.py",
    ]


def test_macros_and_foreign_parts_are_named_and_not_read() -> None:
    chunk = '<w:altChunk xmlns:r="x" r:id="rId9"/>'
    document = document_from_bytes(docx(body(paragraph("Staff carry naloxone.") + chunk)), "chunk.docx")
    assert {note.kind for note in document.notes} == {"unread"}


def test_an_answer_may_hold_documents_and_nothing_else() -> None:
    import pickle

    from policycheck.documents.isolate import _OwnTypes

    with pytest.raises(pickle.UnpicklingError):
        _OwnTypes(io.BytesIO(pickle.dumps((False, os.getcwd)))).load()
