"""A user's own rubric builds on another: it adds, changes, re-weights and switches off."""

import re
import shutil
from pathlib import Path

import pytest

import policycheck.reading
from policycheck.errors import RubricError
from policycheck.rubric import load, load_rubric
from policycheck.rubric.load import LANGUAGE_FILES
from policycheck.rubric.model import Rubric
from policycheck.shipped import shipped
from tests.rubric.conftest import SMALL, write

READING = Path(policycheck.reading.__path__[0])


@pytest.fixture
def adapt(tmp_path: Path, small: Path):
    """Load a file that extends the small rubric by the text given."""

    def load(text: str) -> Rubric:
        return load_rubric(write(tmp_path / "mine.yaml", "extends: small.yaml\n" + text))

    return load


def test_a_file_that_only_extends_is_the_same_rubric(adapt, small: Path) -> None:
    assert adapt("").hash == load_rubric(small).hash


def test_a_criterion_is_reweighted_and_keeps_the_rest(adapt, small: Path) -> None:
    mine = adapt("criteria:\n  - {id: p4.keeps-home, weight: 3, critical: true}\n").criterion("p4.keeps-home")
    old = load_rubric(small).criterion("p4.keeps-home")
    assert (mine.weight, mine.critical) == (3, True)
    assert mine.model_copy(update={"weight": 1.0, "critical": False}) == old


def test_new_cues_and_cases_are_added_to_the_old(adapt) -> None:
    criterion = adapt("""
criteria:
  - id: p4.keeps-home
    cues: [{says: undermines, all: [evict]}]
    cases: [{text: Leave., says: nothing}]
""").criterion("p4.keeps-home")
    assert [len(criterion.cues), len(criterion.cases)] == [2, 4]


def test_replace_puts_new_cues_in_the_place_of_the_old(adapt) -> None:
    criterion = adapt("""
criteria:
  - id: p4.keeps-home
    replace: [cues]
    cues: [{says: undermines, all: [evict]}]
""").criterion("p4.keeps-home")
    assert [len(criterion.cues), len(criterion.cases)] == [1, 3]


def test_a_criterion_is_added(adapt) -> None:
    rubric = adapt("""
criteria:
  - id: p1.welcome
    question: Are people welcome?
    why: They come back.
    source: our board
    ask: Were you?
""")
    assert [criterion.id for criterion in rubric.criteria] == ["p1.welcome", "p4.keeps-home"]


@pytest.mark.parametrize("text", ["off: [p4.keeps-home]", "criteria: [{id: p4.keeps-home, weight: 0}]"])
def test_a_criterion_is_switched_off(adapt, text: str) -> None:
    added = "{id: p1.a, question: q, why: w, source: s, ask: a}"
    joined = text.replace("criteria: [", f"criteria: [{added}, ")
    rubric = adapt(joined if joined != text else f"{text}\ncriteria: [{added}]\n")
    assert [criterion.id for criterion in rubric.criteria] == ["p1.a"]


def test_a_word_is_switched_off(adapt) -> None:
    assert adapt("off: [junkie~]\n").language == ()


def test_own_words_are_added_to_a_term(adapt) -> None:
    term = adapt("terms:\n  evict: {phrases: [put out]}\n").terms["evict"]
    assert term.phrases == ["evict~", "put out"]
    assert term.denial


def test_a_term_is_replaced(adapt) -> None:
    assert adapt("terms:\n  evict: {phrases: [put out], replace: true}\n").terms["evict"].phrases == [
        "put out"
    ]


def test_the_name_is_kept_or_changed(adapt) -> None:
    assert adapt("").name == "small"
    assert adapt("name: ours\ntitle: Our rubric\n").title == "Our rubric"


def test_two_bases_are_put_together(tmp_path: Path, small: Path) -> None:
    write(tmp_path / "words.yaml", "language: [{term: [fiend~], instead: [person], advice: note}]\n")
    mine = write(tmp_path / "mine.yaml", "extends: [small.yaml, words.yaml]\n")
    assert [term.term[0] for term in load_rubric(mine).language] == ["junkie~", "fiend~"]


def test_a_base_that_is_reached_twice_counts_once(tmp_path: Path, small: Path) -> None:
    write(tmp_path / "a.yaml", "extends: small.yaml\n")
    write(tmp_path / "b.yaml", "extends: small.yaml\n")
    mine = write(tmp_path / "mine.yaml", "extends: [a.yaml, b.yaml]\n")
    assert len(load_rubric(mine).criteria) == 1


