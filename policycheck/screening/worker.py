"""What runs in a worker process: it reads one document at a time, with one thread, until its screening ends.

The process itself is the wall around an untrusted document: where one takes too much memory or time, or
breaks a parser, the process is lost, and the document with it, and nothing else.
"""

import contextlib
import gc
import os
import signal
import sys
import threading
import time
from typing import Any

from policycheck.documents.apart import resident_bytes
from policycheck.documents.isolate import MEMORY_EXIT
from policycheck.documents.limits import MIB, Limits
from policycheck.errors import PolicycheckError, UnreadableDocument
from policycheck.reading.thresholds import Thresholds
from policycheck.rubric.model import Rubric
from policycheck.screening import wire
from policycheck.screening.unit import Settings, read_bytes, unpack

_POLL_SECONDS = 0.05
_NEW_OBJECTS = 5_000  # between looks for garbage: rarer ones would let a document's leavings pile up


def main() -> None:
    """Serve the process that started this one: first its settings, then tasks, until it is gone."""
    gc.set_threshold(_NEW_OBJECTS)
    # The pipe belongs to us alone: what a library prints goes nowhere near it.
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    with contextlib.suppress(ValueError, AttributeError):
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the one who started us
    setup, _ = wire.receive(sys.stdin.buffer)
    settings = _settings(setup)
    threading.Thread(target=_watch, args=(setup["memory"] * MIB,), daemon=True).start()
    wire.send(answers, {"ready": True})
    settled = False
    while True:
        try:
            task, data = wire.receive(sys.stdin.buffer)
        except EOFError:
            os._exit(0)  # at once: a library that holds a damaged file may crash while it tidies up
        answer, payload = _answer(task, data, settings)
        wire.send(answers, answer | {"peak": resident_bytes()}, payload)
        # The matchers and the reader are loaded now and stay: no need to look through them for garbage again and again.
        if not settled and "record" in answer:
            gc.collect()
            gc.freeze()
            settled = True


def pack_settings(settings: Settings, memory: int) -> dict[str, Any]:
    """Settings as they are sent to a worker.

    Args:
        settings: how documents are read.
        memory: MiB that the worker may hold.
    """
    limits, thresholds = settings.limits, settings.thresholds
    return {
        "rubric": settings.rubric.model_dump(mode="json"),
        "kind": settings.kind,
        "changes": settings.changes,
        "ocr": settings.ocr,
        "limits": [limits.megabytes, limits.pages, limits.seconds, limits.memory_megabytes],
        "thresholds": [thresholds.finding, thresholds.question] if thresholds else None,
        "memory": memory,
    }


def _settings(setup: dict[str, Any]) -> Settings:
    rubric = Rubric.model_validate(setup["rubric"])
    limits = Limits(*setup["limits"])
    thresholds = Thresholds(*setup["thresholds"]) if setup["thresholds"] else None
    return Settings(rubric, setup["kind"], setup["changes"], setup["ocr"], limits, thresholds)


def _answer(task: dict[str, Any], data: bytes, settings: Settings) -> tuple[dict[str, Any], bytes]:
    try:
        if task["do"] == "read":
            record = read_bytes(data, task["suffix"], settings, apart=False)
            parts = [record.row, record.evidence, record.signature, record.names]
            return {"record": parts}, record.review
        return {"made": True}, _rendered(task, data, settings)
    except UnreadableDocument as error:
        return {"failed": f"{error.reason}. {error.step}"}, b""
    except PolicycheckError as error:
        return {"failed": str(error)}, b""
    except MemoryError:
        os._exit(MEMORY_EXIT)
    except RecursionError:
        return {"failed": "it is nested deeper than any document. Ask for a plain copy."}, b""
    except Exception as error:  # a fault of ours that we did not foresee: the document is lost, and says why
        return {"failed": f"the program broke on it ({type(error).__name__}: {error})"}, b""


def _rendered(task: dict[str, Any], data: bytes, settings: Settings) -> bytes:
    from policycheck.reports import render
    from policycheck.screening.blind import blind_review

    review = unpack(data, settings.rubric, task["name"])
    if task["hide"] is not None:
        review = blind_review(review, task["name"], task["hide"])
    page = render(review, task["form"])
    return page.encode("utf-8") if isinstance(page, str) else page


def _watch(bound: int) -> None:
    while resident_bytes() <= bound:
        time.sleep(_POLL_SECONDS)
    os._exit(MEMORY_EXIT)


if __name__ == "__main__":
    main()
