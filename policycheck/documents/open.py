"""The way in: a path, bytes or a text becomes a Document."""

import hashlib
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Literal

from policycheck.documents.model import Document, Source
from policycheck.documents.raw import RawDocument, Reader, ReadOptions
from policycheck.documents.sniff import sniff
from policycheck.documents.structure import build
from policycheck.errors import UnreadableDocument

# Format, as told by content -> "module:function". Imported when first needed: reading a text must not load lxml.
READERS: dict[str, str] = {
    "txt": "policycheck.documents.formats.plain:read",
    "md": "policycheck.documents.formats.markdown:read",
    "html": "policycheck.documents.formats.html:read",
    "docx": "policycheck.documents.formats.docx:read",
    "odt": "policycheck.documents.formats.odt:read",
    "rtf": "policycheck.documents.formats.rtf:read",
    "pdf": "policycheck.documents.formats.pdf:read",
    "eml": "policycheck.documents.formats.eml:read",
}


def reader_for(format: str) -> Reader:
    """The reader of a format."""
    module, function = READERS[format].split(":")
    return getattr(import_module(module), function)


def open_document(
    path: str | Path, *, changes: Literal["final", "original", "both"] = "final", ocr: bool = False
) -> Document:
    """Read a file.

    Raises:
        UnreadableDocument: it is missing, or cannot be read.
    """
    path = Path(path)
    try:
        data = path.read_bytes()
    except IsADirectoryError:
        raise UnreadableDocument(str(path), "this is a folder", "Name a file in it.") from None
    except FileNotFoundError:
        raise UnreadableDocument(str(path), "there is no such file", "Check the name.") from None
    except OSError as error:
        reason = error.strerror or "it cannot be opened"
        raise UnreadableDocument(str(path), reason, "Check that you may read it.") from None
    return document_from_bytes(data, str(path), changes=changes, ocr=ocr)


def document_from_bytes(
    data: bytes, name: str, *, changes: Literal["final", "original", "both"] = "final", ocr: bool = False
) -> Document:
    """Read a file that is in memory; ``name`` is used in messages and, where content does not tell, for its type."""
    format = sniff(data, name)
    raw = reader_for(format)(data, ReadOptions(name=name, changes=changes, ocr=ocr))
    return _finish(raw, name, format, data)


def document_from_text(text: str, title: str = "") -> Document:
    """Make a Document of a text that is at hand. The text is read as plain text would be."""
    from policycheck.documents.formats.plain import blocks_of

    raw = RawDocument(blocks_of(text), title=title)
    return _finish(raw, "", "txt", text.encode("utf-8", "surrogatepass"))


def _finish(raw: RawDocument, name: str, format: str, data: bytes) -> Document:
    source = Source(name, format, hashlib.sha256(data).hexdigest(), raw.pages)
    return replace(build(raw), source=source)


__all__ = ["READERS", "document_from_bytes", "document_from_text", "open_document"]
