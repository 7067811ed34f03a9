"""Which columns the reading sheet has, in the order in which a person reads them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from policycheck.rubric.model import Rubric
from policycheck.screening.schema import ELEMENTS, PRINCIPLES

Row = Mapping[str, Any]


@dataclass(frozen=True)
class SheetColumn:
    """A column of the reading sheet.

    Attributes:
        name: of the row's column that it shows.
        title: its heading; for a principle the number, to which the principle's title is added.
        width: in characters.
        form: how it looks: "text", "id", "flag", "level", "certainty", "share", "count", "own".
        shown: the value from a row.
    """

    name: str
    title: str
    width: float
    form: str = "text"
    shown: Callable[[Row], Any] | None = None

    def heading(self, rubric: Rubric) -> str:
        """The heading, with the principle's title where it is one."""
        if self.form == "level":
            return f"{self.title} · {rubric.principle(int(self.title)).title}"
        return self.title

    def value(self, row: Row) -> Any:
        """What stands in the cell."""
        return self.shown(row) if self.shown else row.get(self.name)


def _substance(row: Row) -> str:
    if row.get("named") is None:
        return ""
    return f"named {row['named']}×, {row['measures']} measures"


def _principles() -> list[SheetColumn]:
    columns = []
    for n in PRINCIPLES:
        columns.append(SheetColumn(f"p{n}_level", str(n), 14, "level"))
        columns.append(SheetColumn(f"p{n}_certainty", f"{n} sure", 6, "certainty"))
    return columns


SHEET: tuple[SheetColumn, ...] = (
    SheetColumn("place", "Place", 7),
    SheetColumn("id", "Proposal", 34, "id"),
    SheetColumn("title", "Title", 34),
    SheetColumn("must_read", "Must be read", 8, "flag"),
    SheetColumn("must_read_because", "Why it must be read", 44),
    SheetColumn("decision", "Your decision", 16, "own", lambda row: None),
    SheetColumn("decision_reason", "Your reason", 34, "own", lambda row: None),
    *_principles(),
    SheetColumn("critical_count", "Critical findings", 9, "count"),
    SheetColumn("critical", "Critical criteria", 30),
    SheetColumn("conflicts", "Conflicts in", 10, "text",
                lambda row: ", ".join(str(n) for n in PRINCIPLES if row.get(f"p{n}_conflict"))),
    SheetColumn("coverage", "Coverage", 9, "share"),
    SheetColumn("strength", "Strength", 9, "share"),
    SheetColumn("substance", "Name and substance", 20, "text", _substance),
    *(SheetColumn(name, name.capitalize(), 15) for name in ELEMENTS),
    SheetColumn("questions", "Questions for a person", 10, "count"),
    SheetColumn("group", "Alike", 7),
    SheetColumn("group_size", "Alike: how many", 8, "count"),
    SheetColumn("status", "Status", 11),
    SheetColumn("reason", "What could not be read", 40),
    SheetColumn("unread_share", "Not read", 8, "share"),
    SheetColumn("kind", "Kind", 16),
    SheetColumn("format", "Format", 8),
    SheetColumn("language", "Language", 9),
    SheetColumn("pages", "Pages", 7, "count"),
    SheetColumn("words", "Words", 8, "count"),
)  # fmt: skip
