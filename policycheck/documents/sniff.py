"""Tell what a file is by its content; the name is asked only where the content leaves it open."""

import io
import re
import zipfile
from pathlib import PurePath

from policycheck.errors import UnreadableDocument

READABLE = "Save it as .docx, .odt, .rtf, .pdf, .html, .md or .txt and review that."

_MIMETYPES = {
    b"application/vnd.oasis.opendocument.text": "odt",
    b"application/vnd.oasis.opendocument.text-template": "odt",
}

# First bytes of what is no document, with the words for it.
_OTHER = (
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"BM", "a picture"),
    (b"II*\x00", "a picture"),
    (b"MM\x00*", "a picture"),
    (b"RIFF", "a sound, film or picture"),
    (b"ID3", "a sound file"),
    (b"OggS", "a sound or film"),
    (b"\x1aE\xdf\xa3", "a film"),
    (b"MZ", "a program"),
    (b"\x7fELF", "a program"),
    (b"\xca\xfe\xba\xbe", "a program"),
    (b"\xcf\xfa\xed\xfe", "a program"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!", "a rar archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"SQLite format 3", "a database"),
)
_PICTURES = ("a picture", "a sound, film or picture")

_HTML = re.compile(rb"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]", re.I)
_HEADER = re.compile(
    rb"(?i)^[ \t]*(from|to|subject|date|received|return-path|message-id|mime-version|delivered-to):"
)
_MACHINE_HEADERS = (b"received", b"return-path", b"message-id", b"mime-version", b"delivered-to")
_MARKDOWN = re.compile(rb"(?m)^(#{1,6} +\S|```|\|.*\|\s*$|\s*\[\^[^\]]+\]:|[-*+] +\S.*$)")
_SUFFIXES = {
    ".htm": "html", ".html": "html", ".xhtml": "html", ".md": "md", ".markdown": "md", ".mdown": "md",
    ".eml": "eml", ".txt": "txt", ".text": "txt",
}  # fmt: skip


def sniff(data: bytes, name: str) -> str:
    """Return "docx", "odt", "rtf", "pdf", "eml", "html", "md", "txt" or "zip".

    Args:
        data: the whole file.
        name: its name, asked only between kinds of text.

    Raises:
        UnreadableDocument: it is empty, or something that policycheck does not read, with the step to take.
    """
    if not data.strip(b"\x00 \t\r\n\f"):
        raise UnreadableDocument(name, "the file is empty", "Check that the right file was saved or sent.")
    start = data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1024]
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return _zip_kind(data, name)
    if start.startswith(b"{\\rtf"):
        return "rtf"
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        raise _ole_error(data, name)
    _refuse_other(data, name)
    return _text_kind(data, start, name)


def _zip_kind(data: bytes, name: str) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as container:
            names = set(container.namelist())
            mimetype = container.read("mimetype")[:100].strip() if _small(container, "mimetype") else b""
    except (
        zipfile.BadZipFile,
        NotImplementedError,
        RuntimeError,
        ValueError,
        EOFError,
        OSError,
        zipfile.error,
    ) as error:
        raise UnreadableDocument(
            name,
            "the file is damaged or incomplete: its zip container cannot be opened",
            "Ask for it again, or open it in the program that made it and save it again.",
        ) from error
    if mimetype in _MIMETYPES:
        return _MIMETYPES[mimetype]
    if "[Content_Types].xml" in names:
        if any(part.startswith("word/") for part in names):
            return "docx"
        for folder, what in (("xl/", "a spreadsheet"), ("ppt/", "a set of slides")):
            if any(part.startswith(folder) for part in names):
                raise UnreadableDocument(
                    name, f"it is {what}", "Save its text as a document and review that."
                )
        return "docx"
    if mimetype.startswith((b"application/vnd.oasis", b"application/vnd.sun")):
        raise UnreadableDocument(name, "it is an office file, but no text document", READABLE)
    if mimetype == b"application/epub+zip":
        raise UnreadableDocument(name, "it is an e-book", READABLE)
    if any(part.startswith("Index/") or part == "Index.zip" for part in names):
        raise UnreadableDocument(
            name, "it is a Pages file", "In Pages, export it to Word or PDF and review that."
        )
    return "odt" if "content.xml" in names and "META-INF/manifest.xml" in names else "zip"


