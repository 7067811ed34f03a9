"""What a board decided becomes cases of its own, which change what is found for it and for nobody else."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from policycheck import review
from policycheck.boards.form import Form
from policycheck.boards.learn import learn_file, lessons
from policycheck.errors import PolicycheckError
from policycheck.rubric import load_rubric
from policycheck.rubric.cases import case_mistakes
from policycheck.rubric.load import load_draft
from tests.boards.conftest import GUESTS, TESTED
from tests.boards.filling import fill_html


@pytest.fixture
def handed(form: Form, number: Any, tmp_path: Path) -> list[Path]:
    """Three readers: two say that the rule about tests does neither, and one adds the rule about guests."""
    code = f"4-{number(TESTED)}"
    answers = [
        ({code: "nothing", "4-more1-box": "undermines"}, {"4-more1": GUESTS, "mark": "a"}),
        ({code: "nothing"}, {"mark": "b"}),
        ({code: "undermines"}, {"mark": "c"}),
    ]
    return [fill_html(form, tmp_path / f"{n}.html", *answer) for n, answer in enumerate(answers)]


def stances(policy: Path, start: str, rubric: Path | None) -> list[tuple[str, str]]:
    """Stance, and by what it was found, of the findings of principle 4 in a passage."""
    found = review(policy, rubric=rubric).principle(4).findings
    return [(f.stance, f.found_by) for f in found if f.quote.startswith(start)]


def test_the_next_review_reads_as_the_board_asked(policy: Path, handed: list[Path], tmp_path: Path) -> None:
    own = tmp_path / "ours.yaml"
    assert learn_file(policy, handed, own) == 2
    assert [s for s, _ in stances(policy, TESTED, None)] == ["undermines"]
    assert stances(policy, GUESTS, None) == []
    assert stances(policy, TESTED, own) == []
    assert stances(policy, GUESTS, own) == [("undermines", "board")]


def test_the_file_extends_ours_loads_and_lacks_nothing(
    policy: Path, handed: list[Path], tmp_path: Path
) -> None:
    own = tmp_path / "ours.yaml"
    learn_file(policy, handed, own, name="harbour-board")
    text = own.read_text(encoding="utf-8")
    data = yaml.safe_load(text)
    assert (data["extends"], data["name"]) == ("harm-reduction", "harbour-board")
    cases = [case for criterion in data["criteria"] for case in criterion["cases"]]
    assert all(case["learnt"] for case in cases)
    assert "# 2 of 3 people" in text
    shipped = {str(m) for m in case_mistakes(*load_draft("harm-reduction"))}
    ours = [m for m in case_mistakes(*load_draft(own)) if "ours.yaml" in str(m)]
    assert ours == [] or {m.expected for m in ours} <= {m.split(": ", 2)[-1] for m in shipped}
    assert load_rubric(own).name == "harbour-board"


def test_the_shipped_rubric_stays_as_it_is(policy: Path, handed: list[Path], tmp_path: Path) -> None:
    before = set(tmp_path.iterdir())
    learn_file(policy, handed, tmp_path / "ours.yaml")
    assert set(tmp_path.iterdir()) - before == {tmp_path / "ours.yaml"}
    shipped, _ = load_draft("harm-reduction")  # read anew from its files
    assert not any(case.learnt for criterion in shipped.criteria for case in criterion.cases)
    assert not any(criterion.id.endswith("our-board") for criterion in shipped.criteria)


def test_a_later_meeting_builds_on_the_first_and_may_change_its_mind(
    policy: Path, handed: list[Path], form: Form, number: Any, tmp_path: Path
) -> None:
    june, september = tmp_path / "june.yaml", tmp_path / "september.yaml"
    learn_file(policy, handed, june)
    later = [
        fill_html(
            form, tmp_path / f"l{n}.html",
            {"4-more1-box": "supports"}, {"4-more1": f"part {number(GUESTS)}", "mark": str(n)},
        )
        for n in range(2)
    ]  # fmt: skip
    learn_file(policy, later, september, base=str(june))
    assert yaml.safe_load(september.read_text(encoding="utf-8"))["extends"] == "june.yaml"
    assert stances(policy, GUESTS, september) == [("supports", "board")]
    assert stances(policy, TESTED, september) == []


def test_too_few_or_split_voices_teach_nothing(
    policy: Path, form: Form, number: Any, tallied: Any, tmp_path: Path
) -> None:
    code = f"4-{number(TESTED)}"
    one = fill_html(form, tmp_path / "1.html", {code: "nothing"}, {"mark": "a"})
    two = fill_html(form, tmp_path / "2.html", {code: "supports"}, {"mark": "b"})
    assert lessons(tallied([one])[0]) == []
    assert len(lessons(tallied([one])[0], least=1)) == 1
    assert lessons(tallied([one, two])[0]) == []
    with pytest.raises(PolicycheckError, match="nothing to learn"):
        learn_file(policy, [one], tmp_path / "none.yaml")
    assert not (tmp_path / "none.yaml").exists()


def test_where_the_board_agrees_with_the_program_there_is_nothing_to_learn(
    form: Form, number: Any, tallied: Any, tmp_path: Path
) -> None:
    code = f"4-{number(TESTED)}"
    paths = [
        fill_html(form, tmp_path / f"{n}.html", {code: "undermines"}, {"mark": str(n)}) for n in range(3)
    ]
    assert lessons(tallied(paths)[0]) == []


def test_no_file_is_written_over(policy: Path, handed: list[Path], tmp_path: Path) -> None:
    own = tmp_path / "ours.yaml"
    own.write_text("mine", encoding="utf-8")
    with pytest.raises(PolicycheckError, match="there already"):
        learn_file(policy, handed, own)
    assert own.read_text(encoding="utf-8") == "mine"


def test_words_of_a_policy_cannot_break_out_of_the_file(handed: list[Path], tmp_path: Path) -> None:
    from policycheck.boards.learn import rubric_text
    from policycheck.boards.parts import Parts
    from policycheck.documents import document_from_text

    evil = 'Guests sign: "x" # no\toff: [p4.our-board] {a: b} &c *d !!python/object:os.system and more words.'
    parts = Parts(document_from_text(evil))
    from policycheck.boards.learn import Lesson

    text = rubric_text([Lesson(4, parts[1], "undermines", 2, 2, "")], "ours", "harm-reduction", load_rubric())
    path = tmp_path / "evil.yaml"
    path.write_text(text, encoding="utf-8")
    rubric = load_rubric(path)
    (case,) = rubric.criterion("p4.our-board").cases
    assert case.text == " ".join(parts[1].provision.text.split())
