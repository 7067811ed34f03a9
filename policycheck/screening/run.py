"""The screening itself: every document becomes a row, read now or remembered from an earlier run."""

import hashlib
import os
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import Any

from policycheck.documents.limits import Limits
from policycheck.documents.open import Changes
from policycheck.reading.thresholds import Thresholds
from policycheck.rubric import load_rubric
from policycheck.rubric.model import Rubric
from policycheck.screening.batch import with_groups
from policycheck.screening.blind import blind_row, hidden_names
from policycheck.screening.intake import Aside, Item, intake
from policycheck.screening.keys import key_of, program_line, rubric_line
from policycheck.screening.ordering import by_name, check_named, ordered
from policycheck.screening.pool import Answer, Pool, Task
from policycheck.screening.progress import Progress
from policycheck.screening.result import Entry, Screening
from policycheck.screening.row import failed_row
from policycheck.screening.schema import COLUMNS, WAITING
from policycheck.screening.store import Store, default_place
from policycheck.screening.unit import Record, Settings

# A document has more time than alone: the processes beside it want the same cores.
LIMITS = Limits(seconds=180)
_EMPTY = dict.fromkeys(column.name for column in COLUMNS)
Answers = Callable[[Iterable[Task]], Iterator[Answer]]


def screen(
    paths: str | Path | Sequence[str | Path],
    *,
    rubric: Rubric | str | Path | None = None,
    kind: str | None = None,
    jobs: int | None = None,
    sort: str | None = None,
    blind: bool = False,
    changes: Changes = "final",
    ocr: bool = False,
    limits: Limits = LIMITS,
    thresholds: Thresholds | None = None,
    store: str | Path | None = None,
    cluster: str | None = None,
    out: str | Path | None = None,
    progress: Progress | None = None,
) -> Screening:
    """Screen documents.

    A document that cannot be read becomes a row with its reason, and is tried again the next time; one that
    was read is read again only when it, the rubric or the program has changed. Ctrl-C ends the reading: what
    is done stands, and the rest is said to be waiting.

    Args:
        paths: files, folders, zip archives or patterns.
        rubric: a loaded rubric, its name or path; None is the shipped one.
        kind: the document kind; None guesses it for each.
        jobs: worker processes; None takes one for each core that this process may use.
        sort: a principle ("p4") or the id of a criterion; None keeps the order of names. Never a total.
        blind: hide the applicants' names.
        changes: which side of tracked changes to read.
        ocr: recognise scanned pages; needs ocrmypdf.
        limits: what one document may take; of memory, what a worker process may hold in all.
        thresholds: what calls for a finding or a question; see ``review_document``.
        store: file in which results are kept; None is the user's own.
        cluster: address of a Dask scheduler that reads the documents; None reads them here.
        out: where the outputs will stand, if that lies among the paths: it is none of the input.
        progress: who is told how far it is; None tells nobody.

    Raises:
        PolicycheckError: a path names nothing, the rubric holds a mistake, ``sort`` is no principle and no
            criterion, or worker processes cannot be started.
    """
    named = [paths] if isinstance(paths, str | Path) else list(paths)
    loaded = rubric if isinstance(rubric, Rubric) else load_rubric(rubric)
    order = check_named(sort, loaded) if sort else None
    settings = Settings(loaded, kind, changes, ocr, limits, thresholds)
    told = progress or Progress(quiet=True)
    target = Path(out) if out is not None else None
    kept = Store(Path(store) if store is not None else default_place())

    entries, problems, aside = _listed(named, settings, target)
    wanted = dict.fromkeys(entry.key for entry in entries if entry.key)
    known = kept.known(wanted)
    told.start(len(entries), sum(entry.key in known for entry in entries))
    wanted = {key: None for key in wanted if key not in known}
    began = time.monotonic()
    failures: dict[str, str] = {}
    peaks: list[int] = []
    stopped = False
    processes = jobs or cores()
    if wanted:
        pool = Pool(settings, min(processes, len(wanted)), limits.seconds, limits.memory_megabytes)
        try:
            reading = _on_cluster(cluster, settings) if cluster else pool.run
            tasks = _tasks(named, settings, target, wanted)
            for answer in reading(tasks):
                _take(answer, kept, failures, told)
                peaks.append(answer.peak)
        except KeyboardInterrupt:
            stopped = True
        finally:
            pool.close()
    rows, found = _rows(entries, problems | failures, kept, settings)
    rows, entries = _finished(rows, entries, found, order, blind, kept)
    return Screening(
        rows,
        entries,
        aside,
        settings,
        kept,
        order,
        blind,
        stopped,
        peaks,
        time.monotonic() - began,
        processes,
    )


