"""From what the user names to documents: folders, files, patterns and archives. No file drops out unseen."""

import glob
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from policycheck.documents.formats.archive import members
from policycheck.documents.limits import MIB, Limits
from policycheck.errors import PolicycheckError, UnreadableDocument

_CONFIGURATION = {".yaml", ".yml", ".toml", ".ini", ".cfg", ".conf", ".env"}
_CLUTTER_NAMES = {".ds_store", "thumbs.db", "desktop.ini", "__macosx", ".git", ".svn"}
_CLUTTER_STARTS = ("~$", ".~lock.", "._")
_PATTERN = frozenset("*?[")
_LARGEST_ARCHIVE = 1024 * MIB  # it is held in memory while its files are handed out


@dataclass(frozen=True, slots=True)
class Item:
    """A document to read.

    Attributes:
        name: how the user knows it: its path, "batch.zip/letter.docx" inside an archive.
        data: its bytes, or as many as tell that it is too large.
        problem: why it cannot be read, or None.
    """

    name: str
    data: bytes = b""
    problem: UnreadableDocument | None = None


@dataclass(frozen=True, slots=True)
class Aside:
    """A file that is no document, left aside and reported.

    Attributes:
        name: the file.
        reason: why, in plain words.
    """

    name: str
    reason: str


def intake(paths: Sequence[str | Path], limits: Limits, out: Path | None = None) -> Iterator[Item | Aside]:
    """Every file that the paths name, each once, in the order of their names within each path.

    Files are opened one at a time. A file of settings or a rubric inside what is screened is untrusted input:
    it steers nothing, and is left aside.

    Args:
        paths: files, folders, zip archives or patterns ("*.docx", "**/*.pdf").
        limits: ``megabytes`` bounds each file.
        out: the output of this screening, which is none of its input.

    Raises:
        PolicycheckError: a path names nothing.
    """
    seen: set[Path] = set()
    for named in paths:
        for path in _expanded(str(named)):
            yield from _of_path(path, limits, out.resolve() if out else None, seen)


def lies_in(file: Path, paths: Sequence[str | Path]) -> bool:
    """True where a file is one that the paths name, or lies below a folder that they name.

    Raises:
        PolicycheckError: a path names nothing.
    """
    real = file.resolve()
    named = (path.resolve() for one in paths for path in _expanded(str(one)))
    return any(path == real or path in real.parents for path in named)


def _expanded(named: str) -> list[Path]:
    if Path(named).exists() or Path(named).is_symlink():
        return [Path(named)]
    found = []
    if _PATTERN & set(named):
        found = sorted(glob.glob(named, recursive=True))  # noqa: PTH207 - Path.glob takes no absolute pattern
    if not found:
        raise PolicycheckError(f"{named}: there is no such file or folder. Check the name.")
    return [Path(path) for path in found]


def _of_path(path: Path, limits: Limits, out: Path | None, seen: set[Path]) -> Iterator[Item | Aside]:
    if not path.is_dir():
        yield from _of_file(path, limits, out, seen)
        return
    problems: list[OSError] = []
    for folder, below, files in os.walk(path, onerror=problems.append):
        below[:] = sorted(name for name in below if (Path(folder) / name).resolve() != out)
        for name in [name for name in below if _is_clutter(name)]:
            below.remove(name)
            yield Aside(_shown(Path(folder) / name), "a folder that a program keeps for itself")
        for name in [name for name in below if (Path(folder) / name).is_symlink()]:
            below.remove(name)
            yield _problem(Path(folder) / name, "it is a link to a folder", "Name the folder itself.")
        for name in sorted(files):
            yield from _of_file(Path(folder) / name, limits, out, seen, inside=True)
    for error in problems:
        yield _problem(Path(error.filename), "this folder cannot be opened", "Check that you may read it.")


def _of_file(
    path: Path, limits: Limits, out: Path | None, seen: set[Path], *, inside: bool = False
) -> Iterator[Item | Aside]:
    real = path.resolve()
    if real in seen or real == out:
        return
    name = _shown(path)
    if aside := _aside(name, path.name):
        seen.add(real)
        yield aside
    elif inside and path.is_symlink():  # it could point anywhere: whoever filled the folder chose where
        yield _problem(path, "it is a link, not a file", "Put the file itself there.")
    elif not path.is_file():
        yield _problem(path, "it is a device or a broken link, not a file", "Put the file itself there.")
    else:
        seen.add(real)
        try:
            with path.open("rb") as stream:
                data = stream.read(limits.bytes + 1)
        except OSError as error:
            yield _problem(path, error.strerror or "it cannot be opened", "Check that you may read it.")
            return
        yield from _unpacked(name, data, path, limits)


def _unpacked(name: str, data: bytes, path: Path, limits: Limits) -> Iterator[Item | Aside]:
    """The file itself, or the files of an archive."""
    if path.suffix.lower() != ".zip" or not data.startswith(b"PK"):
        yield Item(name, data)
        return
    try:
        if path.stat().st_size > _LARGEST_ARCHIVE:
            raise UnreadableDocument(name, "the archive is larger than 1 GB", "Unpack it and name the folder.")
        whole = data if len(data) <= limits.bytes else path.read_bytes()
        taken: set[str] = set()
        for member in members(whole, name, limits):
            unique = _unique(member.name, taken)
            if aside := _aside(unique, PurePosixPath(member.name).name):
                yield aside
            else:
                yield Item(unique, member.data, member.problem)
    except UnreadableDocument as error:
        yield Item(name, problem=error)


def _aside(name: str, last: str) -> Aside | None:
    lowered = last.lower()
    if lowered.startswith(".policycheck") or PurePosixPath(lowered).suffix in _CONFIGURATION:
        return Aside(name, "a file of settings or a rubric: what is screened cannot steer the screening")
    if _is_clutter(last):
        return Aside(name, "a file that a program keeps for itself")
    return None


def _is_clutter(name: str) -> bool:
    return name.lower() in _CLUTTER_NAMES or name.startswith(_CLUTTER_STARTS)


def _problem(path: Path, reason: str, step: str) -> Item:
    name = _shown(path)
    return Item(name, problem=UnreadableDocument(name, reason, step))


def _shown(path: Path) -> str:
    return "".join(c if c.isprintable() else "\ufffd" for c in path.as_posix())


def _unique(name: str, taken: set[str]) -> str:
    """Archives may hold one name twice: both are documents."""
    unique, number = name, 2
    while unique in taken:
        unique, number = f"{name} ({number})", number + 1
    taken.add(unique)
    return unique
