"""Asked once a document: is it about drugs or people who use them, and can it be read at all?"""

import re
from collections import Counter
from dataclasses import dataclass

from policycheck.reading.compiled import once_a_rubric
from policycheck.reading.lexicon import Lexicon, Scan
from policycheck.rubric.model import Rubric

_WORD = re.compile(r"[^\W\d_][\w'\u2019.]*")


@dataclass(frozen=True, slots=True)
class TopicVerdict:
    """Whether the document is on topic, and the words that say so.

    Attributes:
        on_topic: True where the document is about drugs or people who use them.
        hits: how many phrases of the topic stand in it; weak ones count half.
        words: how many words it has.
        examples: the commonest words of the topic, as written, at most five.
    """

    on_topic: bool
    hits: float
    words: int
    examples: tuple[str, ...]


class TopicGate:
    """The topic test of a rubric, compiled once."""

    def __init__(self, rubric: Rubric) -> None:
        self._topic = rubric.topic
        self._lexicon = Lexicon.of_phrases(
            {
                "strong": tuple(rubric.topic.strong),
                "weak": tuple(rubric.topic.weak),
                "innocent": tuple(rubric.topic.innocent),
            }
        )

    def judge(self, texts: list[str]) -> TopicVerdict:
        """Judge a document by its texts (title, headings and all blocks).

        A strong phrase counts one, a weak one half, and one inside an innocent phrase ("drug store") nothing.
        """
        scans = [self._lexicon.scan(text) for text in texts]
        words = sum(len(_WORD.findall(text)) for text in texts)
        strong = Counter(word for scan in scans for word in _free(scan, "strong"))
        weak = Counter(word for scan in scans for word in _free(scan, "weak"))
        counted = strong + weak
        hits = strong.total() + weak.total() / 2
        needed = max(self._topic.at_least, self._topic.per_thousand * words / 1000)
        # a short text need not say it often: one strong word in fifty says it too
        short = words <= 150 and strong.total() >= max(1, words / 50)
        return TopicVerdict(
            on_topic=hits >= needed or short,
            hits=hits,
            words=words,
            examples=tuple(word for word, _ in counted.most_common(5)),
        )


def _free(scan: Scan, name: str) -> list[str]:
    innocent = {i for hit in scan.terms.get("innocent", ()) for i in range(hit.start, hit.end)}
    taken: set[int] = set()
    words = []
    for hit in scan.terms.get(name, ()):
        span = set(range(hit.start, hit.end))
        if not span & (innocent | taken):
            taken |= span
            words.append(scan.words(hit).lower())
    return words


@once_a_rubric
def topic_gate(rubric: Rubric) -> TopicGate:
    """The topic test of a rubric; compiled on first use and kept."""
    return TopicGate(rubric)
