"""One entry of a cue's ``all``, read: which terms may fill it, and how they must stand."""

from dataclasses import dataclass
from functools import lru_cache

_MODES = ("no", "yes", "if")


@dataclass(frozen=True, slots=True)
class Slot:
    """Attributes:
    names: the terms of which one must stand.
    mode: "no": the words must be denied; "yes": affirmed; "if": inside a condition or exception; "": any way.
    """

    names: tuple[str, ...]
    mode: str


@lru_cache(maxsize=4096)
def parse_slot(text: str) -> Slot:
    """Read "a", "a | b", "no a", "yes a | b" or "if a"."""
    mode, _, rest = text.partition(" ")
    if mode not in _MODES or not rest.strip():
        mode, rest = "", text
    return Slot(tuple(name.strip() for name in rest.split("|")), mode)
