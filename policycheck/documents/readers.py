"""Which reader reads which format."""

from importlib import import_module

from policycheck.documents.raw import Reader

# Format, as told by content -> "module:function". Imported when first needed: reading a text must not load
# lxml.
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
    reader: Reader = getattr(import_module(module), function)
    return reader
