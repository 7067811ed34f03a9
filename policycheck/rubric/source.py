"""A rubric file as plain data: YAML read strictly, and the line of a key when a message needs one."""

import re
from collections.abc import Hashable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from policycheck.errors import RubricError

_LIMIT = 8_000_000  # characters; the whole shipped rubric is far below it
_Base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DEPTH = 50  # levels of nesting; a rubric has six
_DEEP_BLOCK = re.compile(r"(?m)^(?: {100}| *(?:[-?:] +){10})")
_BRACKET = re.compile(r"[\[\]{}]")
_ANCHOR = re.compile(r"(?m)(?:^|[\s\[{,])&\w")

Keys = tuple[str | int, ...]


class _DuplicateKey(Exception):
    def __init__(self, key: object, line: int) -> None:
        self.key, self.line = key, line


class _Loader(_Base):
    """PyYAML's safe loader, but a key given twice is a mistake, and "off", "no" and "yes" are words.

    YAML 1.1 takes those words for booleans; a rubric has a key ``off`` and phrases such as "no".
    """

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[Hashable, Any]:
        mapping: dict[Hashable, Any] = super().construct_mapping(node, deep=deep)
        if len(mapping) != len(node.value):
            seen = set()
            for key_node, _ in node.value:
                key = self.construct_object(key_node, deep=True)
                if key in seen:
                    raise _DuplicateKey(key, key_node.start_mark.line + 1)
                seen.add(key)
        return mapping


_PLAIN = ("str", "int", "float", "bool", "null", "seq", "map")
_Loader.yaml_constructors = {
    tag: construct
    for tag, construct in _Base.yaml_constructors.items()
    if tag is None or tag.endswith(tuple(f":{name}" for name in _PLAIN))
}
_Loader.yaml_implicit_resolvers = {
    first: [
        (tag, pattern)
        for tag, pattern in resolvers
        if not tag.endswith((":bool", ":timestamp", ":int", ":merge"))
    ]
    for first, resolvers in _Base.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))
_Loader.add_implicit_resolver(
    "tag:yaml.org,2002:int", re.compile(r"^-?(?:0|[1-9][0-9]*)$"), list("-0123456789")
)


@dataclass(frozen=True)
class Part:
    """One file of a rubric: its path, its text and what the text holds."""

    file: Path
    text: str
    data: dict[str, Any]

    def mistake(self, keys: Keys, expected: str) -> RubricError:
        """The error for a mistake at these keys."""
        return RubricError(str(self.file), line_of(self.text, keys), ".".join(map(str, keys)), expected)


def read_part(file: Path) -> Part:
    """Read one file.

    Raises:
        RubricError: it cannot be read, is not UTF-8, is not YAML, or does not hold keys and values.
    """
    name = str(file)
    try:
        text = file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        line = file.read_bytes()[: error.start].count(b"\n") + 1
        raise RubricError(name, line, "", "expected UTF-8 text; save the file as UTF-8") from error
    except OSError as error:
        raise RubricError(name, 0, "", f"cannot be read ({error.strerror})") from error
    if len(text) > _LIMIT:
        raise RubricError(name, 0, "", f"expected at most {_LIMIT:,} characters")
    try:
        _refuse_traps(name, text)
        data = yaml.load(text, Loader=_Loader)
    except _DuplicateKey as error:
        raise RubricError(name, error.line, str(error.key), "this key stands here twice; keep one") from error
    except yaml.YAMLError as error:
        raise RubricError(
            name, _line_of_error(text, error), "", f"expected YAML; {_problem(error)}"
        ) from error
    except ValueError as error:
        raise RubricError(name, 0, "", f"expected YAML; {error}") from error
    if not isinstance(data, dict):
        found = "the file is empty" if data is None else f"found {kind_of(data)}"
        raise RubricError(name, 1, "", f"expected keys and values; {found}")
    return Part(file, text, data)


def line_of(text: str, keys: Keys) -> int:
    """The 1-based line where ``keys`` stand in the YAML text; the line of the last of them that is there."""
    node = yaml.compose(text, Loader=_Loader)
    line = 1
    for key in keys:
        if isinstance(node, yaml.MappingNode):
            pairs = [(k, v) for k, v in node.value if k.value == str(key)]
            if not pairs:
                return line
            line, node = pairs[-1][0].start_mark.line + 1, pairs[-1][1]
        elif isinstance(node, yaml.SequenceNode) and isinstance(key, int) and key < len(node.value):
            node = node.value[key]
            line = node.start_mark.line + 1
        else:
            return line
    return line


def kind_of(value: object) -> str:
    """What a value is, in words that a person who writes YAML knows."""
    if isinstance(value, str):
        return f"the text {value!r}" if len(value) <= 40 else f"the text {value[:37] + '...'!r}"
    if isinstance(value, dict):
        return "keys and values"
    if isinstance(value, list):
        return "a list"
    if value is None:
        return "nothing"
    return "true or false" if isinstance(value, bool) else f"the number {value}"


def _line_of_error(text: str, error: yaml.YAMLError) -> int:
    if isinstance(error, yaml.reader.ReaderError):
        return text.encode()[: error.position].count(b"\n") + 1
    mark = getattr(error, "problem_mark", None)
    return mark.line + 1 if mark else 0


def _problem(error: yaml.YAMLError) -> str:
    return getattr(error, "problem", None) or getattr(error, "reason", None) or "this is not YAML"


def _refuse_traps(name: str, text: str) -> None:
    """Refuse what costs more than it says: aliases, which can stand for billions of items, and deep nesting,
    which exhausts the parser's stack. Only a text that might hold such a thing is parsed for it."""
    if not (_ANCHOR.search(text) or _DEEP_BLOCK.search(text) or _brackets(text) > _DEPTH):
        return
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        line = event.start_mark.line + 1 if event.start_mark else 0
        if isinstance(event, yaml.AliasEvent):
            raise RubricError(name, line, f"*{event.anchor}", "write the text out; aliases are not read")
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > _DEPTH:
            raise RubricError(name, line, "", f"expected at most {_DEPTH} levels of nesting")


def _brackets(text: str) -> int:
    """The greatest depth of brackets, taken without regard to quotation marks."""
    depth = deepest = 0
    for bracket in _BRACKET.findall(text):
        depth += 1 if bracket in "[{" else -1
        deepest = max(deepest, depth)
    return deepest
