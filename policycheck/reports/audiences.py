"""What each audience is told beside the findings: few sentences, put together from the messages."""

from typing import Any

from policycheck.reports.grouping import by_passage
from policycheck.reports.summary import summary
from policycheck.reports.view import Mark, View

_SURE = 0.85  # the share of careful readers from which a level is called sure
_PLACES = 4


def told(view: View) -> dict[str, Any]:
    """What the templates of the view's audience need besides the view itself."""
    return {"designer": _designer, "board": _board, "funder": _funder}[view.options.audience](view)


def _designer(view: View) -> dict[str, Any]:
    return {"summary": summary(view.review, view.t, view.rubric), "critical": by_passage(view.critical)}


def _board(view: View) -> dict[str, Any]:
    worst = by_passage(mark for mark in view.marks if not mark.supports)
    best = by_passage(mark for mark in view.marks if mark.supports)
    return {
        "worst": worst,
        "best": best,
        "doubts": by_passage(view.questions),
        "told_in_short": _in_short(view, worst, best),
    }


def _in_short(view: View, worst: list[list[Mark]], best: list[list[Mark]]) -> list[str]:
    said = view.t
    critical = len(by_passage(view.critical))
    silent = sum(part.rating.level == 0 for part in view.parts)
    sentences = [said.many("board_harms", len(worst)) if worst else said("board_harms_none")]
    if critical and len(worst) > 1:
        sentences.append(said.many("board_worst", critical))
    sentences.append(said.many("board_helps", len(best)) if best else said("board_helps_none"))
    if silent:
        sentences.append(said.many("board_gaps", silent))
    return sentences


def _funder(view: View) -> dict[str, Any]:
    said, counted = view.t, view.accountability
    facts = {
        name: getattr(counted, name) for name in ("rules", "owner", "deadline", "money", "measure", "none")
    }
    key = "funder_accountable" if counted.rules else "funder_accountable_none"
    return {
        "critical": by_passage(view.critical),
        "decided": [mark for mark in view.marks if mark.decision],
        "accountable": said(key, **facts),
        "certain": _certain(view),
        "to_read": _to_read(view),
    }


def _certain(view: View) -> list[str]:
    rest = [part for part in view.parts if not part.rating.board]  # the program's certainty is not the board's
    unsure = sorted(
        (part for part in rest if part.rating.certainty < _SURE), key=lambda part: part.rating.certainty
    )
    key = "funder_sure" if len(rest) == len(view.parts) else "funder_sure_rest" if rest else "funder_sure_board"
    sentences = [view.t(key, sure=len(rest) - len(unsure), count=len(rest))]
    if unsure:
        listed = "; ".join(f"{part.number} · {part.principle.title}" for part in unsure[:3])
        sentences.append(view.t("funder_unsure", list=listed))
    return sentences


def _to_read(view: View) -> list[str]:
    said = view.t
    lines = []
    if view.critical:
        lines.append(said.many("funder_read_critical", len(by_passage(view.critical))))
    if view.questions:
        places = list(dict.fromkeys(mark.place for mark in view.questions))
        listed = "; ".join(places[:_PLACES]) + ("; …" if len(places) > _PLACES else "")
        count = len(by_passage(view.questions))
        lines.append(said.many("funder_read_questions", count, places=listed))
    if view.review.unread_share > 0.005:
        lines.append(said("funder_read_unread", share=f"{view.review.unread_share * 100:.0f}%"))
    return [*lines, said("funder_read_practice")]
