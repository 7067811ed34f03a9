"""How a screening and its worker processes talk: frames of JSON and bytes, which can carry no code."""

import json
from typing import Any, BinaryIO

_SIZES = 12  # 4 bytes for the length of the JSON, 8 for that of the bytes


def send(stream: BinaryIO, message: dict[str, Any], data: bytes = b"") -> None:
    """Write one frame. Raises OSError where nobody listens any more."""
    head = json.dumps(message).encode("ascii")
    stream.write(len(head).to_bytes(4, "big") + len(data).to_bytes(8, "big") + head)
    stream.write(data)
    stream.flush()


def receive(stream: BinaryIO) -> tuple[dict[str, Any], bytes]:
    """Read one frame. Raises EOFError where the other side is gone."""
    sizes = _exactly(stream, _SIZES)
    head = _exactly(stream, int.from_bytes(sizes[:4], "big"))
    data = _exactly(stream, int.from_bytes(sizes[4:], "big"))
    message: dict[str, Any] = json.loads(head)
    return message, data


def _exactly(stream: BinaryIO, size: int) -> bytes:
    data = stream.read(size)
    if len(data) < size:
        raise EOFError
    return data
