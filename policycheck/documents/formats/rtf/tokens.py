"""Rich Text Format taken apart: groups, control words, characters."""

import re
from collections.abc import Iterator

from policycheck.errors import UnreadableDocument

MAX_GROUPS = 2_000  # nested; Word writes fewer than 20

_TOKEN = re.compile(
    r"\\(?P<word>[A-Za-z]{1,32})(?P<number>-?\d{1,9})?[ ]?"
    r"|\\'(?P<hex>[0-9A-Fa-f]{2})"
    r"|\\(?P<sign>[^A-Za-z])"
    r"|(?P<brace>[{}])"
    r"|(?P<text>[^\\{}\r\n]+)"
)

CODE_PAGES = {
    0: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 134: "cp936", 136: "cp950", 161: "cp1253",
    162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251",
    222: "cp874", 238: "cp1250",
}  # fmt: skip
SYMBOL_CHARSET = 2

# Control words that are a character.
CHARACTERS = {
    "tab": " ", "line": "\n", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“",
    "rdblquote": "”", "bullet": "•", "emspace": " ", "enspace": " ", "qmspace": " ", "softline": " ",
    "lbr": "\n",
}  # fmt: skip


def tokens(source: str, name: str) -> Iterator[tuple[str, str, int | None]]:
    """Yield (kind, value, number): "word", "hex", "sign", "{", "}", "text". Binary data is skipped.

    Args:
        source: the file, one character a byte.
        name: the file as the user named it, for messages.

    Raises:
        UnreadableDocument: groups are nested deeper than any document.
    """
    position, depth = 0, 0
    while match := _TOKEN.search(source, position):
        position = match.end()
        kind = match.lastgroup
        if kind == "number" or kind == "word":
            word, number = match["word"], match["number"]
            value = int(number) if number else None
            if word == "bin" and value:
                position += max(0, value)
            else:
                yield "word", word, value
        elif kind == "brace":
            depth += 1 if match["brace"] == "{" else -1
            if depth > MAX_GROUPS:
                raise UnreadableDocument(
                    name, "it is nested deeper than any document", "Ask for a plain copy."
                )
            yield match["brace"], "", None
        else:
            assert kind is not None
            yield kind, match[kind], None
