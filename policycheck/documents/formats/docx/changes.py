"""Tracked changes: which side is read, and how many there were."""

from typing import Literal

from lxml import etree

from policycheck.documents.formats.docx.names import W
from policycheck.documents.model import Note

INSERTED = {W + "ins", W + "moveTo"}
DELETED = {W + "del", W + "moveFrom"}
_SIDES = {
    "final": ("read", "left out", "as if all were accepted"),
    "original": ("left out", "read", "as if all were rejected"),
    "both": ("read", "read too", "both sides at once"),
}


class Changes:
    """Decides by ``changes`` ("final", "original", "both") what of the tracked changes is text."""

    def __init__(self, side: Literal["final", "original", "both"]) -> None:
        self.side = side
        self.left_out = {"final": DELETED, "original": INSERTED, "both": set()}[side]
        self.insertions = self.deletions = self.moves = 0

    def meet(self, tag: str) -> bool:
        """Count a change that holds text; return whether its text is read."""
        if tag in (W + "moveTo", W + "moveFrom"):
            self.moves += tag == W + "moveTo"
        elif tag in INSERTED:
            self.insertions += 1
        else:
            self.deletions += 1
        return tag not in self.left_out

    def drops(self, properties: etree._Element | None) -> bool:
        """Whether ``w:rPr`` of a paragraph mark or ``w:trPr`` of a row marks it as left out."""
        return properties is not None and any(properties.find(tag) is not None for tag in self.left_out)

    def notes(self) -> list[Note]:
        """What the review says about the changes, or nothing where there were none."""
        count = self.insertions + self.deletions + self.moves
        if not count:
            return []
        inserted, deleted, how = _SIDES[self.side]
        parts = []
        if self.insertions:
            parts.append(f"{_counted(self.insertions, 'insertion')} {inserted}")
        if self.deletions:
            parts.append(f"{_counted(self.deletions, 'deletion')} {deleted}")
        if self.moves:
            parts.append(f"{_counted(self.moves, 'moved passage')} read {_PLACE[self.side]}")
        return [Note("changes", f"Tracked changes are read {how}: {', '.join(parts)}.", count)]


_PLACE = {"final": "in the new place", "original": "in the old place", "both": "in both places"}


def _counted(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"
