"""The shape of a rubric file. A rubric is a folder of such files, or one of them."""

from typing import Annotated

from pydantic import Field, SkipValidation

from policycheck.rubric.model import (
    Criterion,
    Data,
    DocumentKind,
    LanguageTerm,
    LevelRule,
    Name,
    Term,
    Topic,
)


class TermPart(Term):
    """A term in a file. Where an extended rubric has it too, its words are added to it.

    Attributes:
        replace: put these words in the place of the extended rubric's instead.
    """

    replace: bool = False


class CriterionChange(Criterion):
    """A change to a criterion of an extended rubric, by its id. New cues and cases are added to the old.

    Attributes:
        replace: "cues" or "cases", to put the new ones in the place of the old instead.
    """

    replace: list[Annotated[str, Field(pattern="^(cues|cases)$")]] = Field(default_factory=list)


class RubricFile(Data):
    """What one file may hold.

    Attributes:
        extends: the rubrics that this one builds on: a shipped one's name, or a path relative to this file.
        name, title, version: how the review names the rubric.
        principle: for a file a principle: the number that its criteria belong to.
        topic: how it is decided whether a document is about drugs or people who use them.
        levels: the table of levels; it takes the place of an extended rubric's whole table.
        kinds: document kinds; one with a known name takes the place of that one.
        terms: names for sets of phrases, for cues to speak of.
        criteria: new criteria, and changes to those of an extended rubric.
        off: ids of criteria, and first words of language terms, to leave out.
        language: language terms; one with a known first word takes the place of that one.
    """

    extends: str | list[str] = Field(default_factory=list)
    name: Name | None = None
    title: str | None = None
    version: str | None = None
    principle: Annotated[int, Field(ge=1, le=8)] | None = None
    topic: Topic | None = None
    levels: list[LevelRule] = Field(default_factory=list)
    kinds: list[DocumentKind] = Field(default_factory=list)
    terms: dict[Name, TermPart] = Field(default_factory=dict)
    criteria: list[SkipValidation[Criterion | CriterionChange]] = Field(default_factory=list)
    off: list[str] = Field(default_factory=list)
    language: list[LanguageTerm] = Field(default_factory=list)
