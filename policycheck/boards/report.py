"""The board's review in three faces: Markdown, one HTML page, and data."""

import json
from collections import Counter
from dataclasses import asdict
from importlib.resources import files
from typing import Any

import nh3
from markdown_it import MarkdownIt

from policycheck.boards.reply import Merged
from policycheck.boards.tally import PassageTally, PrincipleTally, Tally
from policycheck.boards.words import board_words
from policycheck.rating.levels import LEVEL_NAMES
from policycheck.reports.environment import environment
from policycheck.reports.json_report import to_dict

SCHEMA = "policycheck-board-1"
_TAGS = {"h1", "h2", "h3", "p", "ul", "li", "strong", "em", "table", "thead", "tbody", "tr", "th", "td", "br"}


def board_markdown(tally: Tally, merged: Merged) -> str:
    """The board's review as Markdown."""
    template = environment().get_template("tally.md.j2")
    return template.render(tally=tally, merged=merged, t=board_words(), people=people)


def board_html(tally: Tally, merged: Merged) -> str:
    """The board's review as one page that needs nothing else: the Markdown, made safe and laid out."""
    made = MarkdownIt("commonmark").enable("table").render(board_markdown(tally, merged))
    body = nh3.clean(made, tags=_TAGS, attributes={})
    style = files("policycheck.reports").joinpath("templates", "form.css").read_text(encoding="utf-8").strip()
    template = environment(html=True).get_template("tally.html.j2")
    title = board_words()("review_title", title=tally.review.title)
    return template.render(title=title, body=body, style=style)


def board_json(tally: Tally, merged: Merged) -> str:
    """The board's review as JSON, in the form of ``reports/board.schema.json``.

    The program's review stands in it, with the levels of the board.
    """
    data = {
        "schema": SCHEMA,
        "stamp": tally.stamp,
        "people": tally.people,
        "sheets": tally.sheets,
        "principles": [_principle(one) for one in tally.principles],
        "agreement": asdict(tally.agreement),
        "points": [
            {
                "code": point.code,
                "principle": point.principle,
                "text": point.text,
                "quote": point.part.provision.text if point.part else "",
                "reply": asdict(reply) if reply else None,
            }
            for point, reply in merged.pairs
        ],
        "unmatched_replies": [asdict(reply) for reply in merged.unmatched],
        "troubles": [{"sheet": number, "told": list(told)} for number, told in tally.troubles],
        "loose": list(tally.loose),
        "review": to_dict(tally.review),
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def people(count: int) -> str:
    """So many people, in words."""
    said = board_words()
    return said("review_people_one") if count == 1 else said("review_people", count=count)


def _principle(one: PrincipleTally) -> dict[str, Any]:
    return {
        "number": one.rating.number,
        "title": one.rating.title,
        "board": asdict(one.board) if one.board else None,
        "tool_level": one.rating.tool_level,
        "levels": {str(level): one.levels[level] for level in sorted(LEVEL_NAMES)},
        "unsure": one.unsure,
        "two_middles": one.halved,
        "passages": [_passage(passage) for passage in one.passages],
        "said": list(one.said),
        "missing": list(one.missing),
        "unplaced": [{"words": words, "counts": _counts(counts)} for words, counts in one.unplaced],
    }


def _passage(passage: PassageTally) -> dict[str, Any]:
    return {
        "part": passage.part.number,
        "text": passage.part.provision.text,
        "location": asdict(passage.part.provision.location),
        "tool": passage.tool,
        "board": passage.board if passage.sure else None,
        "counts": _counts(passage.counts),
        "differs": passage.differs,
        "missed": passage.missed,
        "added": passage.added,
        "notes": list(passage.notes),
    }


def _counts(counts: Counter[str]) -> dict[str, int]:
    return {verdict: counts[verdict] for verdict in ("supports", "undermines", "nothing", "unsure")}
