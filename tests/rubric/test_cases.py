"""A rubric says where its cases are too few to be trusted."""

from pathlib import Path

import pytest

from policycheck.rubric.cases import case_mistakes
from policycheck.rubric.load import load_draft
from tests.rubric.conftest import SMALL, write


def _mistakes(path: Path) -> list[str]:
    return [
        f"{mistake.line} {mistake.key} {mistake.expected}" for mistake in case_mistakes(*load_draft(path))
    ]


def test_a_rubric_with_cases_on_both_sides_and_a_third_held_has_none(small: Path) -> None:
    assert _mistakes(small) == []


@pytest.mark.parametrize(
    ("right", "wrong", "message"),
    [
        (", held: true", "", "expected at least 1 held cases, found 0"),
        (
            "      - {text: No one is evicted for drug use., says: supports}\n",
            "",
            "expected a case that says supports",
        ),
        ("    supports: No one is evicted for use.\n", "", "a case or cue says supports"),
        ("    flag: [Junkies wait outside.]\n", "", "expected a sentence that the advice is for"),
        ("    advice: replace", "    innocent: [the junkie diaries]\n    advice: replace", "is innocent"),
    ],
)
def test_what_is_missing_is_said_with_its_line(tmp_path: Path, right: str, wrong: str, message: str) -> None:
    text = SMALL.replace(right, wrong)
    (found,) = _mistakes(write(tmp_path / "mine.yaml", text))
    assert message in found
    line, key = found.split()[:2]
    where = text.splitlines()[int(line) - 1]
    assert key.rsplit(".", 1)[-1] in where or where.lstrip().startswith("- ")
