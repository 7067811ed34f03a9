"""Reading on a Dask cluster: the same unit of work, handed out by Dask instead of our own processes."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from policycheck.errors import PolicycheckError, UnreadableDocument
from policycheck.screening.keys import program
from policycheck.screening.pool import Answer, Task
from policycheck.screening.unit import Settings, read_bytes

_AHEAD = 2  # documents in flight for each thread of the cluster: enough to keep it busy, few enough for memory


@dataclass(frozen=True)
class reading_on:
    """Reads tasks on a cluster, as ``Pool.run`` does in processes of this machine.

    Args:
        address: of the Dask scheduler ("tcp://10.0.0.1:8786").
        settings: how documents are read; each worker machine has the same version of policycheck.
    """

    address: str
    settings: Settings

    def __call__(self, tasks: Iterable[Task]) -> Iterator[Answer]:
        """Give the answers as they come.

        Raises:
            PolicycheckError: Dask is missing, there is no scheduler, or its workers run another version.
        """
        client_type, as_completed = _dask()
        try:
            client = client_type(self.address, timeout="20s")
        except (OSError, ValueError) as error:
            raise PolicycheckError(f"{self.address}: no Dask scheduler answers there ({error})") from error
        with client:
            settings = client.scatter(self.settings, broadcast=True, hash=False)
            waiting = iter(tasks)
            names: dict[Any, str] = {}
            pending = as_completed()

            def hand_out() -> None:
                task = next(waiting, None)
                if task is not None:
                    future = client.submit(_read, task.data, task.order["suffix"], settings, pure=False)
                    names[future.key] = task.name
                    pending.add(future)

            for _ in range(_AHEAD * max(1, sum(client.nthreads().values()))):
                hand_out()
            for future in pending:
                yield _answer(names.pop(future.key), future)
                hand_out()


def _answer(name: str, future: Any) -> Answer:
    """What came of a task. A worker that is lost costs nothing: Dask gives its tasks to the others."""
    if future.status != "finished":
        reason = f"it broke the processes that read it ({type(future.exception()).__name__})"
        return Answer(name, {"failed": reason})
    message, data, remote = future.result()
    if remote != program():
        raise PolicycheckError(f"the cluster runs {remote}, and this machine {program()}: install the same version")
    return Answer(name, message, data)


def _read(data: bytes, suffix: str, settings: Settings) -> tuple[dict[str, Any], bytes, str]:
    """Runs in a worker of the cluster, which other work shares: formats are read in processes apart."""
    try:
        record = read_bytes(data, suffix, settings, apart=True)
    except UnreadableDocument as error:
        return {"failed": f"{error.reason}. {error.step}"}, b"", program()
    except PolicycheckError as error:
        return {"failed": str(error)}, b"", program()
    except Exception as error:  # a fault of ours: the document is lost, and says why
        return {"failed": f"the program broke on it ({type(error).__name__}: {error})"}, b"", program()
    return {"record": [record.row, record.evidence, record.signature, record.names]}, record.review, program()


def _dask() -> tuple[Any, Any]:
    try:
        from distributed import Client, as_completed
    except ImportError as error:
        raise PolicycheckError(
            'a Dask cluster needs Dask, which is not installed: pip install "policycheck[dask]"'
        ) from error
    return Client, as_completed
