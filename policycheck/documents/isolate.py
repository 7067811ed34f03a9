"""Read an untrusted document in a process of its own, which is ended when it takes too long or too much
memory.

The other process is started afresh (never forked), so that it works alike on every system and from any
program.
What comes back is data of our own few types, not arbitrary objects.
"""

import io
import os
import pickle
import subprocess
import sys
from collections.abc import Mapping
from typing import Any

from policycheck.documents.limits import Limits
from policycheck.errors import UnreadableDocument

MEMORY_EXIT = 77  # the child ends with this when it notices that it is over its memory

_LOADABLE = {
    ("policycheck.documents.model", name) for name in ("Document", "Block", "Span", "Note", "Source")
} | {
    ("policycheck.documents.raw", "RawBlock"),
    ("policycheck.documents.raw", "RawDocument"),
    ("policycheck.errors", "UnreadableDocument"),
}
_CHILD = "from policycheck.documents.apart import main; main()"
_SIMPLER = "Ask the sender for a plain copy, such as a PDF made anew."


class _OwnTypes(pickle.Unpickler):
    """Loads the types of documents and nothing else, whatever a broken or hijacked child sends."""

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) in _LOADABLE:
            return super().find_class(module, name)
        raise pickle.UnpicklingError(f"{module}.{name} is no part of a document")


def call_apart(task: str, data: bytes, options: Mapping[str, Any], *, name: str, limits: Limits) -> Any:
    """Run ``task(data, **options)`` in a process of its own and return what it returns.

    Args:
        task: a function of policycheck by its path, "policycheck.documents.open:read_bytes".
        data: the bytes of the document.
        options: further arguments, simple values or dataclasses of policycheck.
        name: the file as the user named it, for messages.
        limits: what it may take.

    Raises:
        UnreadableDocument: the task raised it, or went over time or memory, or its process broke.
    """
    request = pickle.dumps((task, len(data), dict(options), limits.memory_bytes, limits.seconds))
    # The child sees exactly the packages that we see, and not the folder that it happens to start in.
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(entry for entry in sys.path if entry)}
    try:
        done = subprocess.run(
            [sys.executable, "-P", "-c", _CHILD],
            input=len(request).to_bytes(8, "big") + request + data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=limits.seconds,
            env=environment,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise UnreadableDocument(
            name,
            f"reading it took longer than {limits.seconds:g} seconds",
            f"{_SIMPLER} Or allow it more time.",
        ) from error
    return _answer(done, name, limits)


def _answer(done: subprocess.CompletedProcess[bytes], name: str, limits: Limits) -> Any:
    try:
        failed, value = _OwnTypes(io.BytesIO(done.stdout)).load()
    except Exception as error:  # whatever a broken child wrote, or nothing at all
        if done.returncode == MEMORY_EXIT:
            raise over_memory(name, limits.memory_megabytes) from error
        raise UnreadableDocument(
            name, "it broke the program that reads it: it is damaged, or larger than it looks", _SIMPLER
        ) from error
    if failed:
        if isinstance(value, UnreadableDocument):
            raise value
        raise UnreadableDocument(name, f"it is damaged in an unexpected way ({value})", _SIMPLER)
    return value


def over_memory(name: str, megabytes: int) -> UnreadableDocument:
    """The line for a document that needs too much memory."""
    return UnreadableDocument(
        name, f"reading it needs more than {megabytes:,} MB of memory", f"{_SIMPLER} Or allow it more memory."
    )
