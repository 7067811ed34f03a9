"""The command line: one thin file a command.

Exit codes: 0 fine, 1 a condition that the user asked to fail on is met, 2 cannot read or wrong usage.
"""

import gc
import os
import sys
from typing import NoReturn

import click

from policycheck import __version__
from policycheck.cli.lazy import LazyGroup
from policycheck.errors import PolicycheckError

COMMANDS = {
    "review": ("policycheck.cli.review", "Review a document: what it does for, and against, each principle."),
    "evaluate": ("policycheck.cli.evaluate", "Measure how the tool agrees with your own labels."),
    "compare": ("policycheck.cli.compare", "Compare two drafts: what is better, and what is worse."),
    "worksheet": (
        "policycheck.cli.worksheet",
        "Make a sheet on which the people whom a policy governs say what they think.",
    ),
    "tally": ("policycheck.cli.tally", "Put filled sheets together: the board's review."),
    "rubric": (
        "policycheck.cli.rubric",
        "List, explain and check the criteria that documents are read against.",
    ),
    "screen": ("policycheck.cli.screen", "Screen many documents side by side; none is lost, none ranked."),
}

# Nearly all that a command loads stays until it ends: to look through it for garbage again and again, as Python does
# every 700 new objects, takes a seventh of a review.
_NEW_OBJECTS = 50_000


@click.group(cls=LazyGroup, lazy=COMMANDS, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="policycheck")
def policycheck() -> None:
    """Review a program or policy document against the eight principles of harm reduction."""


def main() -> NoReturn:
    """Run the command line. Whatever goes wrong is one line on standard error, never a traceback."""
    gc.set_threshold(_NEW_OBJECTS)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # the same bytes on every platform
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    try:
        result = policycheck.main(prog_name="policycheck", standalone_mode=False)
        sys.exit(result if isinstance(result, int) else 0)
    except click.exceptions.Abort:
        _fail("stopped")
    except click.ClickException as error:
        _fail(error.format_message())
    except PolicycheckError as error:
        _fail(str(error))
    except BrokenPipeError:
        # The reader of our output went away ("| head"); there is nobody left to tell.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except Exception as error:
        if os.environ.get("POLICYCHECK_TRACEBACK"):
            raise
        _fail(f"{type(error).__name__}: {error} (POLICYCHECK_TRACEBACK=1 shows where)")


def _fail(message: str) -> NoReturn:
    line = " ".join(message.split())
    click.echo(f"policycheck: {line}", err=True)
    sys.exit(2)
