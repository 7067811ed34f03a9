"""The review as SARIF 2.1.0, for teams that keep their policies in a repository.

Source: OASIS, Static Analysis Results Interchange Format (SARIF) Version 2.1.0 Plus Errata 01.
"""

import json
from typing import Any

from policycheck.rating.model import Review
from policycheck.rating.passages import fingerprint
from policycheck.reading.model import Finding
from policycheck.reports.environment import first_capital
from policycheck.reports.links import is_address
from policycheck.reports.options import PLAIN, Options
from policycheck.reports.plain import markdown_safe, one_line, shorten
from policycheck.reports.sarif_places import Places
from policycheck.reports.view import Mark, View, view
from policycheck.rubric.model import Criterion

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def sarif(review: Review, options: Options = PLAIN) -> str:
    """The review as a SARIF log with one run.

    Findings against a principle are results: "error" where critical, else "warning"; a question for a person
    is a "note". What speaks for a principle is no result. Accepted findings are suppressed, with reasons.
    """
    seen = view(review, options)
    rules = [_rule(criterion, seen) for criterion in seen.rubric.criteria]
    rules += [_other(number, seen) for number in range(1, 9)]
    index = {rule["id"]: number for number, rule in enumerate(rules)}
    places = Places(review)
    promises = {rule.number: torn.promise.finding for torn in seen.torn for _, rule in torn.rules}
    against = [(m, "error" if m.finding.critical else "warning") for m in seen.marks if not m.supports]
    results = []
    for mark, level in [*against, *((mark, "note") for mark in seen.questions)]:
        result = _result(mark, level, index, places)
        if promise := promises.get(mark.number):
            says = _text(seen.t("comment_conflict", number=mark.finding.principle))
            result["relatedLocations"] = [places.related(promise, f"{says} {_quote(promise)}")]
        if decision := mark.decision:
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


def _result(mark: Mark, level: str, index: dict[str, int], places: Places) -> dict[str, Any]:
    finding = mark.finding
    return {
        "ruleId": finding.criterion,
        "ruleIndex": index[finding.criterion],
        "level": level,
        "message": {"text": f"{_text(f'{mark.why} {mark.doubt}')} {_quote(finding)}"},
        "locations": [places.of(finding)],
        "partialFingerprints": {"passage/v1": fingerprint(finding)},
        "rank": round(100 * finding.probability, 1),
        "properties": {
            "principle": finding.principle,
            "strength": finding.strength,
            "foundBy": finding.found_by,
        },
    }


def _rule(criterion: Criterion, seen: View) -> dict[str, Any]:
    page = seen.page_of(criterion.id)
    command = f"policycheck rubric explain {criterion.id}"
    told = [
        criterion.why,
        f"{seen.t('to_write')}: {criterion.wording}" if criterion.wording else "",
        f"{seen.t('to_ask')}: {criterion.ask}",
        seen.t("criterion_source", source=criterion.source),
    ]
    linked = f"[{criterion.id}]({page})" if page else f"`{command}`"
    rule: dict[str, Any] = {
        "id": criterion.id,
        "shortDescription": {"text": one_line(criterion.question)},
        "fullDescription": {"text": one_line(criterion.undermines or criterion.supports)},
        "help": {
            "text": "\n".join([*(one_line(part) for part in told if part), command]),
            "markdown": "\n\n".join([*(markdown_safe(part) for part in told if part), linked]),
        },
        "defaultConfiguration": {"level": "error" if criterion.critical else "warning"},
        "properties": {"tags": [f"principle-{criterion.principle}"], "precision": "medium"},
    }
    return _with_page(rule, page)


def _other(number: int, seen: View) -> dict[str, Any]:
    ident = f"p{number}.other"
    rule: dict[str, Any] = {
        "id": ident,
        "shortDescription": {
            "text": f"{first_capital(seen.t('principle'))} {number}: {seen.t.of('what_other', 'undermines')}"
        },
        "help": {"text": f"policycheck rubric explain {ident}"},
        "defaultConfiguration": {"level": "warning"},
        "properties": {"tags": [f"principle-{number}"]},
    }
    return _with_page(rule, seen.page_of(ident))


def _with_page(rule: dict[str, Any], page: str) -> dict[str, Any]:
    """The rule with its page, if that is on the web: the standard asks for an absolute address."""
    return {**rule, "helpUri": page} if is_address(page) else rule


def _quote(finding: Finding) -> str:
    return f"“{_text(shorten(finding.quote))}”"


def _text(text: str) -> str:
    """Plain text for a message: brackets would make a link, braces a placeholder."""
    line = one_line(text).replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")
    return line.replace("{", "{{").replace("}", "}}")
