"""Worker processes, one document each at a time. Nothing that a document does can stop the others."""

import contextlib
import os
import queue
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from policycheck.documents.isolate import MEMORY_EXIT
from policycheck.errors import PolicycheckError
from policycheck.screening import wire
from policycheck.screening.unit import Settings
from policycheck.screening.worker import pack_settings

_START_SECONDS = 120  # a loaded machine may take long to start a process; one that never starts must not hang us
_POLL_SECONDS = 0.2
_STARTS = 3  # times that starting a process is tried
# One thread a process: the processes are the parallelism.
_ONE_THREAD = dict.fromkeys(
    ["OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS",
     "NUMEXPR_NUM_THREADS", "RAYON_NUM_THREADS", "POLICYCHECK_THREADS"], "1"
) | {"TOKENIZERS_PARALLELISM": "false"}  # fmt: skip
_SIMPLER = "Ask the sender for a plain copy, such as a PDF made anew."


@dataclass(frozen=True)
class Task:
    """Something for a worker to do.

    Attributes:
        name: by what the one who asks knows it.
        order: what to do, as ``worker`` understands it.
        data: the bytes to do it with.
    """

    name: str
    order: dict[str, Any]
    data: bytes = b""


@dataclass(frozen=True)
class Answer:
    """What came of a task.

    Attributes:
        name: the task's.
        message: what the worker said; ``{"failed": reason}`` where it could not, or was lost.
        data: the bytes that came with it.
        peak: most memory of the worker so far, in bytes; 0 where it was lost.
    """

    name: str
    message: dict[str, Any]
    data: bytes = b""
    peak: int = 0


class Pool:
    """Up to ``jobs`` worker processes, each started when there is work for it.

    The processes are started afresh by command line, never forked and never by importing the caller's own
    script: a notebook or a script without a main guard may screen.

    Args:
        settings: how documents are read.
        jobs: number of processes.
        seconds: wall-clock time for one task.
        memory: MiB that one process may hold.
    """

    def __init__(self, settings: Settings, jobs: int, seconds: float, memory: int) -> None:
        self._setup = pack_settings(settings, memory)
        self._seconds = seconds
        self._memory = memory
        self._workers: list[_Worker] = [_Worker(self._setup) for _ in range(jobs)]

    def run(self, tasks: Iterable[Task]) -> Iterator[Answer]:
        """Do tasks and give the answers as they come; a task is taken only when a worker is free for it.

        Raises:
            PolicycheckError: worker processes cannot be started.
        """
        waiting = iter(tasks)
        turn = threading.Lock()
        answers: queue.SimpleQueue[Answer | BaseException | None] = queue.SimpleQueue()
        stopping = threading.Event()

        def serve(worker: _Worker) -> None:
            try:
                while not stopping.is_set():
                    with turn:
                        task = next(waiting, None)
                    if task is None:
                        break
                    answers.put(self._do(worker, task))
                answers.put(None)
            except BaseException as error:  # handed to the one who waits for answers
                answers.put(error)

        threads = [threading.Thread(target=serve, args=(worker,), daemon=True) for worker in self._workers]
        for thread in threads:
            thread.start()
        busy = len(threads)
        try:
            while busy:
                try:
                    answer = answers.get(timeout=_POLL_SECONDS)  # in steps, so that Ctrl-C is heard everywhere
                except queue.Empty:
                    continue
                if answer is None:
                    busy -= 1
                elif isinstance(answer, BaseException):
                    raise answer
                else:
                    yield answer
        finally:
            stopping.set()
            if busy:
                self.close()
            for thread in threads:
                thread.join(timeout=_START_SECONDS)

    def _do(self, worker: "_Worker", task: Task) -> Answer:
        worker.start()
        late = threading.Event()

        def end() -> None:
            late.set()
            worker.kill()

        alarm = threading.Timer(self._seconds, end)
        alarm.daemon = True
        alarm.start()
        try:
            message, data = worker.ask(task)
            return Answer(task.name, message, data, message.pop("peak", 0))
        except (EOFError, OSError, ValueError):
            status = worker.kill(patience=0 if late.is_set() else 1)
            if late.is_set():
                reason = f"reading it took longer than {self._seconds:g} seconds. {_SIMPLER}"
            elif status == MEMORY_EXIT:
                reason = f"reading it needs more than {self._memory:,} MB of memory. {_SIMPLER}"
            else:
                reason = f"it broke the process that reads it (status {status}). {_SIMPLER}"
            return Answer(task.name, {"failed": reason})
        finally:
            alarm.cancel()

    def processes(self) -> list[int]:
        """Process ids of the workers that run now."""
        return [worker.process.pid for worker in self._workers if worker.process]

    def close(self) -> None:
        """End all workers at once."""
        for worker in self._workers:
            worker.kill()


@dataclass
class _Worker:
    """One process and the pipes to it."""

    setup: dict[str, Any]
    process: subprocess.Popen[bytes] | None = None
    _turn: threading.Lock = field(default_factory=threading.Lock)

    def start(self) -> None:
        """Start the process unless it runs. Raises PolicycheckError where it cannot be started."""
        if self.process and self.process.poll() is None:
            return
        for attempt in range(_STARTS):
            try:
                self._launch()
                return
            except PolicycheckError:
                if attempt == _STARTS - 1:
                    raise

    def _launch(self) -> None:
        environment = os.environ | _ONE_THREAD | {"PYTHONPATH": os.pathsep.join(p for p in sys.path if p)}
        # A group of its own: Ctrl-C reaches the screening, which then ends its workers.
        own_group: dict[str, Any] = (
            {"creationflags": getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)}
            if sys.platform == "win32"
            else {"start_new_session": True}
        )
        with tempfile.TemporaryFile() as complaints:
            self.process = subprocess.Popen(
                [sys.executable, "-P", "-m", "policycheck.screening.worker"],
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=complaints, env=environment,
                **own_group,
            )  # fmt: skip
            alarm = threading.Timer(_START_SECONDS, self.kill)
            alarm.daemon = True
            alarm.start()
            try:
                self._ask(self.setup, b"")
            except (EOFError, OSError, ValueError):
                status = self.kill(patience=1)
                complaints.seek(0)
                said = complaints.read().decode("utf-8", "replace").strip().splitlines()
                raise PolicycheckError(
                    f"the processes that read documents cannot be started (status {status}"
                    f"{': ' + said[-1] if said else ''}). Install policycheck again."
                ) from None
            finally:
                alarm.cancel()

    def ask(self, task: Task) -> tuple[dict[str, Any], bytes]:
        """Hand over a task and wait. Raises EOFError or OSError where the process is lost."""
        return self._ask(task.order, task.data)

    def _ask(self, message: dict[str, Any], data: bytes) -> tuple[dict[str, Any], bytes]:
        process = self.process
        if not process or not process.stdin or not process.stdout:
            raise EOFError
        wire.send(process.stdin, message, data)  # type: ignore[arg-type]
        return wire.receive(process.stdout)  # type: ignore[arg-type]

    def kill(self, patience: float = 0) -> int | None:
        """End the process, if it runs, and say with which status it ended.

        Args:
            patience: seconds to wait for a process that is about to end by itself, and to tell why.
        """
        with self._turn:
            if self.process is None:
                return None
            with contextlib.suppress(subprocess.TimeoutExpired):
                return self.process.wait(timeout=patience)
            self.process.kill()
            return self.process.wait()

    def __del__(self) -> None:
        with contextlib.suppress(Exception):
            self.kill()
