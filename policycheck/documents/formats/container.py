"""Zip containers (docx, odt, batches) opened without trust: sizes are checked while inflating, never
believed.
"""

import io
import zipfile
import zlib

from policycheck.documents.limits import MIB
from policycheck.errors import UnreadableDocument

# An office file of 2,000 pages holds about 60 MB of XML; text compresses 5 to 30 times, repeated text 100
# times.
MAX_UNPACKED = 256 * MIB
MAX_RATIO = 150
RATIO_FLOOR = 16 * MIB  # below this a high ratio does no harm
MAX_MEMBERS = 20_000
_CHUNK = MIB


class Container:
    """The members of a zip file, each inflated on demand and within limits.

    Args:
        data: the bytes of the zip file.
        name: the file as the user named it, for messages.
        budget: bytes that all members together may unpack to.

    Raises:
        UnreadableDocument: not a zip, truncated, or with too many members.
    """

    def __init__(self, data: bytes, name: str, budget: int = MAX_UNPACKED) -> None:
        self.name = name
        self._left = budget
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, NotImplementedError, ValueError, EOFError, OSError) as error:
            raise damaged(name, "its zip container cannot be opened") from error
        self.infos = self._zip.infolist()
        if len(self.infos) > MAX_MEMBERS:
            raise UnreadableDocument(
                name,
                f"it holds more than {MAX_MEMBERS:,} files",
                "Send the document itself, not a store of files.",
            )
        self._by_name = {info.filename: info for info in self.infos}

    def __contains__(self, member: str) -> bool:
        return member in self._by_name

    def names(self) -> list[str]:
        """The names of the members, in the order of the file."""
        return [info.filename for info in self.infos]

    def read(self, member: str | zipfile.ZipInfo, at_most: int = MAX_UNPACKED) -> bytes:
        """Inflate a member of at most so many bytes.

        Raises:
            UnreadableDocument: it is missing, damaged, locked by a password, or inflates to far more than
                it should.
        """
        info = self._by_name.get(member) if isinstance(member, str) else member
        if info is None:
            raise damaged(self.name, f"its part {member!r} is missing")
        if info.flag_bits & 0x1:
            raise UnreadableDocument(
                self.name, "it is locked by a password", "Save a copy without the password and review that."
            )
        chunks, size = [], 0
        try:
            with self._zip.open(info) as stream:
                while chunk := stream.read(_CHUNK):
                    size += len(chunk)
                    self._left -= len(chunk)
                    if (
                        self._left < 0
                        or size > at_most
                        or (size > RATIO_FLOOR and size > MAX_RATIO * max(info.compress_size, 1))
                    ):
                        raise UnreadableDocument(
                            self.name,
                            "it unpacks to far more than a document needs (a zip bomb, or very large parts)",
                            "Ask the sender for a plain copy, such as a PDF.",
                        )
                    chunks.append(chunk)
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            OSError,
            NotImplementedError,
            RuntimeError,
            ValueError,
        ) as error:
            raise damaged(self.name, f"its part {info.filename!r} cannot be unpacked") from error
        return b"".join(chunks)


def damaged(name: str, reason: str) -> UnreadableDocument:
    """The line for a file that is broken."""
    return UnreadableDocument(
        name,
        f"the file is damaged or incomplete: {reason}",
        "Open it in the program that made it and save it again.",
    )
