"""The direction of imports: a room of the package knows only the rooms before it."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "policycheck"

# Each row may import from the rows above it and from itself; rooms of one row do not know each other.
ROWS = [
    ["errors", "shipped"],
    ["files"],
    ["catalogue"],
    ["documents"],
    ["rubric"],
    ["reading"],
    ["rating"],
    ["comparing", "configuration", "evaluating"],
    ["reports"],
    ["screening", "boards"],
    ["cli"],
]
RANK = {room: rank for rank, row in enumerate(ROWS) for room in row}

# The only doors that open the other way, late and inside a function: a Review can print itself.
LATE = {("rating/model.py", "reports")}

FILES = sorted(PACKAGE.rglob("*.py"))


def imports(tree: ast.AST, module: list[str]) -> Iterator[tuple[str, bool]]:
    """Rooms that a file imports from, each with True where that happens inside a function."""
    late = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = (
                [*module[: len(module) - node.level], node.module or ""]
                if node.level
                else [node.module or ""]
            )
            names = [".".join([*base, alias.name]).replace("..", ".") for alias in node.names]
        else:
            continue
        for name in names:
            parts = name.split(".")
            if parts[0] == "policycheck" and len(parts) > 1:
                yield parts[1], id(node) in late


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(PACKAGE).as_posix())
def test_a_room_knows_only_the_rooms_before_it(file: Path) -> None:
    own = file.relative_to(PACKAGE)
    room = own.parts[0].removesuffix(".py")
    rank = RANK.get(room, len(ROWS))  # the package's own front door stands above all
    tree = ast.parse(file.read_text(encoding="utf-8"))
    for target, late in imports(tree, ["policycheck", *own.parts]):
        if target == room or target not in RANK:
            continue
        if late and (own.as_posix(), target) in LATE:
            continue
        assert RANK[target] < rank, f"{own.as_posix()} imports policycheck.{target}"


def test_every_room_has_its_place() -> None:
    rooms = {
        path.name.removesuffix(".py") for path in PACKAGE.iterdir() if path.suffix == ".py" or path.is_dir()
    }
    known = {*RANK, "__init__", "__pycache__", "py.typed", "_shipped"}
    assert {room for room in rooms if not room.startswith(".")} - known == set()


def test_the_exceptions_are_still_needed() -> None:
    used = {
        (file.relative_to(PACKAGE).as_posix(), target)
        for file in FILES
        for target, late in imports(ast.parse(file.read_text(encoding="utf-8")), ["policycheck", *file.parts])
        if late
    }
    assert used >= LATE


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("import policycheck.cli.main", {("cli", False)}),
        ("from policycheck import reports", {("reports", False)}),
        ("from policycheck.rating.model import Review", {("rating", False)}),
        ("def f():\n    from policycheck.cli import main", {("cli", True)}),
        ("from ..reports import markdown", {("reports", False)}),
        ("import json\nfrom pathlib import Path", set()),
    ],
)
def test_the_test_sees_each_way_to_import(source: str, found: set[tuple[str, bool]]) -> None:
    assert set(imports(ast.parse(source), ["policycheck", "rating", "model.py"])) == found
