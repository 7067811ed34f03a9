"""One screening at a time may write to an output. The system takes the lock away when its holder dies."""

import contextlib
import hashlib
import sys
from collections.abc import Iterator
from pathlib import Path

from policycheck.errors import PolicycheckError


@contextlib.contextmanager
def only_writer(out: Path, folder: Path) -> Iterator[None]:
    """Hold the right to write ``out``.

    Args:
        out: the output.
        folder: where locks lie; never beside the output, where they would be litter.

    Raises:
        PolicycheckError: another screening holds it.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    name = hashlib.sha256(str(out.resolve()).encode("utf-8", "surrogatepass")).hexdigest()[:32]
    with (folder / f"{name}.lock").open("ab") as file:
        try:
            _take(file.fileno())
        except OSError:
            raise PolicycheckError(
                f"{out}: another screening is writing to it. Wait until it has ended, or choose another -o."
            ) from None
        yield


if sys.platform == "win32":
    import msvcrt

    def _take(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _take(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
