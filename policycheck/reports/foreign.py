"""Sentences that rooms below the reports have made in English, said in the language of the report."""

import re

from policycheck.reading.model import Location
from policycheck.reports.words import Words

_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_WORD = re.compile(r"[^\W\d_]+")


def sentence(text: str, said: Words) -> str:
    """The sentence in the language of the report; as it is where the catalogue has no word for it.

    The catalogue's table ``sentences`` knows it with "#" in the place of each number.
    """
    known: str | None = (said.table("sentences") or {}).get(_NUMBER.sub("#", text))
    if known is None:
        return text
    numbers = iter(_NUMBER.findall(text))
    return re.sub("#", lambda _: next(numbers, "#"), known)


def place(location: Location, said: Words) -> str:
    """Where something stands, as a person would say it: "page 4, section 3.2 (b)"."""
    names: dict[str, str] = said.table("places") or {}
    spoken = _WORD.sub(lambda word: names.get(word[0], word[0]), location.spoken)
    return spoken or said("document")
