"""Inflection: a word that ends in "~" in a rubric stands for its English inflections too."""

import re
from functools import lru_cache
from itertools import product

_VOWELS = "aeiou"
_WORD = re.compile(r"[^\s~]+~?")

# Past forms and participles that no rule gives. Only verbs that policies use.
_IRREGULAR = {
    "be": "am is are was were been", "become": "became", "begin": "began begun", "break": "broke broken",
    "bring": "brought", "build": "built", "buy": "bought", "choose": "chose chosen", "come": "came",
    "cut": "cut", "deal": "dealt", "do": "did done", "draw": "drew drawn", "drink": "drank drunk",
    "drive": "drove driven", "eat": "ate eaten", "fall": "fell fallen", "feel": "felt", "find": "found",
    "forbid": "forbade forbidden", "forgive": "forgave forgiven", "get": "got gotten",
    "give": "gave given", "go": "went gone", "grow": "grew grown", "have": "had has", "hear": "heard",
    "hide": "hid hidden", "hold": "held", "keep": "kept", "know": "knew known", "lead": "led",
    "leave": "left", "let": "let", "lose": "lost", "make": "made", "meet": "met", "pay": "paid",
    "put": "put", "quit": "quit", "read": "read", "run": "ran", "say": "said", "see": "saw seen",
    "seek": "sought", "sell": "sold", "send": "sent", "set": "set", "shoot": "shot",
    "show": "showed shown", "shut": "shut", "sleep": "slept", "speak": "spoke spoken", "spend": "spent",
    "stand": "stood", "steal": "stole stolen", "take": "took taken", "teach": "taught", "tell": "told",
    "think": "thought", "throw": "threw thrown", "undergo": "underwent undergone",
    "understand": "understood", "uphold": "upheld", "withdraw": "withdrew withdrawn",
    "withhold": "withheld", "write": "wrote written",
}  # fmt: skip


@lru_cache(maxsize=65536)
def inflect(word: str) -> tuple[str, ...]:
    """The word and its inflections: plural or third person, past and "-ing" forms.

    Where spelling depends on stress or dialect ("counselled", "counseled") both forms are given: a form that
    nobody writes matches nothing.
    """
    prefix, stem = _split(word)
    forms = [word, *_with_s(word)]
    past, ing = _past_and_ing(stem)
    past = _IRREGULAR[stem].split() if stem in _IRREGULAR else past
    forms += [prefix + form for form in (*past, *ing)]
    return tuple(dict.fromkeys(forms))


@lru_cache(maxsize=65536)  # checked, then listened for, and again in each term that includes it
def expand(phrase: str) -> tuple[str, ...]:
    """All phrases that a phrase of a rubric stands for; the phrase itself, without "~", comes first.

    Raises:
        ValueError: "~" stands elsewhere than at the end of a word, or the phrase is empty or has capitals.
    """
    if phrase != phrase.lower():
        raise ValueError(f"expected lower case: {phrase.lower()!r}")
    words = _WORD.findall(phrase)
    if not words or " ".join(words) != phrase:
        raise ValueError(
            f'expected words set apart by single spaces, "~" only at the end of a word: {phrase!r}'
        )
    choices = [inflect(word[:-1]) if word.endswith("~") else (word,) for word in words]
    return tuple(" ".join(choice) for choice in product(*choices))


def _split(word: str) -> tuple[str, str]:
    """A hyphenated word inflects at its end ("re-admit"): what stands before, and the part that inflects."""
    head, hyphen, tail = word.rpartition("-")
    return head + hyphen, tail


def _with_s(word: str) -> tuple[str, ...]:
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return (word + "es",)
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return (word[:-1] + "ies",)
    if word.endswith("o") and word[-2:-1] not in _VOWELS:
        return (word + "es", word + "s")
    return (word + "s",)


def _past_and_ing(stem: str) -> tuple[list[str], list[str]]:
    if stem.endswith("ie"):
        return [stem + "d"], [stem[:-2] + "ying"]
    if stem.endswith("e"):
        keeps_e = stem.endswith(("ee", "oe", "ye")) or len(stem) <= 2
        return [stem + "d"], [(stem if keeps_e else stem[:-1]) + "ing"]
    if stem.endswith("y") and stem[-2:-1] not in _VOWELS:
        return [stem[:-1] + "ied"], [stem + "ing"]
    if stem.endswith("ic"):
        return [stem + "ked"], [stem + "king"]
    plain = [stem + "ed"], [stem + "ing"]
    if not _may_double(stem):
        return plain
    doubled = [stem + stem[-1] + "ed"], [stem + stem[-1] + "ing"]
    if _vowel_groups(stem) == 1:
        return doubled
    return plain[0] + doubled[0], plain[1] + doubled[1]


def _may_double(stem: str) -> bool:
    """Whether it ends in one vowel and one consonant ("admit", "ban"; not "evict", "treat")."""
    if len(stem) < 3 or stem[-1] in _VOWELS + "wxy" or stem[-2] not in _VOWELS:
        return False
    return stem[-3] not in _VOWELS or (stem[-3:-1] == "ui" and stem[-4:-3] == "q")


def _vowel_groups(stem: str) -> int:
    return len(re.findall(r"[aeiouy]+", stem.replace("qu", "q")))
