"""Tracked changes: which side is read, and how many there were."""

from typing import Literal

from lxml import etree

from policycheck.documents.formats.docx.names import W
from policycheck.documents.formats.summary import changes_notes
from policycheck.documents.model import Note

INSERTED = {W + "ins", W + "moveTo"}
DELETED = {W + "del", W + "moveFrom"}


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
        return changes_notes(self.side, self.insertions, self.deletions, self.moves)