def _small(container: zipfile.ZipFile, member: str) -> bool:
    try:
        return container.getinfo(member).file_size <= 200
    except KeyError:
        return False


def _ole_error(data: bytes, name: str) -> UnreadableDocument:
    """The line for OLE2 files: old Word and Excel files, and every Office file that is locked by a
    password.
    """
    if "EncryptedPackage".encode("utf-16-le") in data:
        return UnreadableDocument(
            name,
            "it is locked by a password",
            "Open it in Office, remove the password, save a copy and review that.",
        )
    what = "a file of an old office program"
    for stream, words in (
        ("WordDocument", "an old Word file (.doc)"),
        ("Workbook", "an old spreadsheet (.xls)"),
        ("PowerPoint Document", "an old set of slides (.ppt)"),
        ("__substg1.0", "an Outlook message (.msg)"),
    ):
        if stream.encode("utf-16-le") in data:
            what = words
            break
    step = (
        "Save it as .eml and review that."
        if "Outlook" in what
        else "Open it, save it as .docx and review that."
    )
    return UnreadableDocument(name, f"it is {what}", step)


def _refuse_other(data: bytes, name: str) -> None:
    for magic, what in _OTHER:
        if data.startswith(magic) and (len(magic) > 2 or b"\x00" in data[:512]):
            step = READABLE
            if what in _PICTURES:
                step = "Turn it into a PDF, recognise its text (for example with ocrmypdf) and review that."
            raise UnreadableDocument(name, f"it is {what}, not a document", step)
    if data[4:8] == b"ftyp":
        raise UnreadableDocument(name, "it is a film or picture, not a document", READABLE)


def _text_kind(data: bytes, start: bytes, name: str) -> str:
    utf16 = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    head = data[:65536]
    if not utf16 and _binary(head):
        raise UnreadableDocument(
            name, "it is a binary file of a kind that policycheck does not know", READABLE
        )
    suffix = _SUFFIXES.get(PurePath(name).suffix.lower(), "")
    if utf16:
        head = head.decode("utf-16", "replace").encode("utf-8", "replace")
        start = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1024]
    if _is_mail(start, suffix):
        return "eml"
    if start.startswith(b"<") and (_HTML.search(head[:8192]) or suffix == "html"):
        return "html"
    if suffix in ("md", "txt"):
        # A page that was saved under a text name is still a page.
        return "html" if re.match(rb"(?i)<!doctype\s+html|<html[\s>]", start) else suffix
    if suffix == "html":
        return "html" if re.search(rb"(?i)<(p|div|h[1-6]|ul|ol|table|br|span|a)\b", head) else "txt"
    return "md" if len(_MARKDOWN.findall(head)) >= 3 and re.search(rb"(?m)^#{1,6} +\S", head) else "txt"


def _is_mail(start: bytes, suffix: str) -> bool:
    """Whether text opens with mail headers. A memo ("TO: FROM: DATE:") is no mail: it lacks those that
    machines write.
    """
    headers, machine = 0, suffix == "eml"
    for line in re.split(rb"\r?\n", start):
        if not line.strip():
            break
        if match := _HEADER.match(line):
            headers += 1
            machine |= match[1].lower() in _MACHINE_HEADERS
        elif line[:1] not in b" \t" and not re.match(rb"^[!-9;-~]+:", line):
            return False
    return machine and headers >= 2


def _binary(head: bytes) -> bool:
    """Whether bytes are no text in any encoding: many control characters that no text has."""
    if head.count(b"\x00") > len(head) * 0.1 and not _utf16_shape(head):
        return True
    controls = sum(head.count(bytes([code])) for code in (*range(1, 9), *range(14, 27), *range(28, 32), 127))
    return controls > len(head) * 0.05


def _utf16_shape(head: bytes) -> bool:
    """Zeros at every other byte: UTF-16 without its mark."""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    return max(even, odd) > len(head) * 0.3 and min(even, odd) < len(head) * 0.05
