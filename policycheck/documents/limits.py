"""What one document may cost. A funder's inbox is untrusted: a file that goes over is ended, not waited
for.
"""

from dataclasses import dataclass

MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """The most that reading one document may take.

    Attributes:
        megabytes: size of the file, in MiB.
        pages: number of pages, for formats that have pages.
        seconds: wall-clock time.
        memory_megabytes: memory of the reading process, in MiB, over what an idle one needs.
    """

    megabytes: float = 50
    pages: int = 2000
    seconds: float = 60
    memory_megabytes: int = 1024

    @property
    def bytes(self) -> int:
        """The size of the file, in bytes."""
        return int(self.megabytes * MIB)

    @property
    def memory_bytes(self) -> int:
        """The memory of the reading process, in bytes."""
        return self.memory_megabytes * MIB