def test_a_change_that_leaves_a_mistake_is_told_in_the_file_of_the_change(
    tmp_path: Path, small: Path
) -> None:
    mine = write(tmp_path / "mine.yaml", "extends: small.yaml\ncriteria: [{id: p4.keeps-home, wieght: 2}]\n")
    with pytest.raises(
        RubricError, match=r"mine\.yaml:2: criteria\.0\.wieght: unknown key; did you mean 'weight'"
    ):
        load_rubric(mine)


def test_a_new_criterion_must_be_whole(adapt) -> None:
    with pytest.raises(RubricError, match=r"criteria\.0\.question: this key is missing"):
        adapt("criteria: [{id: p4.new, weight: 2}]\n")


def test_the_shipped_rubric_can_be_built_on(tmp_path: Path) -> None:
    mine = load_rubric(
        write(tmp_path / "mine.yaml", "extends: harm-reduction\noff: [p4.stigmatizing-names]\n")
    )
    shipped = load_rubric()
    assert len(mine.criteria) == len(shipped.criteria) - 1
    assert mine.hash != shipped.hash


class TestHash:
    """The hash names the content and nothing else."""

    def test_it_changes_with_a_word(self, tmp_path: Path, small: Path) -> None:
        changed = write(tmp_path / "b.yaml", SMALL.replace("use~ drugs", "take~ drugs"))
        assert load_rubric(changed).hash != load_rubric(small).hash

    def test_it_changes_with_the_words_by_which_english_is_read(
        self, tmp_path: Path, small: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        before = load_rubric(small).hash
        copy = tmp_path / "copy"
        shutil.copytree(shipped("rubrics"), copy / "rubrics")
        file = copy / LANGUAGE_FILES[0]
        file.write_text(file.read_text(encoding="utf-8") + "# a remark\n", encoding="utf-8")
        monkeypatch.setattr(load, "shipped", lambda name: shipped(name) if name == "principles" else copy / name)
        try:
            load._english.cache_clear()
            assert load_rubric(small).hash == before, "a remark says nothing"
            file.write_text(file.read_text(encoding="utf-8").replace("negation:", "negation:\n  - hardly ever", 1), encoding="utf-8")
            load._english.cache_clear()
            assert load_rubric(small).hash != before
        finally:
            load._english.cache_clear()

    def test_it_holds_every_file_of_words_that_reading_opens(self) -> None:
        code = "".join(file.read_text(encoding="utf-8") for file in READING.glob("*.py"))
        assert set(re.findall(r"rubrics/[\w-]+\.yaml", code)) == set(LANGUAGE_FILES)

    def test_it_is_the_same_for_one_file_and_many_in_any_order(self, tmp_path: Path, small: Path) -> None:
        head, criteria = SMALL[: SMALL.index("criteria:")], SMALL[SMALL.index("criteria:") :]
        first, second = (
            write(tmp_path / "x" / "rubric.yaml", head),
            write(tmp_path / "x" / "z.yaml", criteria),
        )
        assert second.exists()
        assert load_rubric(first.parent).hash == load_rubric(small).hash

    def test_it_does_not_hang_on_the_order_of_criteria(self, tmp_path: Path) -> None:
        one = "  - {id: p4.a, question: q, why: w, source: s, ask: a}\n"
        other = "  - {id: p4.b, question: q, why: w, source: s, ask: a}\n"
        a = write(tmp_path / "a.yaml", SMALL.replace("criteria:\n", "criteria:\n" + one + other))
        b = write(tmp_path / "b.yaml", SMALL.replace("criteria:\n", "criteria:\n" + other + one))
        assert load_rubric(a).hash == load_rubric(b).hash

    def test_line_ends_of_windows_change_nothing(self, tmp_path: Path, small: Path) -> None:
        file = tmp_path / "crlf.yaml"
        file.write_bytes(SMALL.replace("\n", "\r\n").encode())
        assert load_rubric(file).hash == load_rubric(small).hash

    def test_where_the_files_lie_changes_nothing(self, tmp_path: Path, small: Path) -> None:
        moved = load_rubric(write(tmp_path / "far" / "away.yaml", SMALL))
        assert moved.hash == load_rubric(small).hash
        assert moved.files == ("away.yaml",)
