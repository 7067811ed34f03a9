"""How easy a Spanish text is to read: the scale of Fernández Huerta, with syllables counted by spelling.

Source: Fernández Huerta 1959, Medidas sencillas de lecturabilidad; with F as the mean number of words a
sentence, as the measure that it adapts (Flesch 1948) has it. 90 to 100 is very easy, 60 to 70 usual, below 50 hard.
"""

import re

_WORD = re.compile(r"[A-Za-zÁÉÍÓÚÜÑáéíóúüñ]+")
_SENTENCE_END = re.compile(r"[.!?]+(?=\s|$|[\"”»)])|[;:]\s+(?=[A-ZÁÉÍÓÚ¿¡])|\n\s*\n|\n(?=\s*[-•*])")
# A group of vowels is one syllable for each strong vowel (a, e, o) or stressed weak one (í, ú); a group of
# weak vowels alone is one.
_GROUP = re.compile(r"[aeiouáéíóúü]+")
_STRONG = re.compile(r"[aeoáéóíú]")
_SILENT_U = re.compile(r"(?<=q)u(?=[eiéí])|(?<=g)u(?=[eiéí])")


def syllables(word: str) -> int:
    """Syllables of a Spanish word, told from its spelling; at least 1."""
    lowered = _SILENT_U.sub("", word.lower())
    if lowered == "y":
        return 1
    lowered = re.sub(r"y(?![aeiouáéíóú])", "i", lowered)  # "hay", "muy": a vowel where none follows
    return max(1, sum(max(1, len(_STRONG.findall(group))) for group in _GROUP.findall(lowered)))


def ease(text: str) -> float:
    """The ease of a text, about 0 (very hard) to 100 (very easy). 100.0 for no words."""
    words = _WORD.findall(text)
    if not words:
        return 100.0
    sentences = sum(bool(_WORD.search(part)) for part in _SENTENCE_END.split(text))
    spoken = sum(map(syllables, words))
    return 206.84 - 60 * spoken / len(words) - 1.02 * len(words) / sentences
