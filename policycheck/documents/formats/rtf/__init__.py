"""Rich Text files (.rtf), read by a small reader of our own: see docs/formats.md and docs/decisions/."""

from policycheck.documents.formats.container import damaged
from policycheck.documents.formats.hidden import HiddenText
from policycheck.documents.formats.rtf.blocks import without_boxes
from policycheck.documents.formats.rtf.reader import RtfReader
from policycheck.documents.formats.rtf.state import Story
from policycheck.documents.formats.summary import (
    changes_notes,
    comments_notes,
    left_out_notes,
    picture_share,
    usable_title,
)
from policycheck.documents.raw import RawBlock, RawDocument, ReadOptions


def read(data: bytes, options: ReadOptions) -> RawDocument:
    """Read an .rtf: body, text boxes, notes, then each header and footer once.

    Raises:
        UnreadableDocument: it is damaged, or made to do harm.
    """
    hidden = HiddenText()
    reader = RtfReader(options.changes, hidden, options.name)
    reader.read(data.decode("latin-1"))
    blocks = without_boxes(reader.body.blocks)
    blocks += _of(reader.others, "box") + _notes(reader.others) + _headers(reader.others)
    words = sum(len(block.text.split()) for block in blocks)
    share, unread = picture_share(reader.picture_pages, words)
    if not blocks and not unread and b"\\par" not in data and not hidden.notes():
        raise damaged(options.name, "it holds no text")
    notes = [
        *changes_notes(options.changes, reader.insertions, reader.deletions, 0),
        *comments_notes(reader.annotations),
        *hidden.notes(),
        *left_out_notes(embedded=reader.objects),
        *unread,
    ]
    return RawDocument(blocks, usable_title(reader.title), notes, None, share)


def _of(stories: list[Story], kind: str) -> list[RawBlock]:
    return [block for story in stories if story.kind == kind for block in story.blocks]


def _notes(stories: list[Story]) -> list[RawBlock]:
    """Footnotes with the number that a reader sees: they are counted in order."""
    blocks = []
    notes = [story for story in stories if story.kind == "footnote"]
    for number, story in enumerate(notes, 1):
        marker = str(number)
        for block in story.blocks:
            block.kind, block.marker, block.depth, marker = "footnote", marker, 0, ""
            block.table = block.row = block.column = None
            blocks.append(block)
    return blocks


def _headers(stories: list[Story]) -> list[RawBlock]:
    seen: dict[str, RawBlock] = {}
    for block in _of(stories, "header"):
        block.kind, block.table, block.row, block.column = "paragraph", None, None, None
        seen.setdefault(" ".join(block.text.split()), block)
    return list(seen.values())
