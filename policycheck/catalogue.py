"""What the program says, in each language: message catalogues, one YAML file a language."""

from functools import lru_cache
from importlib.resources import files
from typing import Any

import yaml

from policycheck.errors import PolicycheckError

_FOLDER = files("policycheck").joinpath("reports", "messages")
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def languages() -> list[str]:
    """Codes of the languages in which a review can be had."""
    names = (file.name for file in _FOLDER.iterdir())
    return sorted(name.removesuffix(".yaml") for name in names if name.endswith(".yaml"))


@lru_cache
def catalogue(language: str = "en") -> dict[str, Any]:
    """The messages of a language: key -> text, list or table of texts.

    Raises:
        PolicycheckError: there is no catalogue of it.
    """
    if language not in languages():
        raise PolicycheckError(f"no review can be had in {language!r}; use one of: {', '.join(languages())}")
    text = _FOLDER.joinpath(f"{language}.yaml").read_text(encoding="utf-8")
    messages: dict[str, Any] = yaml.load(text, Loader=_Loader)
    return messages
