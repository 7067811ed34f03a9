"""The working record of the structure pass: a part of the text with what is known of it so far."""

import re
from dataclasses import dataclass, field

from policycheck.documents.model import BlockKind, Role
from policycheck.documents.raw import RawBlock
from policycheck.documents.structure.markers import Marker, first_marker

_SPACE = re.compile(r"\s+")
_REFERENCE_END = re.compile(
    r"(?:\b(?:sections?|subsections?|paragraphs?|subparagraphs?|subdivisions?|clauses?|items?|"
    r"articles?|chapters?|titles?|parts?|"
    r"schedules?|rules?|regulations?|no|nos|and|or|to|through|under|of|see|by)\.?|§+|[,(])$",
    re.I,
)
MAX_MARKERS = 4


@dataclass(slots=True, eq=False)
class Part:
    """One block in the making.

    Attributes:
        text: its words, white space folded, its markers in front.
        raw: what the reader gave.
        glue: what stands between it and the part before ("\\n\\n", or " " where they share a paragraph).
        markers: the labels that it starts with, outermost first: "579.040. 1. (1)".
        body: offset of the text after them.
        kind, role, depth: as in ``Block``.
        heading: how it shows that it is a heading, as a key of its kind of heading; () for what is none.
        quote_ends: new law that was quoted ends with it.
        above: the headings that it stands under, outermost first.
        leads: the sentences that it hangs from: (part, start, end) with offsets into that part's text.
        section: as in ``Block``.
    """

    text: str
    raw: RawBlock
    glue: str = "\n\n"
    markers: tuple[Marker, ...] = ()
    body: int = 0
    kind: BlockKind | None = None
    role: Role = "body"
    depth: int = 0
    heading: tuple = ()
    quote_ends: bool = False
    above: tuple["Part", ...] = ()
    leads: tuple[tuple["Part", int, int], ...] = field(default=())
    section: str = ""
    start: int = 0

    @property
    def words(self) -> str:
        """The text after the markers."""
        return self.text[self.body :]

    @property
    def is_cell(self) -> bool:
        """A table cell."""
        return self.raw.kind == "cell"

    @property
    def is_listed(self) -> bool:
        """The file's own list gave it a decimal number: "1.1" labels an item and no section of a law."""
        return self.raw.kind == "item" and bool(self.raw.marker) and self.markers[0].form == "x"


def parts_of(blocks: list[RawBlock], plain_numbers: frozenset[int] = frozenset()) -> list[Part]:
    """Make parts of raw blocks: white space folded, visible line breaks split where a label follows, markers
    found.
    """
    found: list[Part] = []
    for raw in blocks:
        for text in _pieces(raw):
            if any(character.isalnum() for character in text):
                found.append(new_part(text, raw, plain_numbers=plain_numbers))
            elif found:
                found[-1].quote_ends = True
    return found


def _pieces(raw: RawBlock) -> list[str]:
    lines = [_SPACE.sub(" ", line).strip() for line in raw.text.split("\n")]
    lines = [line for line in lines if line] or [""]
    pieces = [f"{raw.marker} {lines[0]}".strip() if raw.marker else lines[0]]
    for line in lines[1:]:
        if raw.kind != "heading" and first_marker(line) and not _REFERENCE_END.search(pieces[-1]):
            pieces.append(line)
        else:
            pieces[-1] += " " + line
    return [piece for piece in pieces if piece]


def new_part(
    text: str, raw: RawBlock, glue: str = "\n\n", *, plain_numbers: frozenset[int] = frozenset()
) -> Part:
    """A part with its markers found."""
    part = Part(text, raw, glue)
    find_markers(part, plain_numbers=plain_numbers)
    return part


def find_markers(part: Part, *, plain_numbers: frozenset[int] = frozenset()) -> None:
    """Find the labels at the start of a part."""
    text, raw = part.text, part.raw
    markers: list[Marker] = []
    at = 0
    if raw.marker and text.startswith(raw.marker):
        typed = first_marker(raw.marker + " X") or Marker("new", raw.marker, "", 0, 0, (("code", 0),))
        markers.append(Marker(typed.form, typed.value, typed.word, 0, len(raw.marker), typed.readings))
        at = _after(text, len(raw.marker))
    while len(markers) < MAX_MARKERS and at < len(text):
        marker = first_marker(text, at, plain_numbers=plain_numbers if not markers else frozenset())
        if marker is None or (markers and not _may_follow(markers[-1], marker)):
            break
        markers.append(marker)
        at = _after(text, marker.end)
    part.markers, part.body = tuple(markers), at


def _after(text: str, at: int) -> int:
    # "3.—(1)" is how statutes of the United Kingdom join two labels.
    while at < len(text) and (text[at].isspace() or (text[at] in "—–" and text[at + 1 : at + 2] == "(")):
        at += 1
    return at


def _may_follow(before: Marker, marker: Marker) -> bool:
    """Whether a second label right after a first is one: "(a) (1)", "579.040. 1. (1)"; not "Part 2 1 May"."""
    if before.form == "bullet" or marker.form in ("bullet", "word"):
        return before.is_container and marker.form == "word"
    if marker.form == "(x)":
        return True
    return (before.is_section and marker.form in ("x.", "x)")) or (
        before.form == "word" and marker.form == "x"
    )


def merge_halves(parts: list[Part], *, plain_numbers: frozenset[int] = frozenset()) -> list[Part]:
    """Join what one label or heading was torn into: "(d)" + "(1) A pharmacist", "TITLE" + "II AMENDMENTS"."""
    merged: list[Part] = []
    for part in parts:
        before = merged[-1] if merged else None
        if before is not None and not part.is_cell and not before.is_cell and _torn(before, part):
            before.text = f"{before.text} {part.text}"
            before.quote_ends = part.quote_ends
            if part.raw.level or part.raw.kind == "heading":
                before.raw = part.raw
            find_markers(before, plain_numbers=plain_numbers)
        else:
            merged.append(part)
    return merged


_BARE_WORD = re.compile(
    r"(?:schedule|appendix|annex|title|subtitle|division|part|subpart|chapter|subchapter|article|"
    r"regulation|section|§)\.?",
    re.I,
)
_NUMBER_FIRST = re.compile(r"\.?(?:\d|[IVXLC]+\b|[A-Z]\b)")


def _torn(before: Part, part: Part) -> bool:
    if before.raw.level and part.raw.level and before.raw.level != part.raw.level:
        return False
    if _BARE_WORD.fullmatch(before.text):
        return bool(_NUMBER_FIRST.match(part.text))
    if before.words or not before.markers or before.quote_ends:
        return False
    marker = before.markers[-1]
    if marker.is_container:
        return looks_like_title(part.text) and not part.markers and part.raw.level == before.raw.level
    if marker.form == "bullet":
        return not part.markers
    if part.raw.kind in ("heading", "title") or len(before.markers) + len(part.markers) > MAX_MARKERS:
        return False
    return not part.markers or part.markers[0].form in ("(x)", "x.", "x)")


def looks_like_title(text: str) -> bool:
    """Short, starts with a capital, ends without a full stop."""
    return len(text) <= 120 and len(text.split()) <= 14 and text[:1].isupper() and text[-1] not in ".;:,?!"
