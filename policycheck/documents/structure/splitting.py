"""One paragraph that holds several parts is taken apart: run-in headings, lists inside a sentence."""

import re
from dataclasses import replace

from policycheck.documents.sentences import sentences
from policycheck.documents.structure.markers import Marker, readings_of
from policycheck.documents.structure.parts import Part, find_markers
from policycheck.documents.structure.run_in import run_in_title
from policycheck.documents.structure.wording import is_capitals, is_sentence

_INLINE = re.compile(
    r"(?<=[\s—–(])\((?P<value>\d{1,2}|[A-Za-z]|[ivxIVX]{1,5})\)(?=\s)|"
    r"(?<=[;:,—–]\s)(?P<dotted>[1-9]\d?)\.(?=\s[A-Z])|(?<=[;:,]\s)(?P<half>[1-9]\d?|[a-z])\)(?=\s)"
)
_REFERENCE_BEFORE = re.compile(
    r"(?:\b(?:sections?|subsections?|paragraphs?|subparagraphs?|subdivisions?|clauses?|subclauses?|"
    r"items?|articles?|chapters?|"
    r"schedules?|rules?|regulations?|parts?|under|criteria|steps?|questions?|columns?|"
    r"\w+\))(?:\s*(?:,|and|or|to|through))?|§+|\b\d[\w.\-]*|\)(?:,? (?:and|or|to|through))?,?)\s*$",
    re.I,
)
_AND_END = re.compile(r"(?:[;,:—–]|[;,]\s*(?:and|or|and/or))\s*$", re.I)
_MIN_ITEM = 3
_LOOK_BACK = 24


def split_parts(parts: list[Part]) -> list[Part]:
    """Take every part apart that holds several."""
    found: list[Part] = []
    titles = [_title_length(part) for part in parts]
    brothers = _brothers(parts)
    for index, part in enumerate(parts):
        if part.raw.kind in ("heading", "title"):
            found.append(part)
            continue
        length, sure = titles[index]
        if not sure and not any(titles[other][0] and titles[other][1] for other in brothers[index]):
            length = 0
        for piece in _split_run_in(part, length):
            found += [piece] if piece.heading else _split_inline(piece)
    return found


def _title_length(part: Part) -> tuple[int, bool]:
    """Length of the heading that runs into a part, or 0, and whether it is sure."""
    if part.is_cell or len(part.words) < 12:
        return 0, False
    if apart := _set_apart(part):
        return apart, True
    return run_in_title(
        part.words,
        section=any(marker.is_section for marker in part.markers),
        marked=bool(part.markers) and part.markers[-1].form != "bullet",
    )


def _brothers(parts: list[Part]) -> list[tuple[int, ...]]:
    """For each part the ones before and after it with a label of the same form."""
    around: list[tuple[int, ...]] = [()] * len(parts)
    last: dict[str, int] = {}
    for index, part in enumerate(parts):
        if part.markers:
            form = part.markers[-1].form
            if form in last:
                around[index] = (*around[index], last[form])
                around[last[form]] = (*around[last[form]], index)
            last[form] = index
    return around


def _split_run_in(part: Part, end: int) -> list[Part]:
    if not end:
        return [part]
    cut = after = len(part.text[: part.body + end].rstrip())
    while after < len(part.text) and part.text[after].isspace():
        after += 1
    if after >= len(part.text):
        return [part]
    head = Part(part.text[:cut], part.raw, part.glue, part.markers, part.body, heading=("run-in",))
    rest = Part(part.text[after:], replace(part.raw, marker="", set_apart=0), part.text[cut:after])
    find_markers(rest)
    if rest.markers and (rest.markers[0].form not in ("(x)", "x.", "x)") or not head.markers):
        rest.markers, rest.body = (), 0
    rest.quote_ends = part.quote_ends
    return [head, rest]


