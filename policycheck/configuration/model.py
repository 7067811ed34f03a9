"""What ``policycheck.toml`` may hold. Whatever it leaves out keeps its default."""

import datetime
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from policycheck.documents.limits import Limits
from policycheck.rating.acceptance import Acceptance
from policycheck.reading.thresholds import Thresholds

_LIMITS = Limits()

Words = Annotated[str, Field(min_length=1)]
Chance = Annotated[float, Field(gt=0, lt=1)]


class Settings(BaseModel):
    """Base of all settings: unknown keys are mistakes, and a number in quotes is no number."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class LimitSettings(Settings):
    """The most that reading one document may take; see ``policycheck.documents.limits``."""

    megabytes: Annotated[float, Field(gt=0)] = _LIMITS.megabytes
    pages: Annotated[int, Field(gt=0)] = _LIMITS.pages
    seconds: Annotated[float, Field(gt=0)] = _LIMITS.seconds
    memory_megabytes: Annotated[int, Field(gt=0)] = _LIMITS.memory_megabytes


class ThresholdSettings(Settings):
    """What the reading calls a finding or a question; what is left out stays as calibrated."""

    finding: Chance | None = None
    question: Chance | None = None


class AcceptedSettings(Settings):
    """One decision to live with a finding.

    Attributes:
        passage: the passage as the document has it, or at least five words of it.
        fingerprint: instead of the passage, the finding's fingerprint from a JSON review.
        principle: the principle (1 to 8) that the finding is about; needed beside a passage.
        who, when, why: who decided, on which day, for what reason.
    """

    passage: str = ""
    fingerprint: Annotated[str, Field(pattern=r"^([0-9a-f]{16})?$")] = ""
    principle: Annotated[int, Field(ge=1, le=8)] | None = None
    who: Words
    when: datetime.date
    why: Words


class FileSettings(Settings):
    """The whole file.

    Attributes:
        rubric: a shipped rubric by name, or the path of your own, seen from the file.
        kind: the kind of document.
        audience: for whom a review is.
        language: code of the language of its words.
        templates: folder of your own templates, seen from the file.
        docs: folder or web address of the pages about the criteria; "" for no links.
        fail_on: the condition on which ``policycheck review`` ends with 1.
        limits: the most that reading may take.
        thresholds: from which probability something is a finding, or a question for a person.
        accepted: decisions about findings.
    """

    rubric: Words | None = None
    kind: Words | None = None
    audience: Literal["designer", "board", "funder"] | None = None
    language: Words | None = None
    templates: Words | None = None
    docs: str | None = None
    fail_on: Literal["contrary", "critical"] | None = None
    limits: LimitSettings = LimitSettings()
    thresholds: ThresholdSettings = ThresholdSettings()
    accepted: list[AcceptedSettings] = []


@dataclass(frozen=True, slots=True)
class Configuration:
    """Settings with their paths found and their decisions ready; see ``FileSettings``."""

    rubric: str | None = None
    kind: str | None = None
    audience: str | None = None
    language: str | None = None
    templates: str | None = None
    docs: str | None = None
    fail_on: str | None = None
    limits: Limits = _LIMITS
    thresholds: Thresholds | None = None
    accepted: tuple[Acceptance, ...] = ()
