"""Comments in the margin, each beside the words that it is about."""

from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.text.run import Run

from policycheck.reports.word.inline import LINE, Piece

AUTHOR, INITIALS = "policycheck", "pc"


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment.

    Attributes:
        beside: the words of the text beside which it stands.
        lines: its paragraphs.
    """

    beside: str
    lines: tuple[str, ...]


class Remarks:
    """Comments that wait for their words. Where words come twice, the next comment about them is taken."""

    def __init__(self, remarks: Sequence[Remark]) -> None:
        self._waiting: dict[str, deque[Remark]] = defaultdict(deque)
        for remark in remarks:
            self._waiting[remark.beside].append(remark)

    def split(self, pieces: list[Piece]) -> Iterator[tuple[Remark | None, list[Piece]]]:
        """Cut the pieces of a paragraph where a comment's words begin and end."""
        text = "".join(piece.text for piece in pieces)
        start = 0
        for at, remark in self._here(text):
            yield None, _between(pieces, start, at)
            start = at + len(remark.beside)
            yield remark, _between(pieces, at, start)
        yield None, _between(pieces, start, len(text))

    def attach(self, document: WordDocument, runs: list[Run], remark: Remark) -> None:
        """Write a comment beside runs. It carries no date: the same review gives the same file."""
        comment = document.add_comment(runs, author=AUTHOR, initials=INITIALS)
        first, *others = remark.lines
        comment.paragraphs[0].add_run(first)
        for line in others:
            comment.add_paragraph(line)
        comment._comment_elm.attrib.pop(qn("w:date"), None)

    def _here(self, text: str) -> list[tuple[int, Remark]]:
        found: list[tuple[int, Remark]] = []
        for words, waiting in self._waiting.items():
            at = text.find(words) if waiting else -1
            if at >= 0 and not any(
                at < other + len(r.beside) and other < at + len(words) for other, r in found
            ):
                found.append((at, waiting.popleft()))
        return sorted(found, key=lambda pair: pair[0])


def _between(pieces: list[Piece], start: int, end: int) -> list[Piece]:
    cut: list[Piece] = []
    offset = 0
    for piece in pieces:
        low, high = max(start - offset, 0), min(end - offset, len(piece.text))
        if low < high:
            cut.append(piece if piece.text == LINE else replace(piece, text=piece.text[low:high]))
        offset += len(piece.text)
    return cut
