"""What runs in the process of its own: takes one request from standard input, answers on standard output."""

import contextlib
import importlib
import os
import pickle
import sys
import threading
import time
from pathlib import Path
from typing import Any, BinaryIO

from policycheck.documents.isolate import MEMORY_EXIT, over_memory
from policycheck.documents.limits import MIB
from policycheck.errors import UnreadableDocument

_POLL_SECONDS = 0.05
# We write no file. The library that tells languages unpacks its model into a temporary one.
_MOST_WRITTEN = 512 * MIB


def main() -> None:
    """Answer one request. Nothing that the reader or its libraries print can reach the answer."""
    answer = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    source = sys.stdin.buffer
    size = int.from_bytes(source.read(8), "big")
    task, length, options, memory, seconds = pickle.loads(source.read(size))
    module, _, function = task.partition(":")
    name = str(getattr(options.get("options"), "name", ""))
    try:
        # Imported before the limits are set, so that they count the document and not the program.
        work = getattr(importlib.import_module(module), function)
        limit_process(memory, seconds)
        reply = (False, work(source.read(length), **options))
    except UnreadableDocument as error:
        reply = (True, error)
    except MemoryError:
        reply = (True, over_memory(name, memory // MIB))
    except RecursionError:
        reply = (
            True,
            UnreadableDocument(name, "it is nested deeper than any document", "Ask for a plain copy."),
        )
    except (
        Exception
    ) as error:  # a fault of ours on a file that we did not foresee: one line, and the fuzzer tells us
        reply = (True, f"{type(error).__name__} at {_place(error)}")
    _send(reply, answer)


def _send(reply: tuple[bool, Any], answer: BinaryIO) -> None:
    pickle.dump(reply, answer, protocol=pickle.HIGHEST_PROTOCOL)
    answer.flush()
    # Ends at once: libraries that hold a damaged file may crash while they tidy up.
    os._exit(0)


def _place(error: BaseException) -> str:
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    return f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else "?"


def limit_process(memory: int, seconds: float) -> None:
    """Bound this process: memory, processor time, no large file written, as far as the system can."""
    hard = False
    with contextlib.suppress(ImportError):
        import resource

        for what, value in (
            (resource.RLIMIT_FSIZE, _MOST_WRITTEN),
            (resource.RLIMIT_CORE, 0),
            (resource.RLIMIT_CPU, int(seconds) + 5),  # ends it even where the parent was killed
        ):
            with contextlib.suppress(ValueError, OSError):
                resource.setrlimit(what, (value, value))
        if sys.platform.startswith("linux"):
            with contextlib.suppress(ValueError, OSError):
                bound = _pages_of_memory(0) + memory
                resource.setrlimit(resource.RLIMIT_AS, (bound, bound))
                hard = True
    if not hard:
        # macOS takes the limit and does not hold it; Windows has none: watch the memory that is in use.
        threading.Thread(target=_watch, args=(resident_bytes() + memory,), daemon=True).start()


def _pages_of_memory(field: int) -> int:
    """A field of Linux's account of this process (0: address space, 1: in use), in bytes."""
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[field]) * os.sysconf(
        "SC_PAGE_SIZE"
    )


def _watch(bound: int) -> None:
    while resident_bytes() <= bound:
        time.sleep(_POLL_SECONDS)
    os._exit(MEMORY_EXIT)


def resident_bytes() -> int:
    """Memory of this process that is in use (on macOS the most so far), in bytes; 0 where it cannot be
    told.
    """
    if sys.platform == "win32":
        return _windows_working_set()
    if sys.platform.startswith("linux"):
        return _pages_of_memory(1)
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def _windows_working_set() -> int:
    import ctypes
    from ctypes import wintypes

    class Counters(ctypes.Structure):
        _fields_ = (
            ("size", wintypes.DWORD),
            ("page_faults", wintypes.DWORD),
            *((name, ctypes.c_size_t) for name in (
                "peak_working_set", "working_set", "peak_paged_pool", "paged_pool", "peak_nonpaged_pool",
                "nonpaged_pool", "pagefile", "peak_pagefile",
            )),
        )  # fmt: skip

    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009 - the name exists on Windows only
    kernel.GetCurrentProcess.restype = wintypes.HANDLE
    kernel.K32GetProcessMemoryInfo.argtypes = (wintypes.HANDLE, ctypes.POINTER(Counters), wintypes.DWORD)
    counters = Counters(size=ctypes.sizeof(Counters))
    if not kernel.K32GetProcessMemoryInfo(kernel.GetCurrentProcess(), ctypes.byref(counters), counters.size):
        return 0
    return int(counters.working_set)
