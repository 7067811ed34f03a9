"""The review's own words, from message catalogues: one file a language."""

from functools import lru_cache
from importlib.resources import files
from typing import Any

import yaml

from policycheck.errors import PolicycheckError


class Words:
    """Messages of one language.

    Args:
        messages: key -> text, list or table of texts.
    """

    def __init__(self, messages: dict[str, Any]) -> None:
        self._messages = messages

    def __call__(self, key: str, **facts: object) -> str:
        """The message, with its blanks filled. Raises KeyError for an unknown key, a mistake in a template."""
        return str(self._messages[key]).format(**facts) if facts else str(self._messages[key])

    def table(self, key: str) -> Any:
        """A list or table of texts."""
        return self._messages[key]

    def of(self, table: str, key: object) -> str:
        """One entry of a table of texts."""
        return str(self._messages[table][key])


def languages() -> list[str]:
    """Codes of the languages in which a review can be had."""
    return sorted(f.name.removesuffix(".yaml") for f in files("policycheck.reports.messages").iterdir()
                  if f.name.endswith(".yaml"))  # fmt: skip


@lru_cache
def words(language: str = "en") -> Words:
    """The messages of a language.

    Raises:
        PolicycheckError: there is no catalogue of it.
    """
    if language not in languages():
        raise PolicycheckError(f"no review can be had in {language!r}; use one of: {', '.join(languages())}")
    text = files("policycheck.reports.messages").joinpath(f"{language}.yaml").read_text(encoding="utf-8")
    return Words(yaml.safe_load(text))