def _set_apart(part: Part) -> int:
    """Length of a run-in heading that the file itself sets apart (bold), or 0."""
    shift = len(part.raw.marker) + 1 if part.raw.marker else 0
    told = " ".join(part.raw.text[: part.raw.set_apart].split())
    length = len(told) + shift - part.body
    if not told or not part.text.startswith(told, shift) or not 2 <= length < len(part.words) - 2:
        return 0
    title = part.words[:length].rstrip()
    if len(title.split()) > 10 or not (title[-1] in ".:—–-?" or part.words[length:].lstrip()[:1] in "—–:-"):
        return 0
    if title[-1] == ":" and len(part.words[length:].split()) < 8 and not is_sentence(part.words[length:]):
        return 0  # "Sponsor: ...", a field and no heading
    tail = re.match(r"\s*[:—–-]+", part.words[length:])
    return length + (tail.end() if tail else 0)


def _split_inline(part: Part) -> list[Part]:
    """Parts of "shall: (1) ...; (2) ...; and (3) ...": the words that lead in, the items, what follows the
    list.
    """
    if part.is_cell and len(part.text) < 40:
        return [part]
    cuts = _item_starts(part)
    if not cuts:
        return [part]
    stops = [*[start for start, _ in cuts[1:]], _end_of_list(part.text, cuts[-1][0])]
    pieces: list[Part] = []
    lead = part.text[: cuts[0][0]].rstrip()
    if lead[part.body :].strip():
        pieces.append(Part(lead, part.raw, part.glue, part.markers, part.body, kind=part.kind or "paragraph"))
    glue = part.text[len(lead) : cuts[0][0]] if pieces else part.glue
    raw = replace(part.raw, marker="", set_apart=0)
    for (start, marker), stop in zip(cuts, stops, strict=True):
        text = part.text[start:stop]
        words = text.rstrip()
        shifted = replace(marker, start=0, end=marker.end - start)
        body = shifted.end + (len(words[shifted.end :]) - len(words[shifted.end :].lstrip()))
        pieces.append(Part(words, raw, glue, (shifted,), body))
        glue = text[len(words) :]
    if rest := part.text[stops[-1] :]:
        pieces.append(Part(rest, raw, glue or " "))
    pieces[-1].quote_ends = part.quote_ends
    return pieces


def _item_starts(part: Part) -> list[tuple[int, Marker]]:
    """The labels inside a part that make lists, in order. Citations ("section 4(a)", "(1) and (2)") make
    none.
    """
    runs: dict[tuple[str, str], list[tuple[int, Marker]]] = {}
    done: list[list[tuple[int, Marker]]] = []
    for match in _INLINE.finditer(part.text, part.body):
        value = match["value"] or match["dotted"] or match["half"]
        start = match.start()
        before = part.text[max(part.body, start - _LOOK_BACK) : start].rstrip()
        if not before or (before[-1] not in ";:—–" and _is_reference(before)):
            continue
        if re.match(
            r"\s*(?:(?:and|or|to|through|of|above|below)\b|[,;)])", part.text[match.end() : match.end() + 9]
        ):
            continue
        form = "(x)" if match["value"] else "x." if match["dotted"] else "x)"
        for system, number in readings_of(value):
            run = runs.get((form, system))
            marker = Marker(form, value, "", start, match.end(), ((system, number),))  # type: ignore[arg-type]
            if number == 1:
                runs[form, system] = [(start, marker)]
                done.append(runs[form, system])
                break
            if (
                run
                and number == run[-1][1].readings[0][1] + 1
                and _parts_items(part.text[run[-1][0] : start])
            ):
                run.append((start, marker))
                break
    return sorted((cut for run in done if len(run) > 1 for cut in run), key=lambda cut: cut[0])


def _is_reference(before: str) -> bool:
    """Whether the words before a label make it a citation: "section", "subsections (a) and"."""
    return bool(_REFERENCE_BEFORE.search(before)) and not _AND_END.search(before)


def _parts_items(item: str) -> bool:
    """Whether what stands between two labels is an item: some words, and a sign or "and" at its end."""
    return len(item.split()) >= _MIN_ITEM - 1 and bool(
        _AND_END.search(item) or re.search(r"(?:[.;,]|\b(?:and|or))\s*$", item)
    )


def _end_of_list(text: str, last: int) -> int:
    """Where the last item ends: with its sentence."""
    for span in sentences(text[last:]):
        end = last + span.end
        if end < len(text) and not is_capitals(text[last:end][-3:]):
            rest = text[end:]
            return end + len(rest) - len(rest.lstrip()) if rest.strip() else len(text)
        break
    return len(text)
