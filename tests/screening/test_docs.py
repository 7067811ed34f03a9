"""The page about screening names every column and option as it is."""

import re
from pathlib import Path

from click import Option

from policycheck.cli.screen import screen
from policycheck.screening import COLUMNS

PAGE = (Path(__file__).parents[2] / "docs" / "screening.md").read_text(encoding="utf-8")


def test_every_column_is_explained_as_the_schema_does() -> None:
    listed = re.findall(r"^\| `(\w+)` \| (\w+) \| (.+) \|$", PAGE, re.MULTILINE)
    assert listed == [(column.name, column.kind, column.meaning) for column in COLUMNS]


def test_every_option_that_it_names_exists() -> None:
    known = {name for option in screen.params if isinstance(option, Option) for name in option.opts}
    named = set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", PAGE))
    assert named
    assert named <= known
