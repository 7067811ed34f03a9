"""The worksheet of a board: the eight questions, with the parts of the policy that bear on each."""

from dataclasses import dataclass

from policycheck.boards.form import Block, Bullets, Choice, Form, Option, Quote, Say, Section, Write
from policycheck.boards.parts import Part, Parts
from policycheck.boards.words import board_words
from policycheck.errors import PolicycheckError
from policycheck.rating.model import PrincipleRating, Review
from policycheck.reading.learnt import folded_words
from policycheck.reading.model import Finding
from policycheck.reports.plain import one_line
from policycheck.reports.words import Words

ADDED = 2  # rooms for parts that a reader adds, a question


@dataclass(frozen=True, slots=True)
class SheetOptions:
    """What kind of worksheet is wanted.

    Attributes:
        blind: leave out what the program found and the levels that it read.
        group: one sheet for a talk, with timings, prompts and room for numbers of hands.
        large: large print.
        most: parts shown a question, the weightiest ones; 0 is all.
        whole: the whole policy, in numbered parts, stands at the end.
    """

    blind: bool = False
    group: bool = False
    large: bool = False
    most: int = 8
    whole: bool = True

    def __post_init__(self) -> None:
        if self.most < 0:
            raise PolicycheckError("the number of parts a question cannot be less than 0")


def worksheet(parts: Parts, review: Review, options: SheetOptions) -> Form:
    """Make the worksheet for a policy.

    Args:
        parts: the parts of the policy.
        review: its review, which tells the parts that bear on each question.
        options: what kind of worksheet.
    """
    said = board_words()
    sections = [_question(rating, parts, review, options, said) for rating in review.principles]
    if options.whole:
        listed = tuple(_quote(part, said, around=False) for part in parts.all)
        sections.append(Section(said("sheet_whole"), (Say(said("sheet_whole_about")), *listed)))
    return Form(
        kind="group" if options.group else "worksheet",
        stamp=parts.stamp,
        title=said("group_title" if options.group else "sheet_title"),
        intro=_intro(review, options, said),
        sections=tuple(sections),
        large=options.large,
    )


def passages(rating: PrincipleRating, parts: Parts, review: Review, most: int) -> tuple[list[Part], int]:
    """The parts that bear on a question, in the order of the policy, and how many more there are.

    The same words count once. Where there are more than ``most``, the weightiest ones are shown.
    """
    bearing = [*rating.findings, *(q for q in review.questions if q.principle == rating.number)]
    by_words: dict[str, tuple[tuple[object, ...], Part]] = {}
    for finding in bearing:
        part = parts.of(finding)
        weight = (not finding.critical, finding.stance != "undermines", -finding.strength, part.number)
        words = folded_words(part.provision.text, part.provision.lead_in)
        known = by_words.get(words)
        by_words[words] = (weight, part) if known is None else min(known, (weight, part), key=lambda k: k[0])
    ranked = [part for _, part in sorted(by_words.values(), key=lambda known: known[0])]
    chosen = ranked[:most] if most else ranked
    return sorted(chosen, key=lambda part: part.number), len(ranked) - len(chosen)


def verdict_boxes() -> tuple[Option, ...]:
    """The boxes under a part of the policy."""
    return tuple(Option(value, label) for value, label in board_words().table("boxes").items())


def level_boxes() -> tuple[Option, ...]:
    """The boxes for a level, in words, from the worst to the best."""
    said = board_words()
    levels = tuple(Option(f"level:{value}", label) for value, label in said.table("levels").items())
    return (*levels, Option("level:unsure", said("level_unsure")))


