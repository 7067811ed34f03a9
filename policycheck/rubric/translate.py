"""A rubric in another language: what a report shows of it, laid over the English.

The translations of a shipped rubric stand in a folder of their own beside its files, named by the code of the
language (``rubrics/harm-reduction/es``), those of the principles in ``principles/es``.
"""

from functools import lru_cache
from pathlib import Path

from pydantic import Field, ValidationError

from policycheck.rubric.find import shipped_rubrics
from policycheck.rubric.load import load_rubric
from policycheck.rubric.mistakes import first_mistake
from policycheck.rubric.model import Criterion, Data, Rubric
from policycheck.rubric.source import read_part
from policycheck.shipped import shipped

ENGLISH = "en"


class PrincipleWords(Data):
    """A principle's words in another language; see ``Principle``."""

    title: str
    statement: str
    notice: list[str]


class CriterionWords(Data):
    """A criterion's words in another language; see ``Criterion``. Sources keep their names."""

    question: str
    supports: str = ""
    undermines: str = ""
    why: str
    wording: str = ""
    ask: str


class Translation(Data):
    """What one file may hold.

    Attributes:
        title: the rubric's title.
        levels: the rows of the table of levels in plain words, in the order of the table.
        kinds: name of a document kind -> its title.
        principles: number -> words.
        criteria: id -> words.
    """

    title: str = ""
    levels: list[str] = Field(default_factory=list)
    kinds: dict[str, str] = Field(default_factory=dict)
    principles: dict[int, PrincipleWords] = Field(default_factory=dict)
    criteria: dict[str, CriterionWords] = Field(default_factory=dict)


def translated(rubric: Rubric, language: str) -> Rubric:
    """The rubric with its words in another language, for reports.

    What a rubric of the user's adds or words anew stays as the user wrote it. Its hash stays too: it is the
    same rubric.

    Args:
        rubric: the rubric in force.
        language: ISO 639-1 code.

    Raises:
        RubricError: a translation holds a mistake.
    """
    if language == ENGLISH:
        return rubric
    for name in shipped_rubrics():
        rubric = _laid_over(rubric, load_rubric(name), translation(name, language))
    return rubric


@lru_cache
def translation(name: str, language: str) -> Translation:
    """All that a shipped rubric and the principles have in a language; empty where they have nothing.

    Raises:
        RubricError: a file holds a mistake.
    """
    whole = Translation()
    for folder in (shipped("principles") / language, shipped("rubrics") / name / language):
        for file in sorted(folder.glob("*.yaml")):
            part = _read(file)
            whole = Translation.model_construct(
                None,
                title=part.title or whole.title,
                levels=part.levels or whole.levels,
                kinds=whole.kinds | part.kinds,
                principles=whole.principles | part.principles,
                criteria=whole.criteria | part.criteria,
            )
    return whole


def _read(file: Path) -> Translation:
    part = read_part(file)
    try:
        return Translation.model_validate(part.data)
    except ValidationError as error:
        raise first_mistake(part, Translation, error) from error


def _laid_over(rubric: Rubric, base: Rubric, words: Translation) -> Rubric:
    english = {criterion.id: criterion for criterion in base.criteria}
    rows = {rule.when: said for rule, said in zip(base.levels, words.levels, strict=False)}
    titles = {kind.name: kind.title for kind in base.kinds}
    return rubric.model_copy(
        update={
            "title": words.title if words.title and rubric.title == base.title else rubric.title,
            "principles": tuple(
                p.model_copy(update=words.principles[p.number].model_dump())
                if p.number in words.principles
                else p
                for p in rubric.principles
            ),
            "criteria": tuple(
                _criterion(c, english[c.id], words.criteria[c.id])
                if c.id in english and c.id in words.criteria
                else c
                for c in rubric.criteria
            ),
            "kinds": tuple(
                k.model_copy(update={"title": words.kinds[k.name]})
                if k.name in words.kinds and titles.get(k.name) == k.title
                else k
                for k in rubric.kinds
            ),
            "levels": tuple(
                rule.model_copy(update={"when": rows.get(rule.when, rule.when)}) for rule in rubric.levels
            ),
        }
    )


def _criterion(own: Criterion, base: Criterion, words: CriterionWords) -> Criterion:
    said = {
        key: text
        for key, text in words.model_dump().items()
        if text and getattr(own, key) == getattr(base, key)
    }
    return own.model_copy(update=said)
