"""Zip archives of documents, for batches: members are handed out one by one, and nothing is written to
disk.
"""

import stat
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath, PureWindowsPath

from policycheck.documents.formats.container import Container
from policycheck.documents.limits import MIB, Limits
from policycheck.documents.sniff import sniff
from policycheck.errors import UnreadableDocument

MAX_NESTING = 3  # a zip in a zip in a zip
_MAX_TOTAL = 4096 * MIB
_CLUTTER = {".DS_Store", "Thumbs.db", "desktop.ini"}


@dataclass(frozen=True, slots=True)
class Member:
    """A file of an archive.

    Attributes:
        name: its path inside, "outer.zip/folder/file.docx"; never a path to write to.
        data: its bytes; empty where there is a problem.
        problem: why it is not handed out, or None.
    """

    name: str
    data: bytes = b""
    problem: UnreadableDocument | None = None


def members(data: bytes, name: str, limits: Limits | None = None) -> Iterator[Member]:
    """Iterate over the files of a zip archive, also those of archives inside it.

    Args:
        data: the archive.
        name: the archive as the user named it.
        limits: its ``megabytes`` bound each member.

    Raises:
        UnreadableDocument: the archive itself is damaged. A bad member becomes a ``Member`` with its problem.
    """
    yield from _members(data, name, limits or Limits(), 1, _Budget(_MAX_TOTAL))


@dataclass(slots=True)
class _Budget:
    """Bytes that an archive may still unpack to, in all."""

    left: int


def _members(data: bytes, name: str, limits: Limits, depth: int, budget: _Budget) -> Iterator[Member]:
    container = Container(data, name, budget=budget.left)
    for info in container.infos:
        path = f"{name}/{_shown(info.filename)}"
        if info.is_dir() or _is_clutter(info.filename):
            continue
        try:
            _refuse_unsafe(info, path)
            content = container.read(info, at_most=limits.bytes)
            budget.left -= len(content)
            if budget.left < 0:
                raise UnreadableDocument(
                    path, "the archive unpacks to far too much", "Send fewer files at a time."
                )
            nested = content.startswith(b"PK") and sniff(content, path) == "zip"
        except UnreadableDocument as error:
            yield Member(path, problem=UnreadableDocument(path, error.reason, error.step))
            continue
        if not nested:
            yield Member(path, content)
        elif depth >= MAX_NESTING:
            step = "Unpack it and send the files in it."
            yield Member(path, problem=UnreadableDocument(path, "it lies too many archives deep", step))
        else:
            yield from _members(content, path, limits, depth + 1, budget)


def _refuse_unsafe(info: zipfile.ZipInfo, path: str) -> None:
    """Nothing is written by these names; a file that has one was made to do harm, and its reader should
    know.
    """
    windows = PureWindowsPath(info.filename)
    if windows.drive or windows.root or PurePosixPath(info.filename).is_absolute() or ".." in windows.parts:
        raise UnreadableDocument(path, "its name points outside the archive", "Treat the archive with care.")
    if stat.S_ISLNK(info.external_attr >> 16):
        raise UnreadableDocument(path, "it is a link, not a file", "Send the file that it points to.")


def _is_clutter(name: str) -> bool:
    parts = PurePosixPath(name).parts
    return bool(parts) and (parts[0] == "__MACOSX" or parts[-1] in _CLUTTER or parts[-1].startswith("._"))


def _shown(name: str) -> str:
    return "".join(c if c.isprintable() else "�" for c in name)[:300]