def _intro(review: Review, options: SheetOptions, said: Words) -> tuple[Block, ...]:
    about = Say(said("sheet_about", title=one_line(review.title)), "strong")
    view = Say(said("sheet_blind" if options.blind else "sheet_open"))
    if options.group:
        plan = Bullets(_plan(said))
        lead = [Say(said(f"group_{key}")) for key in ("you", "consent", "no_name", "hands", "apart")]
        people = Write("people", said("group_people_label"), 1)
        return about, *lead, view, Say(said("group_plan"), "strong"), plan, people
    lead = [Say(said(f"sheet_{key}")) for key in ("you_first", "skip", "no_name")]
    how = [Say(said(f"sheet_{key}")) for key in ("how_boxes", "how_level", "mark")]
    return about, *lead, view, *how, Write("mark", said("sheet_mark_label"), 1)


def _plan(said: Words) -> tuple[str, ...]:
    """The steps of a talk, with their minutes."""
    names = {number: said("group_each", number=number) for number in said.table("question")}
    names |= {step: said(f"group_{step}") for step in ("opening", "rest", "closing")}
    return tuple(
        f"{names[step]}: {said('group_minutes', minutes=minutes)}" for step, minutes in said.table("plan")
    )


def _question(
    rating: PrincipleRating, parts: Parts, review: Review, options: SheetOptions, said: Words
) -> Section:
    number = rating.number
    prefix = "group" if options.group else "sheet"
    blocks: list[Block] = [
        Say(said("sheet_like"), "strong"),
        Bullets(tuple(one_line(line) for line in review.rubric.principle(number).notice)),
    ]
    if options.group:
        blocks.append(Say(f"{said('group_prompt')} {said.of('prompt', number)}", "note"))
    chosen, left = passages(rating, parts, review, options.most)
    for part in chosen:
        blocks.append(_quote(part, said))
        if not options.blind:
            blocks += _view(part, rating.findings, parts, said)
        blocks += [
            Choice(f"{number}-{part.number}", said("sheet_statement"), verdict_boxes(), options.group),
            Write(f"{number}-{part.number}w", said(f"{prefix}_note_label"), 2),
        ]
    if not chosen:
        blocks.append(Say(said("sheet_no_passages"), "note"))
    if left:
        blocks.append(
            Say(said("sheet_left_out" if options.whole else "sheet_left_out_bare", count=left), "note")
        )
    for count in range(1, ADDED + 1):
        blocks += [
            Write(f"{number}-more{count}", said("sheet_added_label"), 2),
            Choice(f"{number}-more{count}-box", said("sheet_added_box"), verdict_boxes(), options.group),
        ]
    if not options.blind and rating.tool_level is not None:
        level = said.of("levels", rating.tool_level)
        blocks.append(Say(said("sheet_tool_level", level=level[0].lower() + level[1:]), "tool"))
    blocks += [
        Choice(f"{number}-level", said("sheet_level_label"), level_boxes(), options.group),
        Write(f"{number}-why", said(f"{prefix}_why_label"), 3),
        Write(f"{number}-missing", said(f"{prefix}_missing_label"), 3),
    ]
    return Section(f"{number}. {said.of('question', number)}", tuple(blocks))


def _view(part: Part, findings: tuple[Finding, ...], parts: Parts, said: Words) -> list[Block]:
    """What the program thinks of a part, for one question."""
    own = [finding.stance for finding in findings if parts.of(finding) == part]
    if not own:
        return [Say(said("sheet_tool_question"), "tool")]
    return [Say(said("sheet_tool_passage", stance=said.of("stances", stance)), "tool") for stance in own]


def _quote(part: Part, said: Words, *, around: bool = True) -> Quote:
    provision = part.provision
    lines = []
    if around and provision.heading:
        lines.append(said("sheet_under", heading=one_line(provision.heading.rsplit(" > ", 1)[-1])))
    if around and provision.lead_in:
        lines.append(said("sheet_follows", lead_in=one_line(provision.lead_in.replace(" > ", " "))))
    label = said("sheet_part", number=part.number)
    place = provision.location.spoken
    return Quote(
        part.number, f"{label} ({place})" if place else label, one_line(provision.text), tuple(lines)
    )
