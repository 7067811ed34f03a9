"""The page about rubrics shows what works."""

import re
from pathlib import Path

import pytest

from policycheck.rubric.cases import case_mistakes
from policycheck.rubric.load import load_draft
from tests.rubric.conftest import write

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "rubrics.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)


def _block(start: str) -> str:
    return next(block for block in BLOCKS if block.startswith(start))


def test_the_rubric_of_your_own_loads_and_lacks_nothing(tmp_path: Path) -> None:
    rubric, draft = load_draft(write(tmp_path / "riverside.yaml", _block("extends: harm-reduction")))
    assert rubric.name == "riverside"
    assert rubric.criterion("p4.loses-service-for-use").weight == 3
    assert [str(m) for m in case_mistakes(rubric, draft) if "riverside.yaml" in m.file] == []
    with pytest.raises(KeyError):
        rubric.criterion("p2.several-substances")


def test_the_criterion_and_terms_that_are_shown_load(tmp_path: Path) -> None:
    head = "extends: harm-reduction\n"
    criterion = load_draft(
        write(tmp_path / "a.yaml", head + _block("criteria:") + "terms: {evict: {phrases: [evict~]}}")
    )
    assert criterion[0].criterion("p4.keeps-the-home").critical
    terms = load_draft(write(tmp_path / "b.yaml", head + _block("terms:")))
    assert "evict" in terms[0].terms


def test_every_key_of_a_cue_is_explained() -> None:
    from policycheck.rubric.model import Cue

    assert [key for key in Cue.model_fields if f"| `{key}` |" not in PAGE] == []
