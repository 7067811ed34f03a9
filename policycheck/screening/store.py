"""Where results are kept as they come: one SQLite file, so that a second run reads only what is new.

Why SQLite and not files: docs/decisions/0022-results-in-sqlite.md.
"""

import json
import os
import sqlite3
import sys
import time
from collections.abc import Iterable
from pathlib import Path

from policycheck.errors import PolicycheckError
from policycheck.screening.unit import Record

_FORM = 1  # raise it when a table changes: an older file is then made anew, and documents are read again
_PATIENCE = 60.0  # seconds to wait for another screening that writes
_KEPT_DAYS = 180  # results that no screening asked for in so long are forgotten
_DAY = 86_400
_TABLE = """
create table if not exists results (
    key text primary key, record text not null, review blob not null, used integer not null
) without rowid
"""


def default_place() -> Path:
    """The user's own file of results, in the folder that their system has for such files."""
    if place := os.environ.get("POLICYCHECK_STORE"):
        return Path(place)
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Caches"
    else:
        base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return base / "policycheck" / "screening.sqlite"


class Store:
    """Results by key. Several screenings may use one file at once; a kill -9 at any moment leaves it whole.

    Args:
        path: the file; it and its folder are made where they are missing, closed to other users.

    Raises:
        PolicycheckError: it cannot be opened or is no file of results.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            if not path.exists():
                path.touch(mode=0o600)  # it holds quotations from proposals
            self._db = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)
            self._prepare()
        except (OSError, sqlite3.Error) as error:
            raise PolicycheckError(
                f"{path}: the results of screenings cannot be kept there ({error}). "
                "Remove the file, or name another with --store."
            ) from error

    def _prepare(self) -> None:
        self._db.execute("pragma journal_mode = wal")
        # In WAL mode "normal" is whole after a kill -9; only a power cut can lose the last few results.
        self._db.execute("pragma synchronous = normal")
        (form,) = self._db.execute("pragma user_version").fetchone()
        if form not in (0, _FORM):
            self._db.execute("drop table if exists results")
        self._db.execute(_TABLE)
        self._db.execute(f"pragma user_version = {_FORM}")
        self._db.execute("delete from results where used < ?", (int(time.time()) - _KEPT_DAYS * _DAY,))

    def known(self, keys: Iterable[str]) -> set[str]:
        """Those of the keys that have a result; they count as used today."""
        asked = list(dict.fromkeys(keys))
        self._db.execute("begin immediate")
        try:
            stale = int(time.time()) - _DAY
            self._db.execute("create temp table if not exists asked (key text primary key)")
            self._db.execute("delete from asked")
            self._db.executemany("insert into asked values (?)", ((key,) for key in asked))
            self._db.execute(
                "update results set used = ? where used < ? and key in (select key from asked)",
                (int(time.time()), stale),
            )
            found = self._db.execute("select key from results join asked using (key)").fetchall()
        finally:
            self._db.execute("commit")
        return {key for (key,) in found}

    def put(self, key: str, record: Record) -> None:
        """Keep a result. The same key holds the same result, whoever wrote it: the last one stays."""
        text = json.dumps([record.row, record.evidence, record.signature, record.names])
        self._db.execute(
            "insert or replace into results values (?, ?, ?, ?)", (key, text, record.review, int(time.time()))
        )

    def get(self, key: str) -> Record:
        """The result of a key, its ``review`` left empty (see ``review``). Raises KeyError."""
        found = self._db.execute("select record from results where key = ?", (key,)).fetchone()
        if not found:
            raise KeyError(key)
        row, evidence, signature, names = json.loads(found[0])
        return Record(row, evidence, signature, names, b"")

    def review(self, key: str) -> bytes:
        """The packed review of a key. Raises KeyError."""
        found = self._db.execute("select review from results where key = ?", (key,)).fetchone()
        if not found:
            raise KeyError(key)
        packed: bytes = found[0]
        return packed

    def close(self) -> None:
        """Close the file."""
        self._db.close()
