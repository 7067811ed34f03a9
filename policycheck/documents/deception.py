"""Characters that deceive: folded out of a text, counted, and shown.

Zero-width and bidirectional controls and letters of other alphabets that look like ours split or fake words
so that a person reads one thing and a program another. Honest uses stay: a joiner in Arabic, Indic or emoji,
a Greek or Cyrillic word written in its own letters.
"""

import re
from collections.abc import Iterable

from policycheck.documents.model import Note

# Letters of other scripts that a reader takes for Latin ones. Source: Unicode confusables (UTS #39), its
# common part.
_LOOK_ALIKE = {
    **dict(zip("АВЕКМНОРСТХаеорсухЅѕІіЈјһԁԛԝѵҮ", "ABEKMHOPCTXaeopcyxSsIiJjhdqwvY", strict=True)),  # Cyrillic
    **dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧονιϲϳ", "ABEZHIKMNOPTYXovicj", strict=True)),  # Greek
    **dict(zip("օոսցհ", "onugh", strict=True)),  # Armenian
}
_FAKE = re.compile("[" + "".join(_LOOK_ALIKE) + "]")
_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile("[A-Za-z]")
_OTHER_SCRIPT = re.compile(r"[\u0370-\u03ff\u0400-\u052f\u0530-\u058f]")
# Soft hyphens and byte order marks are leavings of typesetting: taken out, and no deception.
_LEAVINGS = re.compile("[\u00ad\ufeff\u180e]")
_ZERO_WIDTH = re.compile("[\u200b-\u200d\u2060-\u2064\u034f\U000e0000-\U000e007f]")
_BIDI = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069\u061c]")
_RTL = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
_JOINS = re.compile("[\u0600-\u0dff\u0e80-\u109f\u1780-\u17ff\u1800-\u18af\ufb50-\ufdff\ufe70-\ufefc"
                    "\u2190-\u2bff\ufe0f\U0001f000-\U0001faff]")  # fmt: skip
_ANY = re.compile("|".join(p.pattern for p in (_LEAVINGS, _ZERO_WIDTH, _BIDI, _FAKE)))
_SPACE_LIKE = re.compile("[\u2800\u3164\u115f\u1160\uffa0]")
_SAMPLE = 60


class Unmasker:
    """Folds the texts of one document and remembers what it took out."""

    def __init__(self) -> None:
        self._controls: list[str] = []
        self._look_alikes: list[str] = []
        self._control_count = 0

    def fold(self, text: str) -> str:
        """Return the text as a person sees it. Linear time; most texts are returned as they are."""
        if not text.isascii():
            text = _SPACE_LIKE.sub(" ", text)
            if _ANY.search(text):
                text = self._fold_controls(_LEAVINGS.sub("", text))
                if _FAKE.search(text):
                    text = self._fold_words(text)
        return text

    def notes(self) -> list[Note]:
        """One Note for each way of deceiving that was found."""
        notes = []
        if self._controls:
            notes.append(
                Note(
                    "hidden",
                    "Invisible characters stood inside the text; they were taken out before it was read.",
                    self._control_count,
                    _sample(self._controls),
                )
            )
        if self._look_alikes:
            notes.append(
                Note(
                    "hidden",
                    "Words held letters of another alphabet that look like ours; they were read as "
                    "they look.",
                    len(self._look_alikes),
                    _sample(self._look_alikes),
                )
            )
        return notes

    def _fold_controls(self, text: str) -> str:
        honest_bidi = bool(_RTL.search(text))
        pieces, last = [], 0
        for match in re.finditer(f"(?:{_ZERO_WIDTH.pattern}|{_BIDI.pattern})+", text):
            before, after = (
                text[max(0, match.start() - 1) : match.start()],
                text[match.end() : match.end() + 1],
            )
            if match[0] in "\u200c\u200d" and _JOINS.match(before):
                continue
            pieces.append(text[last : match.start()])
            last = match.end()
            if not (honest_bidi and not _ZERO_WIDTH.search(match[0])) and self._deceives(
                match[0], before, after
            ):
                self._control_count += len(match[0])
                self._controls.append(_around(text, match.start(), match.end()))
        return "".join([*pieces, text[last:]])

    @staticmethod
    def _deceives(controls: str, before: str, after: str) -> bool:
        # At a word's edge a zero-width space or a mark is a leaving of some editor; inside a word it hides
        # the word. An override or an embedding reorders what is seen, wherever it stands.
        if re.search("[\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f]", controls):
            return True
        return before.isalnum() and after.isalnum()

    def _fold_words(self, text: str) -> str:
        # A word wholly of look-alikes is honest where words beside it are truly of that alphabet.
        others = [
            word for word in _WORD.findall(text) if _OTHER_SCRIPT.search(word) and not _LATIN.search(word)
        ]
        honest = any(_OTHER_SCRIPT.search(_FAKE.sub("", word)) for word in others) or not _LATIN.search(text)

        def fold_word(match: re.Match[str]) -> str:
            word = match[0]
            fakes = 0 if word.isascii() else len(_FAKE.findall(word))
            if not fakes:
                return word
            latin = len(_LATIN.findall(word))
            # One letter of physics or statistics beside a Latin one ("νs") is honest writing.
            mixed = latin and latin + fakes > 2
            if not mixed and (latin or honest or fakes < 3 or fakes < len(word)):
                return word
            self._look_alikes.append(word)
            return "".join(_LOOK_ALIKE.get(letter, letter) for letter in word)

        return _WORD.sub(fold_word, text)


def _around(text: str, start: int, end: int) -> str:
    left = max(text.rfind(" ", 0, start) + 1, start - 20)
    right = text.find(" ", end)
    right = min(right if right >= 0 else len(text), end + 20)
    return _ZERO_WIDTH.sub("", _BIDI.sub("", text[left:right]))


def _sample(words: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(words))[:_SAMPLE]
