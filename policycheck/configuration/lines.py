"""The line of a TOML file on which a key stands; the parser of the standard library does not say."""

import re

Keys = tuple[str | int, ...]

_TABLE = re.compile(r"^\s*(\[{1,2})\s*([^\[\]]+?)\s*\]{1,2}\s*(?:#.*)?$")
_KEY = re.compile(r"^\s*([\w.\"'-]+)\s*=")


def line_of(text: str, keys: Keys) -> int:
    """The 1-based line of a key, or of the nearest table above it; 1 where neither is found.

    Args:
        text: the file.
        keys: names of tables and keys, and 0-based numbers of the tables of an array.
    """
    best, matched = 1, 0
    table: Keys = ()
    counts: dict[str, int] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if found := _TABLE.match(line):
            name = _plain(found[2])
            table = (name,)
            if found[1] == "[[":
                counts[name] = counts.get(name, -1) + 1
                table = (name, counts[name])
            here: Keys = table
        elif found := _KEY.match(line):
            here = (*table, *_plain(found[1]).split("."))
        else:
            continue
        if len(here) > matched and here == keys[: len(here)]:
            best, matched = number, len(here)
    return best


def _plain(name: str) -> str:
    return name.replace('"', "").replace("'", "").strip()
