"""How a document is read, as the command line says it: which side of its changes, its scans, the most it may take."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import wraps
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from policycheck.documents.limits import Limits
    from policycheck.documents.open import Changes

Command = Callable[..., Any]


@dataclass(frozen=True, slots=True)
class HowToRead:
    """The choices about reading; a limit is None where the command line says nothing.

    Attributes:
        changes: the side of tracked changes that is read.
        ocr: recognise scanned pages.
        megabytes, pages, seconds, memory: limits; see ``policycheck.documents.limits``.
    """

    changes: "Changes" = "final"
    ocr: bool = False
    megabytes: float | None = None
    pages: int | None = None
    seconds: float | None = None
    memory: int | None = None

    def limits(self, otherwise: "Limits") -> "Limits":
        """The limits by the command line first, and ``otherwise`` where it says nothing."""
        told: dict[str, Any] = {
            "megabytes": self.megabytes,
            "pages": self.pages,
            "seconds": self.seconds,
            "memory_megabytes": self.memory,
        }
        return replace(otherwise, **{name: value for name, value in told.items() if value is not None})


def reading_options(*, seconds: int = 60, memory: click.IntRange | None = None) -> Callable[[Command], Command]:
    """Add the options about reading to a command, which gets them together as ``how``.

    Args:
        seconds: the command's own default of ``--seconds``, for its help.
        memory: the memory that it may be given, in MiB; None is any.
    """
    above_nothing = click.FloatRange(min=0, min_open=True)
    options = [
        click.option(
            "--changes",
            type=click.Choice(["final", "original", "both"]),
            default="final",
            show_default=True,
            help="Which side of tracked changes to read.",
        ),
        click.option("--ocr", is_flag=True, help="Recognise scanned pages of PDFs; needs ocrmypdf."),
        click.option("--megabytes", type=above_nothing, help="The largest file that is read [default: 50]."),
        click.option(
            "--pages", type=click.IntRange(min=1), help="The most pages that a document may have [default: 2000]."
        ),
        click.option(
            "--seconds", type=above_nothing, help=f"The most time that one document may take [default: {seconds}]."
        ),
        click.option(
            "--memory",
            type=memory or click.IntRange(min=1),
            help="The most memory, in MiB, of the process that reads a document [default: 1024].",
        ),
    ]

    def add(command: Command) -> Command:
        @wraps(command)
        def packed(*, changes: "Changes", ocr: bool, **rest: Any) -> Any:
            limits = {name: rest.pop(name) for name in ("megabytes", "pages", "seconds", "memory")}
            return command(how=HowToRead(changes, ocr, **limits), **rest)

        made: Command = packed
        for option in reversed(options):
            made = option(made)
        return made

    return add
