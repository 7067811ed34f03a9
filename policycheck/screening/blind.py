"""Names hidden from a screening's outputs, as far as they can be known (docs/screening.md says how far)."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from functools import lru_cache
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from policycheck.reading.namewords import name_words
from policycheck.reading.organisations import own_words

if TYPE_CHECKING:
    from policycheck.rating.model import Review

NAME, ADDRESS = "[name hidden]", "[address hidden]"
_CONTACT = re.compile(
    r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}|(?:https?://|www\.)\S{1,200}"
    r"|(?<![\w.$])\(?\+?\d{1,3}\)?[ .-]?\(?\d{3}\)?[ .-]\d{3}[ .-]?\d{4}(?!\d)"
    r"|(?<![\w.$])\d{3}[.-]\d{4}(?!\d)"
)
_LEAST_STEM = 5  # letters of a file's name from which it is taken for a name


def hidden_names(known: Sequence[str], title: str, path: str) -> list[str]:
    """All that is to be hidden of one document.

    Args:
        known: names found in its text (see ``names.names_in``).
        title: its title, which often is the applicant's own.
        path: its path; folders and the file's name may name the applicant.
    """
    names = dict.fromkeys(known)
    if len(title) >= _LEAST_STEM and not _is_common(title):
        names[title] = None
    for part in PurePosixPath(path).parts:
        stem = " ".join(re.split(r"[\W_\d]+", PurePosixPath(part).stem)).strip()
        own = own_words(stem)
        if len(own) >= _LEAST_STEM:
            names[own] = None
    return sorted(names, key=lambda name: (-len(name), name))


def blind_row(row: Mapping[str, Any], number: str, hide: Sequence[str]) -> dict[str, Any]:
    """The row under a number instead of a name. ``answers`` and hashes hold no names and stay."""
    hidden = {
        name: blind_text(value, hide) if isinstance(value, str) and name not in ("answers", "text_hash") else value
        for name, value in row.items()
    }
    return hidden | {"id": number, "title": number if row.get("title") else row.get("title")}


def blind_review(review: "Review", number: str, hide: Sequence[str]) -> "Review":
    """The review under a number, every text in it without the names. The rubric stays as it is."""
    changed = {
        field.name: blind_value(getattr(review, field.name), hide)
        for field in fields(review)
        if field.name not in ("rubric", "source", "title")
    }
    source = replace(review.source, name=number, sha256="")
    return replace(review, title=number, source=source, **changed)


def blind_value(value: Any, hide: Sequence[str]) -> Any:
    """The same value with the names hidden in every text inside it."""
    if isinstance(value, str):
        return blind_text(value, hide)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{f.name: blind_value(getattr(value, f.name), hide) for f in fields(value)})
    if isinstance(value, tuple | list):
        return type(value)(blind_value(part, hide) for part in value)
    if isinstance(value, dict):
        return {key: blind_value(part, hide) for key, part in value.items()}
    return value


def blind_text(text: str, hide: Sequence[str]) -> str:
    """A text without names and without addresses."""
    if len(text) < 3:
        return text
    if pattern := _pattern(tuple(hide)):
        text = pattern.sub(NAME, text)
    return _CONTACT.sub(ADDRESS, text)


def _is_common(text: str) -> bool:
    common = name_words().common | name_words().organisation
    return all(word in common for word in re.findall(r"[\w'-]+", text.lower()))


@lru_cache(maxsize=64)
def _pattern(hide: tuple[str, ...]) -> re.Pattern[str] | None:
    """Long names in any case; single words only as they are written, in capitals, or with a capital."""
    parts = []
    for name in hide:
        flexible = r"[\s_-]+".join(re.escape(word) for word in name.split())
        if " " in name:
            parts.append(f"(?i:{flexible})")
        else:
            parts += [re.escape(form) for form in dict.fromkeys((name, name.upper(), name.capitalize()))]
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)") if parts else None
