"""Work that survives: lost workers, kill -9, Ctrl-C, two runs at once. Every document exactly once."""

import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from policycheck.documents.limits import Limits
from policycheck.errors import PolicycheckError
from policycheck.rubric import load_rubric
from policycheck.screening.lock import only_writer
from policycheck.screening.pool import Pool, Task
from policycheck.screening.result import Screening
from policycheck.screening.unit import Settings

from .conftest import WELCOMING

COMMAND = [sys.executable, "-c", "from policycheck.cli import main; main()", "screen"]
needs_signals = pytest.mark.skipif(os.name != "posix", reason="this system has no such signals")


@pytest.fixture
def pool() -> Iterator[Pool]:
    made = Pool(Settings(load_rubric(), limits=Limits()), jobs=1, seconds=120, memory=1024)
    yield made
    made.close()


def tasks(count: int) -> list[Task]:
    data = WELCOMING.encode()
    return [Task(str(i), {"do": "read", "suffix": ".md"}, data + str(i).encode()) for i in range(count)]


@needs_signals
def test_a_worker_that_hangs_loses_only_its_document(pool: Pool) -> None:
    list(pool.run(tasks(1)))  # it is warm now
    (worker,) = pool.processes()
    pool._seconds = 4
    os.kill(worker, signal.SIGSTOP)
    said = {}
    for answer in pool.run(tasks(3)):
        pool._seconds = 120  # the next worker starts cold
        said[answer.name] = answer.message.get("failed", "read")
    assert "took longer than 4 seconds" in said["0"]
    assert (said["1"], said["2"]) == ("read", "read")


@needs_signals
def test_a_worker_that_dies_loses_only_its_document(pool: Pool) -> None:
    said = {}
    for answer in pool.run(tasks(4)):
        said[answer.name] = answer.message.get("failed", "read")
        if answer.name == "1":
            (worker,) = pool.processes()
            os.kill(worker, signal.SIGSTOP)
            threading.Timer(1, os.kill, (worker, signal.SIGKILL)).start()
    lost = {name: reason for name, reason in said.items() if reason != "read"}
    assert set(said) == {"0", "1", "2", "3"}
    assert len(lost) == 1
    assert "broke the process" in next(iter(lost.values()))


def test_a_worker_over_its_memory_is_ended_and_the_next_document_has_a_new_one() -> None:
    tight = Pool(Settings(load_rubric(), limits=Limits()), jobs=1, seconds=120, memory=150)  # less than a model needs
    try:
        said = [answer.message["failed"] for answer in tight.run(tasks(2))]
    finally:
        tight.close()
    assert len(said) == 2
    assert all("needs more than 150 MB of memory" in reason for reason in said)


def test_a_task_is_taken_only_when_a_worker_is_free(pool: Pool) -> None:
    taken = 0

    def counted() -> Iterator[Task]:
        nonlocal taken
        for task in tasks(6):
            taken += 1
            yield task

    answers = pool.run(counted())
    next(answers)
    assert taken <= 2, "documents wait on the disk, not in memory"
    assert len(list(answers)) == 5


def test_workers_that_cannot_start_are_said_to(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "policycheck").mkdir()
    (tmp_path / "policycheck" / "__init__.py").write_text("raise RuntimeError('half installed')\n")
    monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])
    broken = Pool(Settings(load_rubric()), jobs=1, seconds=60, memory=1024)
    with pytest.raises(PolicycheckError, match=r"cannot be started.*half installed"):
        list(broken.run(tasks(1)))


def batch(folder: Path, count: int) -> Path:
    folder.mkdir()
    for i in range(count):
        (folder / f"{i:03}.md").write_text(f"{WELCOMING}\nNumber {i}.\n", encoding="utf-8")
    return folder


def environment(tmp_path: Path) -> dict[str, str]:
    return os.environ | {"POLICYCHECK_STORE": str(tmp_path / "store.sqlite")}


@needs_signals
@pytest.mark.timeout(400)
def test_ten_kills_at_random_moments_cost_no_document(tmp_path: Path) -> None:
    folder, out = batch(tmp_path / "proposals", 800), tmp_path / "table.jsonl"
    command = [*COMMAND, str(folder), "-o", str(out), "--jobs", "2", "--quiet"]
    store, draw, kept = tmp_path / "store.sqlite", random.Random(), [0]
    for _ in range(10):
        run = subprocess.Popen(command, env=environment(tmp_path), stderr=subprocess.PIPE)
        while run.poll() is None and not (store.exists() and _results(store) > kept[-1]):
            time.sleep(0.02)  # it has begun to keep results of its own
        time.sleep(0.3 * draw.random())
        assert run.poll() is None, f"it ended before it was killed: {run.stderr.read()!r}"
        run.kill()
        run.wait()
        kept.append(_results(store))
        assert not out.exists(), "an output is written whole or not at all"
    assert kept == sorted(kept), "what was read stays read"
    subprocess.run(command, env=environment(tmp_path), check=True)
    rows = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert [Path(row["id"]).name for row in rows] == [f"{i:03}.md" for i in range(800)]
    assert {row["status"] for row in rows} == {"read"}
    assert len({row["text_hash"] for row in rows}) == 800


@needs_signals
def test_ctrl_c_keeps_what_is_done_and_says_what_waits(tmp_path: Path) -> None:
    folder, out = batch(tmp_path / "proposals", 300), tmp_path / "table.jsonl"
    command = [*COMMAND, str(folder), "-o", str(out), "--jobs", "1"]
    run = subprocess.Popen(command, env=environment(tmp_path), stderr=subprocess.PIPE, text=True)
    store = tmp_path / "store.sqlite"
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and not (store.exists() and _results(store) >= 3):
        time.sleep(0.1)
    run.send_signal(signal.SIGINT)
    _, said = run.communicate(timeout=60)
    rows = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    states = [row["status"] for row in rows]
    assert len(rows) == 300
    assert states.count("read") == _results(store) >= 3
    assert states.count("read") + states.count("waiting") == 300
    assert run.returncode == 2
    assert "the same command goes on" in said.splitlines()[-1]
    assert "Traceback" not in said


def _results(store: Path) -> int:
    try:
        return sqlite3.connect(store).execute("select count(*) from results").fetchone()[0]
    except sqlite3.OperationalError:  # the table is about to be made
        return 0


def test_two_runs_at_once_over_one_folder_do_no_harm(folder: Path, tmp_path: Path) -> None:
    outs = [tmp_path / "one.jsonl", tmp_path / "two.jsonl"]
    runs = [
        subprocess.Popen([*COMMAND, str(folder), "-o", str(out), "--quiet"], env=environment(tmp_path)) for out in outs
    ]
    assert [run.wait(timeout=110) for run in runs] == [0, 0]
    assert outs[0].read_bytes() == outs[1].read_bytes()
    assert len(outs[0].read_text(encoding="utf-8").splitlines()) == 4


def test_a_second_writer_of_one_output_is_sent_away(tmp_path: Path) -> None:
    out = tmp_path / "table.csv"
    with (
        only_writer(out, tmp_path / "locks"),
        pytest.raises(PolicycheckError, match="another screening is writing"),
        only_writer(tmp_path / "." / "table.csv", tmp_path / "locks"),
    ):
        pass
    with only_writer(out, tmp_path / "locks"):
        pass


def test_a_store_that_is_none_is_said_to_be(tmp_path: Path, folder: Path, screened: Callable[..., Screening]) -> None:
    (tmp_path / "letter.txt").write_text("Dear store, " * 500)
    with pytest.raises(PolicycheckError, match="cannot be kept there"):
        screened(folder, store=tmp_path / "letter.txt")
