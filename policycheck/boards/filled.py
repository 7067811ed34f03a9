"""What stands in a filled sheet, before anything is made of it: ticks and words by code."""

from dataclasses import dataclass, field
from typing import Any

from policycheck.boards.form import Kind


@dataclass(slots=True)
class Filled:
    """One filled sheet, or one row of a workbook.

    Attributes:
        kind: what it was filled in for; None where the file does not tell.
        stamp: which version of the policy it was made for, or "".
        ticks: code -> what each box holds: box -> "x" for a tick, or the number as it was written.
        words: code -> words as they were written.
        labels: code -> what is asked there, as it stands in the sheet.
        quotes: part of the policy -> its words, as they stand in the sheet.
        odd: words that stand where no words belong.
    """

    kind: Kind | None = None
    stamp: str = ""
    ticks: dict[str, dict[str, str]] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    quotes: dict[int, str] = field(default_factory=dict)
    odd: list[str] = field(default_factory=list)

    @property
    def empty(self) -> bool:
        """True where nothing was filled in."""
        return not (any(self.ticks.values()) or any(w.strip() for w in self.words.values()) or self.odd)

    def as_data(self) -> dict[str, Any]:
        """Plain data, which may pass from one process to another."""
        return {name: getattr(self, name) for name in self.__slots__}

    @classmethod
    def of_data(cls, data: dict[str, Any]) -> "Filled":
        """The sheet again."""
        return cls(**data)
