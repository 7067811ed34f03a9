"""Notes and figures that several formats make alike."""

import re

from policycheck.documents.model import Note

_WORDS_A_PAGE = 400
_NO_TITLE = re.compile(
    r"(?i)(microsoft (word|powerpoint|excel) - .*|untitled.*|\(?anonymous\)?|unspecified|document ?\d*"
    r"|word document|powerpoint presentation|slide 1"
    r"|.*\.(docx?|odt|rtf|pdf|indd|tex|html?|pages|pptx?|qxd)|\W*)"
)


def usable_title(title: str) -> str:
    """A title of a file's properties, or "" where a program filled it in ("Microsoft Word - draft3.docx")."""
    title = " ".join(title.split())
    return "" if len(title) > 300 or _NO_TITLE.fullmatch(title) else title


def picture_share(picture_pages: float, words: int) -> tuple[float, list[Note]]:
    """Estimate the share that stands in pictures, which are not read.

    Args:
        picture_pages: area of the pictures, in pages.
        words: words that were read.

    Returns:
        The share (0 where pictures take up less than half a page) and a Note that says so.
    """
    if picture_pages < 0.5:
        return 0.0, []
    share = picture_pages / (picture_pages + words / _WORDS_A_PAGE)
    if share < 0.2:
        return 0.0, []
    message = (
        "Pictures take up much of the document, and text in pictures is not read. "
        "Export it to PDF and recognise its text (for example with ocrmypdf), or type what they say."
    )
    return round(share, 3), [Note("unread", message, max(1, round(picture_pages)))]


def left_out_notes(*, macros: bool = False, embedded: int = 0, foreign_parts: int = 0) -> list[Note]:
    """Notes on parts of an office file that are never read or run."""
    notes = []
    if macros:
        notes.append(Note("left-out", "The file holds macros. They were not run and are not read."))
    if embedded:
        message = "Files embedded in the document are not read; review them on their own if they matter."
        notes.append(Note("left-out", message, embedded))
    if foreign_parts:
        message = (
            "Parts in another format inside the document are not read; save it again in Word to merge them."
        )
        notes.append(Note("unread", message, foreign_parts))
    return notes


_SIDES = {
    "final": ("read", "left out", "as if all were accepted"),
    "original": ("left out", "read", "as if all were rejected"),
    "both": ("read", "read too", "both sides at once"),
}
_PLACE = {"final": "in the new place", "original": "in the old place", "both": "in both places"}


def changes_notes(side: str, insertions: int, deletions: int, moves: int) -> list[Note]:
    """What the review says about tracked changes, or nothing where there were none.

    Args:
        side: which side was read, "final", "original" or "both".
    """
    count = insertions + deletions + moves
    if not count:
        return []
    inserted, deleted, how = _SIDES[side]
    parts = []
    if insertions:
        parts.append(f"{_counted(insertions, 'insertion')} {inserted}")
    if deletions:
        parts.append(f"{_counted(deletions, 'deletion')} {deleted}")
    if moves:
        parts.append(f"{_counted(moves, 'moved passage')} read {_PLACE[side]}")
    return [Note("changes", f"Tracked changes are read {how}: {', '.join(parts)}.", count)]


def comments_notes(count: int) -> list[Note]:
    """A note that comments were left out, or nothing."""
    if not count:
        return []
    are = "comment is" if count == 1 else "comments are"
    return [
        Note("comments", f"{count:,} {are} left out: they talk about the text and are not part of it.", count)
    ]


def _counted(count: int, what: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}"
