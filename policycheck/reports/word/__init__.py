"""Markdown of our own templates as a Word document: real headings, lists, tables and comments."""

from policycheck.reports.word.document import Remark, word_document

__all__ = ["Remark", "word_document"]
