"""The review as SARIF 2.1.0, for teams that keep their policies in a repository.

Source: OASIS, Static Analysis Results Interchange Format (SARIF) Version 2.1.0 Plus Errata 01.
"""

import json
from typing import Any

from policycheck.rating.model import Review
from policycheck.rating.passages import fingerprint
from policycheck.reading.model import Finding
from policycheck.reports.decisions import decisions
from policycheck.reports.links import criterion_page, is_address
from policycheck.reports.options import PLAIN, Options
from policycheck.reports.plain import markdown_safe, one_line, shorten
from policycheck.reports.sarif_places import Places
from policycheck.rubric.model import Criterion, Rubric

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def sarif(review: Review, options: Options = PLAIN) -> str:
    """The review as a SARIF log with one run.

    Findings against a principle are results: "error" where critical, else "warning"; a question for a person
    is a "note". What speaks for a principle is no result. Accepted findings are suppressed, with reasons.
    """
    rules = [_rule(criterion, review.rubric, options.docs) for criterion in review.rubric.criteria]
    rules += [_other(number) for number in range(1, 9)]
    index = {rule["id"]: number for number, rule in enumerate(rules)}
    places = Places(review)
    against = [(f, "error" if f.critical else "warning") for f in review.findings if f.stance == "undermines"]
    doubtful = [(f, "note") for f in review.questions]
    decided = decisions(review)
    results = []
    for finding, level in [*against, *doubtful]:
        result = _result(finding, level, index, places)
        if promise := _promise(finding, review):
            result["relatedLocations"] = [
                places.related(promise, f"It stands against this: {_quote(promise)}")
            ]
        if decision := decided(finding):
            said = one_line(f"{decision.who}, {decision.when}: {decision.why}")
            result["suppressions"] = [{"kind": "external", "status": "accepted", "justification": said}]
        results.append(result)
    run = {
        "tool": {"driver": {"name": "policycheck", "semanticVersion": review.version, "rules": rules}},
        "columnKind": "unicodeCodePoints",
        "artifacts": [places.artifact()],
        "invocations": [
            {
                "executionSuccessful": True,
                "toolExecutionNotifications": [
                    {"level": "note", "message": {"text": _text(note.message)}} for note in review.notes
                ],
            }
        ],
        "results": results,
        "properties": {
            "rubric": f"{review.rubric.name} {review.rubric.version}",
            "rubricHash": review.rubric.hash,
            "levels": {str(rating.number): rating.level_name for rating in review.principles},
        },
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _result(finding: Finding, level: str, index: dict[str, int], places: "Places") -> dict[str, Any]:
    why = f"{finding.why} {finding.doubt}" if finding.doubt else finding.why
    return {
        "ruleId": finding.criterion,
        "ruleIndex": index[finding.criterion],
        "level": level,
        "message": {"text": f"{_text(why)} {_quote(finding)}"},
        "locations": [places.of(finding)],
        "partialFingerprints": {"passage/v1": fingerprint(finding)},
        "rank": round(100 * finding.probability, 1),
        "properties": {
            "principle": finding.principle,
            "strength": finding.strength,
            "foundBy": finding.found_by,
        },
    }


def _promise(finding: Finding, review: Review) -> Finding | None:
    """The provision that says the opposite, where the finding is one side of a conflict."""
    pairs = review.principle(finding.principle).conflicts
    return next((pair.supports for pair in pairs if pair.undermines == finding), None)


def _rule(criterion: Criterion, rubric: Rubric, docs: str | None) -> dict[str, Any]:
    page = criterion_page(criterion.id, rubric, docs)
    command = f"policycheck rubric explain {criterion.id}"
    parts = {"Why it matters": criterion.why, "To write": criterion.wording, "To ask": criterion.ask}
    parts["Source"] = criterion.source
    told = {label: text for label, text in parts.items() if text}
    linked = f"[{criterion.id}]({page})" if page else f"`{command}`"
    rule: dict[str, Any] = {
        "id": criterion.id,
        "shortDescription": {"text": one_line(criterion.question)},
        "fullDescription": {"text": one_line(criterion.undermines or criterion.supports)},
        "help": {
            "text": "\n".join(
                [*(f"{label}: {one_line(text)}" for label, text in told.items()), f"More: {command}"]
            ),
            "markdown": "\n\n".join(
                [*(f"**{label}.** {markdown_safe(text)}" for label, text in told.items()), f"More: {linked}"]
            ),
        },
        "defaultConfiguration": {"level": "error" if criterion.critical else "warning"},
        "properties": {"tags": [f"principle-{criterion.principle}"], "precision": "medium"},
    }
    if is_address(page):  # the standard asks for an absolute address; a page in a folder is named in the help
        rule["helpUri"] = page
    return rule


def _other(number: int) -> dict[str, Any]:
    return {
        "id": f"p{number}.other",
        "shortDescription": {
            "text": f"Principle {number}: none of the criteria, and it bears on the principle."
        },
        "help": {"text": f"More: policycheck rubric explain {number}"},
        "defaultConfiguration": {"level": "warning"},
        "properties": {"tags": [f"principle-{number}"]},
    }


def _quote(finding: Finding) -> str:
    return f"“{_text(shorten(finding.quote))}”"


def _text(text: str) -> str:
    """Plain text for a message: brackets would make a link, braces a placeholder."""
    line = one_line(text).replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")
    return line.replace("{", "{{").replace("}", "}}")
