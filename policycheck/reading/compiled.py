"""What is compiled from a rubric is compiled once a process: a batch asks for it with each document."""

from collections import OrderedDict
from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from policycheck.rubric.model import Rubric

_MOST = 4  # rubrics held at once
Compiled = TypeVar("Compiled")


def once_a_rubric(make: Callable[[Rubric], Compiled]) -> Callable[[Rubric], Compiled]:
    """Keep what ``make`` gives for the last few rubrics, known again by their content hash."""
    kept: OrderedDict[str, Compiled] = OrderedDict()

    @wraps(make)
    def remembered(rubric: Rubric) -> Compiled:
        if rubric.hash not in kept:
            kept[rubric.hash] = make(rubric)
            while len(kept) > _MOST:
                kept.popitem(last=False)
        return kept[rubric.hash]

    return remembered
