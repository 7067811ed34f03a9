"""The way in: a path, bytes or a text becomes a Document, within limits."""

import hashlib
from dataclasses import replace
from pathlib import Path
from typing import Literal

from policycheck.documents.decoding import clean_text
from policycheck.documents.isolate import call_apart
from policycheck.documents.language import with_languages
from policycheck.documents.limits import MIB, Limits
from policycheck.documents.model import Document, Source
from policycheck.documents.raw import RawDocument, ReadOptions
from policycheck.documents.readers import reader_for
from policycheck.documents.sniff import sniff
from policycheck.documents.structure import build
from policycheck.errors import UnreadableDocument

Changes = Literal["final", "original", "both"]

# Short plain texts are read by our own linear code, without a parser that a file could break: a process of
# its own
# would cost more than it saves.
_READ_HERE = {"txt", "md"}
_SHORT = MIB // 4


def open_document(
    path: str | Path, *, changes: Changes = "final", ocr: bool = False, limits: Limits | None = None
) -> Document:
    """Read a file.

    Args:
        path: the file.
        changes: which side of tracked changes to read.
        ocr: recognise scanned pages of a PDF; needs ocrmypdf.
        limits: the most that it may take.

    Raises:
        UnreadableDocument: it is missing, cannot be read, or goes over the limits.
    """
    path = Path(path)
    limits = limits or Limits()
    try:
        if path.is_dir():
            raise UnreadableDocument(str(path), "this is a folder", "Name a file in it.")
        if path.exists() and not path.is_file():
            raise UnreadableDocument(str(path), "this is a device, not a file", "Name a file.")
        with path.open("rb") as stream:
            data = stream.read(limits.bytes + 1)
    except FileNotFoundError:
        raise UnreadableDocument(str(path), "there is no such file", "Check the name.") from None
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        reason = getattr(error, "strerror", None) or "it cannot be opened"
        raise UnreadableDocument(str(path), reason, "Check that you may read it.") from None
    return document_from_bytes(data, str(path), changes=changes, ocr=ocr, limits=limits)


def document_from_bytes(
    data: bytes,
    name: str,
    *,
    changes: Changes = "final",
    ocr: bool = False,
    limits: Limits | None = None,
    apart: bool = True,
) -> Document:
    """Read a file that is in memory; ``name`` is used in messages and, where content does not tell, for
    its type.

    Args:
        apart: read in a process of its own, which the limits of time and memory bind. False only where the
            calling process is itself bound and may be lost, as one that screens documents.

    Raises:
        UnreadableDocument: it cannot be read, or goes over the limits.
    """
    limits = limits or Limits()
    if len(data) > limits.bytes:
        raise UnreadableDocument(
            name, f"it is larger than {limits.megabytes:g} MB", "Review it in parts, or allow larger files."
        )
    format = sniff(data, name)
    if format == "zip":
        raise UnreadableDocument(name, "it is an archive of files", "Unpack it and review the files in it.")
    source = Source(name, format, hashlib.sha256(data).hexdigest())
    if ocr and format == "pdf":
        from policycheck.documents.formats.pdf.ocr import recognised

        data = recognised(data, name, limits)
    options = ReadOptions(name=name, changes=changes, ocr=ocr, max_pages=limits.pages)
    if not apart or (format in _READ_HERE and len(data) <= _SHORT):
        document = read_as(data, format, options)
    else:
        task = "policycheck.documents.open:read_as"
        document = call_apart(task, data, {"format": format, "options": options}, name=name, limits=limits)
    return with_languages(replace(document, source=replace(source, pages=document.source.pages)))


def read_as(data: bytes, format: str, options: ReadOptions) -> Document:
    """Read bytes of a known format, here and now. Its ``source`` knows the number of pages alone."""
    return _finish(reader_for(format)(data, options))


def document_from_text(text: str, title: str = "") -> Document:
    """Make a Document of a text that is at hand. The text is read as plain text would be."""
    from policycheck.documents.formats.plain import blocks_of

    document = _finish(RawDocument(blocks_of(text), title=title))
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return with_languages(replace(document, source=Source("", "txt", digest)))


def _finish(raw: RawDocument) -> Document:
    for block in raw.blocks:
        block.text = clean_text(block.text)
    raw.title = clean_text(raw.title)
    return build(raw)


__all__ = ["Limits", "document_from_bytes", "document_from_text", "open_document", "read_as"]
