"""What holds inside a group of Rich Text Format: each group starts with its parent's and ends with it."""

from dataclasses import dataclass, field, fields, replace

from policycheck.documents.raw import RawBlock


@dataclass(slots=True)
class Story:
    """One run of paragraphs: the body, a note, a header, a text box.

    Attributes:
        kind: "body", "footnote", "endnote", "header" or "box".
        blocks: its finished paragraphs.
        pieces: (text, size in points, bold, capitals) of the paragraph that is open.
        marker: the label that stands before it.
        table, row, column: where the next cell stands; table is None outside tables.
    """

    kind: str
    blocks: list[RawBlock] = field(default_factory=list)
    pieces: list[tuple[str, float, bool, bool]] = field(default_factory=list)
    marker: str = ""
    table: int | None = None
    row: int = 0
    column: int = 0


@dataclass(slots=True)
class State:
    """Where text goes in a group, and how it looks and is set there.

    Attributes:
        target: "text", "skip", or the table or label that is being read ("fonttbl", "listtext",
            "fldinst"...).
        story: the story that text goes to.
        unicode_skip: characters that stand in for one after ``\\u``.
        font: number of the font.
    """

    target: str
    story: Story
    unicode_skip: int = 1
    font: int = 0
    hidden: bool = False
    size: float = 12.0
    bold: bool = False
    caps: bool = False
    color: int = 0
    background: int = 0
    deleted: bool = False
    inserted: bool = False
    style: int = 0
    outline: int | None = None
    indent: float = 0.0
    centered: bool = False
    in_table: bool = False
    level: int = 0
    shading: int = 0
    in_contents: bool = False

    def copy(self) -> "State":
        """A state for a group inside this one."""
        return replace(self)

    def plain(self) -> None:
        """Back to the look of plain text (``\\plain``)."""
        self._reset("hidden", "size", "bold", "caps", "color", "background", "deleted", "inserted")

    def plain_paragraph(self) -> None:
        """Back to a plain paragraph (``\\pard``)."""
        self._reset("style", "outline", "indent", "centered", "in_table", "level", "shading")

    def _reset(self, *names: str) -> None:
        for item in fields(self):
            if item.name in names:
                setattr(self, item.name, item.default)
