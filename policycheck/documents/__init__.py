"""A file becomes a Document: its text, and blocks that say what each part is and where it stands."""

from policycheck.documents.model import Block, Document, Note, Source, Span
from policycheck.documents.open import document_from_bytes, document_from_text, open_document

__all__ = [
    "Block",
    "Document",
    "Note",
    "Source",
    "Span",
    "document_from_bytes",
    "document_from_text",
    "open_document",
]
