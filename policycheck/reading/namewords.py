"""The words by which names are known, from ``rubrics/names.yaml``."""

from functools import lru_cache
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from policycheck.errors import RubricError
from policycheck.shipped import shipped


class NameWords(BaseModel):
    """The words, in lower case.

    Attributes:
        labels: words that stand before a name ("Applicant").
        organisation: last words of an organisation's name.
        common: words that make no name by themselves.
        honorifics: words that stand before a person's name.
        institutions: words of government, which make no name of one's own.
        field: words of the field and for people; a name that holds one says something.
        months: the months.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    labels: frozenset[str]
    organisation: frozenset[str]
    common: frozenset[str]
    honorifics: frozenset[str]
    institutions: frozenset[str]
    field: frozenset[str]
    months: frozenset[str]


def load_name_words(path: Path) -> NameWords:
    """Read a file of words.

    Raises:
        RubricError: it holds a mistake.
    """
    try:
        return NameWords.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
    except (yaml.YAMLError, ValidationError) as error:
        raise RubricError(str(path), 0, "", f"expected lists of words ({error})") from error


@lru_cache(maxsize=1)
def name_words() -> NameWords:
    """The shipped words."""
    return load_name_words(shipped("rubrics/names.yaml"))
