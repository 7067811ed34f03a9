"""What a board's sheets say, from ``messages/en.yaml``."""

from functools import lru_cache
from importlib.resources import files

import yaml

from policycheck.reports.words import Words


@lru_cache(maxsize=1)
def board_words() -> Words:
    """The messages of the sheets and of the board's review."""
    text = files("policycheck.boards.messages").joinpath("en.yaml").read_text(encoding="utf-8")
    return Words(yaml.safe_load(text))


@lru_cache(maxsize=1)
def box_values() -> dict[str, str]:
    """Label of a box, folded -> what ticking it means: a verdict, "level:3" or an answer of a reply."""
    said = board_words()
    labels = {label: value for table in ("boxes", "answers") for value, label in said.table(table).items()}
    labels |= {label: f"level:{value}" for value, label in said.table("levels").items()}
    labels[said("level_unsure")] = "level:unsure"
    return {folded(label): str(value) for label, value in labels.items()}


def folded(label: str) -> str:
    """A label without case, marks and runs of spaces, so that typing makes no difference."""
    return " ".join("".join(c if c.isalnum() else " " for c in label.casefold()).split())
