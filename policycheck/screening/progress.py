"""How far a screening is: one line that moves on a terminal, plain lines elsewhere, nothing when asked so."""

import sys
import time
from typing import TextIO

from policycheck.reports.plain import one_line

_TERMINAL_SECONDS = 0.2
_PLAIN_SECONDS = 10.0
_BAR = 24


class Progress:
    """Counts documents and says so.

    Args:
        quiet: say nothing.
        stream: where to; standard error if not given.
    """

    def __init__(self, *, quiet: bool = False, stream: TextIO | None = None) -> None:
        self._stream = stream or sys.stderr
        self._quiet = quiet
        self._moves = self._stream.isatty()
        self._total = self._kept = self._done = self._failed = 0
        self._words = 0
        self._began = self._said = time.monotonic()

    def start(self, total: int, kept: int) -> None:
        """Begin: so many documents, so many of them with a result from an earlier run."""
        self._total, self._kept = total, kept
        self._began = time.monotonic()
        if not self._moves:
            self._line(f"{total:,} documents, {kept:,} of them read before")

    def step(self, *, failed: bool, words: int) -> None:
        """One more document is done."""
        self._done += 1
        self._failed += failed
        self._words += words
        now = time.monotonic()
        if now - self._said >= (_TERMINAL_SECONDS if self._moves else _PLAIN_SECONDS):
            self._said = now
            self._say(now)

    def end(self, said: str) -> None:
        """The last line."""
        if self._moves and not self._quiet:
            self._stream.write("\r\x1b[K")
        self._line(said)

    def note(self, said: str) -> None:
        """A line beside the count."""
        self._line(one_line(said))

    def _say(self, now: float) -> None:
        text = self._text(now - self._began)
        if not self._moves:
            self._line(text)
        elif not self._quiet:
            share = (self._kept + self._done) / max(self._total, 1)
            full = round(_BAR * share)
            self._stream.write(f"\r\x1b[K[{'#' * full}{'.' * (_BAR - full)}] {text}")
            self._stream.flush()

    def _text(self, seconds: float) -> str:
        rate = self._done / seconds if seconds > 0 else 0.0
        left = self._total - self._kept - self._done
        parts = [f"{self._kept + self._done:,} of {self._total:,}", f"{rate:.1f} documents a second"]
        if rate:
            parts.append(f"{_spoken(left / rate)} left")
        if self._failed:
            parts.append(f"{self._failed:,} could not be read")
        return ", ".join(parts)

    def _line(self, text: str) -> None:
        if not self._quiet:
            self._stream.write(f"{text}\n")
            self._stream.flush()


def _spoken(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"{hours} h {minutes} min"
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"
