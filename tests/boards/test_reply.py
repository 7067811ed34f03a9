"""The organisation owes a reply to each point; it is merged by what was said, and none is lost."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from policycheck.boards.form import Choice, Form
from policycheck.boards.points import Point, points
from policycheck.boards.policy import sheet_bytes
from policycheck.boards.reply import load_reply, merge, reply_form
from policycheck.boards.report import board_markdown
from policycheck.boards.tally import Tally
from policycheck.boards.words import board_words
from policycheck.errors import PolicycheckError
from policycheck.reports.plain import one_line
from tests.boards.conftest import TESTED
from tests.boards.filling import fill_docx, fill_html

ANSWERS = board_words().table("answers")


@pytest.fixture(scope="module")
def found(form: Form, tallied: Any, number: Any, tmp_path_factory: pytest.TempPathFactory) -> Tally:
    folder = tmp_path_factory.mktemp("sheets")
    code = f"4-{number(TESTED)}"
    answers = [
        ({code: "undermines", "4-level": "level:-1"}, {"4-missing": "A way back in", "mark": "a"}),
        ({code: "undermines", "4-level": "level:3"}, {"mark": "b"}),
    ]
    return tallied([fill_html(form, folder / f"{n}.html", *a) for n, a in enumerate(answers)])[0]


@pytest.fixture(scope="module")
def owed(found: Tally) -> tuple[Point, ...]:
    return points(found)


def test_points_are_a_poor_level_what_harms_and_what_is_missing(owed: tuple[Point, ...], number: Any) -> None:
    assert [point.code for point in owed] == ["4.1", "4.2", "4.3"]
    assert "It works against us" in owed[0].text
    assert owed[1].part is not None
    assert owed[1].part.number == number(TESTED)
    assert "A way back in" in owed[2].text


def test_the_sheet_asks_what_how_who_and_when(owed: tuple[Point, ...]) -> None:
    form = reply_form("House rules", "0" * 12, owed)
    boxes = [b for section in form.sections for b in section.blocks if isinstance(b, Choice)]
    assert [box.code for box in boxes] == [point.code for point in owed]
    assert [option.value for option in boxes[0].options] == ["accepted", "changed", "declined"]
    assert len([b for s in form.sections for b in s.blocks]) == 4 * len(owed) + 1  # and one passage


def test_a_page_has_room_to_say_who_does_it(owed: tuple[Point, ...]) -> None:
    page = html.document_fromstring(sheet_bytes(reply_form("House rules", "0" * 12, owed), "r.html"))
    rooms = [room for room in page.iter("input") if room.get("name", "").endswith(("-who", "-when"))]
    assert len(rooms) == 2 * len(owed)
    role = "the night manager, together with two people whom the residents' council picks each spring"
    assert all(int(room.get("maxlength")) > len(role) for room in rooms)


@pytest.mark.parametrize("ending", ["html", "docx"])
def test_a_filled_reply_is_read_and_merged(
    found: Tally, owed: tuple[Point, ...], ending: str, tmp_path: Path
) -> None:
    form = reply_form("House rules", found.stamp, owed)
    ticks = {"4.2": "accepted", "4.3": "declined"}
    words = {
        "4.2-how": "The rule goes.",
        "4.2-who": "house manager",
        "4.2-when": "1 March",
        "4.3-how": "No money",
    }
    path = tmp_path / f"reply.{ending}"
    if ending == "html":
        fill_html(form, path, ticks, words)
    else:
        fill_docx(form, path, ticks, words, ANSWERS)
    replies = load_reply(path)
    second = next(reply for reply in replies if reply.point == one_line(owed[1].text))
    assert (second.answer, second.how, second.who, second.when) == (
        "accepted", "The rule goes.", "house manager", "1 March",
    )  # fmt: skip
    assert second.quote.startswith(TESTED)
    merged = merge(owed, replies)
    assert [reply.answer if reply else None for _, reply in merged.pairs] == [None, "accepted", "declined"]
    told = board_markdown(found, merged)
    assert "We accept this" in told
    assert "By: house manager. When: 1 March." in told
    assert told.count("No reply yet") == 1


def test_a_reply_follows_its_words_when_numbers_shift(
    found: Tally, owed: tuple[Point, ...], tmp_path: Path
) -> None:
    form = reply_form("House rules", found.stamp, owed)
    replies = load_reply(fill_html(form, tmp_path / "r.html", {"4.3": "accepted"}, {}))
    shifted = [replace(owed[2], code="4.1")]
    assert [reply.answer for _, reply in merge(shifted, replies).pairs if reply] == ["accepted"]


def test_a_reply_to_no_point_of_the_review_is_kept(
    found: Tally, owed: tuple[Point, ...], tmp_path: Path
) -> None:
    form = reply_form("House rules", found.stamp, owed)
    replies = load_reply(fill_html(form, tmp_path / "r.html", {}, {"4.3-how": "Next year"}))
    merged = merge(owed[:2], replies)
    assert [reply.how for reply in merged.unmatched] == ["Next year"]
    assert "Next year" in board_markdown(found, merged)


def test_two_ticked_answers_leave_it_open_and_are_told(found: Tally, owed: tuple[Point, ...], tmp_path: Path) -> None:
    form = reply_form("House rules", found.stamp, owed)
    page = sheet_bytes(form, "r.html").replace(b'name="4.1"', b'name="4.1" checked')
    (tmp_path / "r.html").write_bytes(page)
    first = next(reply for reply in load_reply(tmp_path / "r.html") if reply.point == one_line(owed[0].text))
    assert (first.principle, first.answer) == (4, "")
    assert all(label in first.how for label in ANSWERS.values())


def test_what_is_no_reply_sheet_is_refused(form: Form, tmp_path: Path) -> None:
    path = fill_html(form, tmp_path / "w.html", {"4-level": "level:1"}, {})
    with pytest.raises(PolicycheckError, match="no reply sheet"):
        load_reply(path)
    with pytest.raises(PolicycheckError):
        load_reply(tmp_path / "none.html")
