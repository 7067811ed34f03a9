"""How hard a text is to read: the Flesch-Kincaid grade, with syllables counted by spelling.

Source: Kincaid, Fishburne, Rogers, Chissom 1975, Derivation of New Readability Formulas.
"""

import re

_WORD = re.compile(r"[A-Za-z]+(?:['’][A-Za-z]+)*")
_SENTENCE_END = re.compile(r"[.!?]+(?=\s|$|[\"'”’)])|[;:]\s+(?=[A-Z•-])|\n\s*\n|\n(?=\s*[-•*])")
_GROUP = re.compile(r"[aeiouy]+")

# Two vowels that stand in a group and are spoken apart ("du-al", "vari-ous"), and endings with a hidden one.
_APART = re.compile(
    r"ia(?!l|n|ge|r)|(?<![tcsg])ia[lnr]|(?<![tcsgln])io(?!u)|(?<![tcgsx])iou|ier$|(?<=[drc])ie(?=t)"
    r"|(?<![tcs])ie(?=n[ct])|ui(?=t[iy]|d$)|(?<=u)i(?=n$|ng)|(?<=cr)ea(?=t)|ea(?=ct)|(?<=r)ea(?=li)"
    r"|(?<![qg])ua(?=[lrt])|(?<!g)eo(?!us|p)|eum|(?<=^c)oo(?=[pr])|(?<=e)ing|oi(?=ng)|iu(?=m)|sm$|yi"
)
# An "e" that is written and not spoken: at the end, or before an ending such as "-ly" or "-ment".
_SILENT_E = re.compile(r"[^aeiouyl]e$|[aeiou]le$|(?<![^aeiouyl]l)(?<![aeioutd])ed$|[^aeiouxzshcg]es$")
_INNER_SILENT_E = re.compile(r"[^aeiouyl]e(?=(?:ly|ments?|ful|less|ness|ty|times?|where|house)$)")
_Y_CONSONANT = re.compile(r"(?<=[aeiou])y(?=[aeiou])")
_NOT = re.compile(r"[bcdfgklmpstvz]n['’]t$")
# Spellings that the rules above get wrong, among words that policies use.
_KNOWN = {
    "people": 2, "being": 2, "reality": 4, "area": 3, "areas": 3, "idea": 3, "ideas": 3, "every": 2,
    "everyone": 3, "everything": 3, "someone": 2, "something": 2, "business": 2, "create": 2,
    "created": 3, "creates": 2, "lived": 1, "used": 1, "evidence": 3, "experience": 4, "science": 2,
    "quiet": 2, "diet": 2, "client": 2, "clients": 2, "real": 1, "really": 2, "naloxone": 3, "one": 1,
    "done": 1, "gone": 1, "anyone": 3, "heroin": 3, "methadone": 3, "cocaine": 2, "soldier": 2,
}  # fmt: skip


def syllables(word: str) -> int:
    """Syllables of an English word, told from its spelling; at least 1."""
    lowered = word.lower()
    letters = re.sub(r"[^a-z]", "", lowered.removesuffix("'s").removesuffix("’s"))
    if letters in _KNOWN:
        return _KNOWN[letters]
    letters = _Y_CONSONANT.sub("-", letters)
    count = len(_GROUP.findall(letters)) + len(_APART.findall(letters)) + bool(_NOT.search(lowered))
    count -= bool(_SILENT_E.search(letters)) + bool(_INNER_SILENT_E.search(letters))
    return max(count, 1)


def grade(text: str) -> float:
    """The Flesch-Kincaid grade of a text: about the school year in which it can be read. 0.0 for no words."""
    words = _WORD.findall(text)
    if not words:
        return 0.0
    sentences = sum(bool(_WORD.search(part)) for part in _SENTENCE_END.split(text))
    spoken = sum(map(syllables, words))
    return 0.39 * len(words) / sentences + 11.8 * spoken / len(words) - 15.59
