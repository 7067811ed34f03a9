"""Lines and columns of findings in the file itself, for formats whose file is text that people edit by line.

The document's text is not the file's: markup is gone and wrapped lines are joined. Both have the same letters
and digits in the same order, so the document's blocks are laid along the file once, from the top; nothing is
looked up by its words alone.
"""

import hashlib
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from policycheck.documents.decoding import decode
from policycheck.documents.model import Document
from policycheck.reading.model import Location

_BY_LINE = {"txt", "md"}
_SHORT = 20  # letters; so short a block says little about where it stands
_NEAR = 400  # letters; how far ahead a short block may be looked for
_CLOSING = ".;:!?)]”’\"'"


@dataclass(frozen=True, slots=True)
class Region:
    """Lines and columns of a file, from 1, in Unicode characters; the end column is the one after it."""

    start_line: int
    start_column: int
    end_line: int
    end_column: int


def regions(document: Document) -> Callable[[Location], Region | None]:
    """A function from a location in the document to its place in the file.

    It gives None where the format has no lines, or the file is not there any more as it was read.
    """
    source = _source(document)
    if source is None:
        return lambda location: None
    return _Alignment(document, source).region


def _source(document: Document) -> str | None:
    if document.source.format not in _BY_LINE or not document.source.name:
        return None
    try:
        data = Path(document.source.name).read_bytes()
    except (OSError, ValueError):
        return None
    if hashlib.sha256(data).hexdigest() != document.source.sha256:
        return None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return decode(data)[0]


class _Alignment:
    def __init__(self, document: Document, source: str) -> None:
        self._source = source
        self._ends = [index for index, character in enumerate(source) if character == "\n"]
        letters, self._offsets = _letters(source)
        self._text = document.text
        self._blocks: list[
            tuple[int, int, int | None]
        ] = []  # start, end, where its letters start in the source
        cursor = 0
        for block in document.blocks:
            wanted, _ = _letters(document.text[block.start : block.end])
            found = letters.find(wanted, cursor)
            trusted = found >= 0 and (len(wanted) > _SHORT or found - cursor < _NEAR)
            if not trusted:
                found = (
                    letters.find(wanted) if len(wanted) > _SHORT else -1
                )  # a footnote stands where it likes
            self._blocks.append((block.start, block.end, found if found >= 0 else None))
            cursor = found + len(wanted) if trusted else cursor
        self._starts = [start for start, _, _ in self._blocks]

    def region(self, location: Location) -> Region | None:
        """The place of a location, or None where its block was not found in the file."""
        index = bisect_right(self._starts, location.start) - 1
        if index < 0:
            return None
        start, end, found = self._blocks[index]
        before, _ = _letters(self._text[start : location.start])
        within, _ = _letters(self._text[location.start : min(location.end, end)])
        if found is None or not within:
            return None
        first = self._offsets[found + len(before)]
        last = self._offsets[found + len(before) + len(within) - 1] + 1
        while last < len(self._source) and self._source[last] in _CLOSING:
            last += 1
        return Region(*self._place(first), *self._place(last))

    def _place(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self._ends, offset - 1)
        return line + 1, offset - (self._ends[line - 1] if line else -1)


def _letters(text: str) -> tuple[str, list[int]]:
    """Letters and digits in small form, and where each stands."""
    kept: list[str] = []
    offsets: list[int] = []
    for offset, character in enumerate(text):
        if character.isalnum():
            small = character.casefold()
            kept.append(small)
            offsets += [offset] * len(small)
    return "".join(kept), offsets
