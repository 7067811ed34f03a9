"""Files that are written whole or not at all."""

import os
import tempfile
from pathlib import Path

from policycheck.errors import PolicycheckError


def write_bytes(data: bytes, path: Path) -> None:
    """Write a file whole or not at all, with the rights that any new file of this user has.

    Raises:
        PolicycheckError: it cannot be written.
    """
    try:
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".policycheck-")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            _usual_rights(temporary)
            Path(temporary).replace(path)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise PolicycheckError(
            f"{path}: the output cannot be written ({error.strerror}). Choose another place with -o."
        ) from error


def _usual_rights(path: str) -> None:
    """A temporary file is closed to others; what the user asked for is as open as what they save."""
    if os.name == "posix":
        mask = os.umask(0)
        os.umask(mask)
        Path(path).chmod(0o666 & ~mask)
