"""The review's own words in one language: messages with their blanks filled."""

from functools import lru_cache
from typing import Any

from policycheck.catalogue import catalogue, languages

__all__ = ["Words", "languages", "words"]


class Words:
    """Messages of one language.

    Args:
        messages: key -> text, list or table of texts.
        language: its code.
    """

    def __init__(self, messages: dict[str, Any], language: str = "en") -> None:
        self._messages = messages
        self.language = language

    def __call__(self, key: str, **facts: object) -> str:
        """The message, its blanks filled. Raises KeyError for an unknown key, a mistake in a template."""
        return str(self._messages[key]).format(**facts) if facts else str(self._messages[key])

    def table(self, key: str) -> Any:
        """A list or table of texts."""
        return self._messages[key]

    def of(self, table: str, key: object, **facts: object) -> str:
        """One entry of a table of texts, its blanks filled."""
        text = str(self._messages[table][key])
        return text.format(**facts) if facts else text

    def many(self, key: str, count: int, **facts: object) -> str:
        """The message for a number of things: ``key_one`` for one, else ``key``."""
        return self(f"{key}_one" if count == 1 else key, count=count, **facts)


@lru_cache
def words(language: str = "en") -> Words:
    """The messages of a language.

    Raises:
        PolicycheckError: there is no catalogue of it.
    """
    return Words(catalogue(language), language)
