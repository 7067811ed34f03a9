"""Figures of agreement, checked by hand and against scikit-learn where it is installed."""

import json
import random

import pytest

from policycheck.errors import PolicycheckError
from policycheck.evaluating.agreement import weighted_kappa
from policycheck.evaluating.bootstrap import interval
from policycheck.evaluating.labelled import Labelled, load
from policycheck.evaluating.matching import belongs, trigrams
from policycheck.evaluating.scores import Answer, calibration_error, score
from policycheck.reading.model import Provision


def row(*labels: tuple[int, str, int], disputed=()) -> Labelled:
    return Labelled(Provision("x"), {(n, s): g for n, s, g in labels}, frozenset(disputed), "u")


def answer(*said: tuple[int, str, int], probability=0.9) -> Answer:
    return Answer({(n, s): (g, probability) for n, s, g in said}, {})


def test_scores_of_a_small_case_counted_by_hand():
    rows = [
        row((1, "supports", 3)),  # found, exact
        row((4, "undermines", 3)),  # found, other strength
        row((2, "supports", 1)),  # flipped
        row(),  # false alarm
        row(),
    ]
    answers = [
        answer((1, "supports", 3)),
        answer((4, "undermines", 4)),
        answer((2, "undermines", 1)),
        answer((8, "supports", 3)),
        answer(),
    ]
    result = score(rows, answers)
    assert (result.precision, result.recall, result.f1) == (2 / 4, 2 / 3, pytest.approx(4 / 7))
    assert (result.flips, result.false_alarms, result.strength) == (1 / 3, 1 / 2, 1 / 2)
    assert result.macro_f1 == pytest.approx((1 + 1 + 0) / 3)  # the three classes that occur in the labels


def test_disputed_pairs_count_on_neither_side():
    rows = [row(disputed=[(1, "supports")])]
    assert score(rows, [answer((1, "supports", 3))]).false_alarms == 0


def test_calibration_error_is_the_gap_between_probability_and_truth():
    rows = [row((1, "supports", 3))] * 3 + [row()]
    assert calibration_error(rows, [answer((1, "supports", 3), probability=0.75)] * 4, bins=1) == pytest.approx(0)
    assert calibration_error(rows, [answer((1, "supports", 3), probability=0.25)] * 4, bins=1) == pytest.approx(0.5)


def test_weighted_kappa_agrees_with_scikit_learn():
    metrics = pytest.importorskip("sklearn.metrics", reason="pip install scikit-learn")
    draw = random.Random(3)
    for _ in range(50):
        one = [draw.randint(-1, 4) for _ in range(30)]
        other = [min(4, max(-1, level + draw.choice([0, 0, 0, 1, -1, 2]))) for level in one]
        expected = metrics.cohen_kappa_score(one, other, weights="quadratic", labels=list(range(-1, 5)))
        assert weighted_kappa(one, other) == pytest.approx(expected, abs=1e-9)


def test_an_interval_resamples_whole_documents():
    low, high = interval(["a"] * 50 + ["b"] * 50, lambda chosen: sum(i < 50 for i in chosen) / len(chosen))
    assert (low, high) == (0.0, 1.0)  # one of two documents may never be drawn


def test_a_finding_belongs_to_a_sentence_that_was_cut_differently():
    sentence = trigrams("(b) The program shall provide naloxone to anyone who asks for it;")
    assert belongs(sentence, trigrams("The program shall provide naloxone to anyone who asks for it; and (c)"))
    assert not belongs(sentence, trigrams("The program shall keep records of anyone who asks."))


def test_the_form_of_a_file_is_told_by_its_fields(tmp_path):
    forms = {
        "provisions": {"id": "a", "text": "x", "labels": []},
        "lines": {"doc": "d", "kind": "paragraph", "heading": "", "lead_in": "", "text": "x", "labels": []},
        "sentences": {"slug": "d.txt", "text": "x", "labels": [], "disputed": []},
        "levels": {"slug": "d.txt", "levels": {str(n): 0 for n in range(1, 9)}, "conflict": []},
    }
    for expected, first in forms.items():
        path = tmp_path / f"{expected}.jsonl"
        path.write_text(json.dumps(first) + "\n", encoding="utf-8")
        shape, rows = load(path)
        assert (shape, len(rows)) == (expected, 1)


@pytest.mark.parametrize("content", ["", "not json", '{"other": 1}', '{"text": "x", "labels": [{"principle": "no"}]}'])
def test_a_wrong_file_gives_one_clear_line(tmp_path, content):
    path = tmp_path / "labels.jsonl"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(PolicycheckError, match="labels.jsonl"):
        load(path)