def cores() -> int:
    """The cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _on_cluster(address: str, settings: Settings) -> Answers:
    from policycheck.screening.cluster import reading_on

    return reading_on(address, settings)


def _listed(
    paths: Sequence[str | Path], settings: Settings, out: Path | None
) -> tuple[list[Entry], dict[str, str], list[Aside]]:
    """The documents, the reasons of those that cannot even be opened (by name), and what is left aside."""
    entries, problems, aside = [], {}, []
    for found in intake(paths, settings.limits, out):
        if isinstance(found, Aside):
            aside.append(found)
        elif found.problem:
            entries.append(Entry(found.name, ""))
            problems[found.name] = f"{found.problem.reason}. {found.problem.step}"
        else:
            entries.append(Entry(found.name, _key(found, settings)))
    return entries, problems, aside


def _tasks(
    paths: Sequence[str | Path], settings: Settings, out: Path | None, wanted: dict[str, None]
) -> Iterator[Task]:
    """The documents to read, opened one by one as workers become free; equal files are read once."""
    for found in intake(paths, settings.limits, out):
        if isinstance(found, Item) and not found.problem and wanted:
            key = _key(found, settings)
            if key in wanted:
                del wanted[key]
                yield Task(key, {"do": "read", "suffix": _suffix(found.name)}, found.data)


def _key(item: Item, settings: Settings) -> str:
    return key_of(hashlib.sha256(item.data).hexdigest(), _suffix(item.name), settings)


def _suffix(name: str) -> str:
    return PurePosixPath(name).suffix.lower()


def _take(answer: Answer, kept: Store, failures: dict[str, str], told: Progress) -> None:
    if "record" in answer.message:
        row, evidence, signature, names = answer.message["record"]
        kept.put(answer.name, Record(row, evidence, signature, names, answer.data))
        told.step(failed=False, words=row["words"])
    else:
        failures[answer.name] = answer.message["failed"]
        told.step(failed=True, words=0)


def _rows(
    entries: Sequence[Entry], reasons: dict[str, str], kept: Store, settings: Settings
) -> tuple[list[dict[str, Any]], list[Record | None]]:
    """A row for each document, and its record where it was read."""
    same = {"rubric": rubric_line(settings), "program": program_line(settings)}
    rows, found = [], []
    for entry in entries:
        record = None
        reason = reasons.get(entry.key or entry.name)
        if reason is None:
            try:
                record = kept.get(entry.key)
                row = record.row
            except KeyError:  # stopped before it was read, or changed on the disk since it was listed
                row = {"status": WAITING, "reason": "not read yet: screen again to go on where this ended",
                       "must_read": True, "must_read_because": "the program has not read it"}  # fmt: skip
        else:
            row = failed_row(reason) | {"format": _suffix(entry.name).strip(".") or None}
        rows.append(_EMPTY | {"id": entry.name, **row, **same})
        found.append(record)
    return rows, found


def _finished(
    rows: list[dict[str, Any]],
    entries: Sequence[Entry],
    found: Sequence[Record | None],
    sort: str | None,
    blind: bool,
    kept: Store,
) -> tuple[list[dict[str, Any]], list[Entry]]:
    """Rows in their order, with groups and places, and names hidden where asked for."""
    if blind:
        rows = _blinded(rows, entries, found)
    order = by_name(rows)
    signatures = [record.signature if record else "" for record in found]
    rows = with_groups([rows[i] for i in order], [signatures[i] for i in order])
    entries = [entries[i] for i in order]
    if sort:
        placed = ordered(rows, sort)
        entries = [entries[i] for i, _ in placed]
        rows = [rows[i] | {"place": place} for i, place in placed]
    return rows, entries


def _blinded(
    rows: list[dict[str, Any]], entries: Sequence[Entry], found: Sequence[Record | None]
) -> list[dict[str, Any]]:
    """Rows under numbers. The numbers follow the content's hash: an order that tells nothing of a name."""
    marks = [hashlib.sha256((entry.key + entry.name).encode("utf-8", "replace")).digest() for entry in entries]
    width = len(str(len(rows)))
    numbers = {i: n for n, i in enumerate(sorted(range(len(rows)), key=lambda i: marks[i]), start=1)}
    done = []
    for i, (row, entry, record) in enumerate(zip(rows, entries, found, strict=True)):
        hide = hidden_names(record.names if record else [], str(row.get("title") or ""), entry.name)
        done.append(blind_row(row, f"Proposal {numbers[i]:0{width}}", hide))
    return done
