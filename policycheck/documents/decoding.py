"""Bytes become text: by byte order mark, as UTF-8, else by what charset-normalizer tells."""

import re

from charset_normalizer import from_bytes

from policycheck.documents.model import Note

_SAMPLE = 200_000  # bytes that the guess looks at
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe\x00\x00", "utf-32"), (b"\x00\x00\xfe\xff", "utf-32"),
          (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))  # fmt: skip
_LINE_ENDS = re.compile(r"\r\n?|[\x0b\x85\u2028\u2029]")
_CONTROLS = {code: None for code in (*range(9), *range(14, 32), *range(127, 160)) if code != 0x85}
_SURROGATES = re.compile(r"[\ud800-\udfff]")


def decode(data: bytes) -> tuple[str, list[Note]]:
    """Return the text, with ``\\n`` line ends and without control characters, and a Note where letters were
    lost.
    """
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), "") or _guess(data)
    text = data.decode(encoding, "replace")
    damaged = text.count("\ufffd")
    notes = []
    if damaged:
        notes.append(
            Note(
                "unread", f"{damaged} characters could not be read; the file may be damaged or cut.", damaged
            )
        )
    return clean_text(text), notes


def clean_text(text: str) -> str:
    """Fold line ends to ``\\n`` and take out what is no text: controls, NULs, lone surrogates."""
    text = _LINE_ENDS.sub("\n", text).translate(_CONTROLS)
    return _SURROGATES.sub("\ufffd", text)


def _guess(data: bytes) -> str:
    try:
        data.decode("utf-8")
        return "utf-8"
    except UnicodeDecodeError as error:
        # A long text with one broken byte is damaged UTF-8, not another encoding.
        if error.start > 64 and _mostly_utf8(data):
            return "utf-8"
    head = data[:4096]
    if head[1::2].count(0) > len(head) * 0.3:
        return "utf-16-le"
    if head[0::2].count(0) > len(head) * 0.3:
        return "utf-16-be"
    # Western texts first: on short texts charset-normalizer hesitates between neighbours that differ in rare
    # letters.
    best = from_bytes(data[:_SAMPLE], cp_isolation=["cp1252"], threshold=0.1).best()
    best = best or from_bytes(data[:_SAMPLE]).best()
    return best.encoding if best else "cp1252"


def _mostly_utf8(data: bytes) -> bool:
    text = data[:_SAMPLE].decode("utf-8", "replace")
    letters = sum(1 for character in text if ord(character) > 127 and character != "\ufffd")
    return letters > 4 * text.count("\ufffd")
