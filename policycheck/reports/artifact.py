"""The name by which tools that read our output can find the reviewed file."""

from pathlib import Path, PurePath
from urllib.parse import quote

from policycheck.documents.model import Source


def file_name(source: Source) -> str:
    """The file as the user named it, from the working folder where it lies in it, with forward slashes."""
    path = PurePath(source.name or "standard input")
    if path.is_absolute():
        try:
            path = path.relative_to(Path.cwd())
        except ValueError:
            path = PurePath(path.name)  # a place on this machine is nobody else's business
    return path.as_posix()


def file_uri(source: Source) -> str:
    """The same as a relative address."""
    name = quote(file_name(source))
    return f"./{name}" if ":" in name.split("/")[0] else name
