"""What the words around an anchor make of it: affirmed or denied, and in which zone of the sentence.

The vocabulary follows ConText (Harkema et al. 2009): an operator has a reach, and what stands in its reach
is changed by it. Two things are new, because policies need them: verbs that take away ("refuse") are
operators themselves, so that "no one is refused naloxone" grants; and what an exception holds is read
against the sentence that it excepts from.
"""

import re
from dataclasses import dataclass
from functools import cached_property

from policycheck.reading.clauses import clauses
from policycheck.reading.lexicon import Hit, Scan
from policycheck.reading.model import Evidence

_NEGATION_FORWARD = 12  # tokens that "not" reaches ahead in its clause
_NEGATION_BACK = 10  # tokens that it reaches back, to its subject
_DENIAL_FORWARD = 9
_DENIAL_BACK = 10
_WITHOUT_FORWARD = 6
_OPENING = 2  # a report names whom it reports of within the first words
_BE = frozenset({"is", "are", "be", "been", "being", "was", "were", "get", "gets"})
_ALLOWING = frozenset(
    [
        "permitted",
        "allowed",
        "used",
        "grounds",
        "reason",
        "required",
        "applied",
        "imposed",
        "tolerated",
        "needed",
        "necessary",
        "acceptable",
        "justified",
        "carried",
        "made",
        "practised",
        "practiced",
        "include",
        "included",
        "includes",
        "ground",
        "reasons",
        "count",
        "cause",
    ]
)
_ASIDES = frozenset({"and", "but"})
_PREPOSITIONS = frozenset(["with", "of", "for", "in", "at", "by", "on", "to", "from", "has", "have", "having"])
_PAST_YEAR = re.compile(r"\b(?:until|before|in|from) (?:the )?(?:19|20)\d\d\b[^.;]*?\b(?:was|were|had|did|\w+ed)\b")


@dataclass(frozen=True, slots=True)
class Polarity:
    """How an anchor stands: affirmed or denied, with the words that made it so."""

    affirmed: bool
    evidence: tuple[Evidence, ...]


class Context:
    """One sentence (with the lead-in that it hangs from), ready to be asked about its words.

    Args:
        scan: what was found in it.
        soft: tokens that look like clause boundaries and are none.
        item: the token where the provision's own words start, after its lead-in.
    """

    def __init__(self, scan: Scan, soft: frozenset[int] = frozenset(), item: int = 0) -> None:
        self.scan = scan
        self._soft = soft
        self._item = item

    @cached_property
    def clause(self) -> list[int]:
        """Number of the clause of each token."""
        return clauses(self.scan.tokens, self._soft)

    @cached_property
    def exceptions(self) -> list[range]:
        """Token ranges that an exception holds ("except for a positive test")."""
        return [self._zone(hit) for hit in self.scan.roles.get("exception", ())]

    @cached_property
    def conditions(self) -> list[range]:
        """Token ranges that a limiting condition holds ("only if ...", "until ...")."""
        return [self._zone(hit) for hit in self.scan.roles.get("condition", ())]

    @cached_property
    def quoted(self) -> list[range]:
        """Token ranges between quotation marks that open and close inside the sentence."""
        marks = [i for i, token in enumerate(self.scan.tokens) if token in {'"', "''", "``"}]
        spans = [range(a + 1, b) for a, b in zip(marks[::2], marks[1::2], strict=False)]
        return [span for span in spans if len(span) < 0.8 * len(self.scan.tokens)]

    @cached_property
    def silenced(self) -> list[range]:
        """Token ranges that report of others or of the past, which the document does not say for itself."""
        tokens = self.scan.tokens
        ranges = []
        for hit in self.scan.roles.get("contrast", ()):
            comma = next((i for i in range(hit.end, len(tokens)) if tokens[i] == ","), len(tokens))
            ranges.append(range(hit.start, comma))
        for hit in self.scan.roles.get("attribution", ()):
            if not any(hit.start in span for span in ranges):
                ranges.append(range(hit.start, len(tokens)))
        for hit in self.scan.roles.get("past", ()):
            here = [i for i, number in enumerate(self.clause) if number == self.clause[hit.start]]
            ranges.append(range(here[0], here[-1] + 1))
        text = self.scan.text
        if ("19" in text or "20" in text) and _PAST_YEAR.search(text.lower()):
            end = next((i for i, token in enumerate(tokens) if token == ";"), len(tokens))
            ranges.append(range(0, end))
        return ranges

    @property
    def reports(self) -> bool:
        """True where the whole sentence tells of others or of the past ("many programs require ...")."""
        length = len(self.scan.tokens)
        return any(span.start <= _OPENING and span.stop >= 0.9 * length for span in self.silenced)

    def _zone(self, hit: Hit) -> range:
        """From the operator to the end of its clause group: a comma ends it where the sentence began with it."""
        tokens = self.scan.tokens
        stops = {";"} | ({","} if hit.start < 3 else set())
        end = next((i for i in range(hit.end, len(tokens)) if tokens[i] in stops), len(tokens))
        return range(hit.end, end)

    def evidence(self, role: str, hit: Hit) -> Evidence:
        """Words of the sentence as evidence, with offsets into the scan's text."""
        return Evidence(role, self.scan.words(hit), "text", self.scan.starts[hit.start], self.scan.ends[hit.end - 1])

    def polarity(self, anchor: Hit, *, denial: bool, ignore: tuple[Hit, ...] = ()) -> Polarity:
        """Say whether ``anchor`` is affirmed or denied where it stands.

        Args:
            anchor: the words asked about.
            denial: the anchor's own words take something away, so verbs of denial beside it do not flip it.
            ignore: words of the same cue; operators inside them are part of them.
        """
        used = {i for hit in (anchor, *ignore) for i in range(hit.start, hit.end)}
        flips = []
        for role, reaches in (
            ("negation", self._negation_reaches),
            ("negative-subject", self._subject_reaches),
            ("without", self._without_reaches),
            ("denial", self._denial_reaches),
            ("ending", self._ending_reaches),
        ):
            for hit in self.scan.roles.get(role, ()):
                if used.isdisjoint(range(hit.start, hit.end)) and reaches(hit, anchor, denial):
                    flips.append(Evidence(role, self.scan.words(hit), "text", self.scan.starts[hit.start],
                                          self.scan.ends[hit.end - 1]))  # fmt: skip
        return Polarity(affirmed=len(flips) % 2 == 0, evidence=tuple(flips))

    def _ahead(self, hit: Hit, anchor: Hit) -> int:
        """Tokens from an operator to an anchor after it; the rest of a lead-in is no distance for its items."""
        return anchor.start - max(hit.end, min(self._item, anchor.start))

    def _same_clause(self, hit: Hit, anchor: Hit) -> bool:
        return self.clause[hit.start] == self.clause[anchor.start]

    def _negation_reaches(self, hit: Hit, anchor: Hit, denial: bool) -> bool:
        if not self._same_clause(hit, anchor):
            return False
        before = self.scan.tokens[hit.start - 1] if hit.start else ""
        if before == "or" and "whether" in self.scan.tokens[: hit.start]:  # "whether they use or not"
            return False
        if hit.end <= anchor.start:
            if before in _ASIDES:  # "the person, and not the court, decides": denies "the court" alone
                return anchor.start - hit.end <= 3 and "," not in self.scan.tokens[hit.end : anchor.start]
            return self._ahead(hit, anchor) <= _NEGATION_FORWARD
        if before in _ASIDES or hit.start - anchor.end > _NEGATION_BACK:
            return False
        # "Discharge for use is not permitted" denies discharge; "people discharged may not return" does not.
        after = self.scan.tokens[hit.end : hit.end + 3]
        return not denial or after[:1] in (("a",), ("an",)) or any(word in _ALLOWING for word in after)

    def _subject_reaches(self, hit: Hit, anchor: Hit, denial: bool) -> bool:
        if anchor.start < hit.end:
            return False
        before = self.scan.tokens[max(0, hit.start - 2) : hit.start]
        if any(word in _PREPOSITIONS for word in before):  # "people with no income may ..."
            return anchor.start - hit.end <= 2
        if "there" in before:  # "there is no requirement to be sober"
            return self._same_clause(hit, anchor) and anchor.start - hit.end <= 3
        stops = (";", "but", "however")
        between = self.scan.tokens[hit.end : anchor.start]
        if any(stop in between for stop in stops):
            return False
        if self._at_start_of_clause(hit):
            return self._continues(hit, anchor)
        return self._same_clause(hit, anchor) and anchor.start - hit.end <= 8

    def _at_start_of_clause(self, hit: Hit) -> bool:
        before = self.scan.tokens[hit.start - 1] if hit.start else ","
        return before == "," or self.clause[hit.start - 1] != self.clause[hit.start] or hit.start <= 3

    def _continues(self, hit: Hit, anchor: Hit) -> bool:
        """A negative subject governs its own clause and the relative clauses in it, not a new main clause."""
        here = self.clause[hit.start]
        if self.clause[anchor.start] == here:
            return True
        opener = next(i for i, number in enumerate(self.clause) if number == self.clause[anchor.start])
        return self.scan.tokens[opener] in {"who", "whose", "that", "which", "because", "for", "if", "when"}

    def _without_reaches(self, hit: Hit, anchor: Hit, denial: bool) -> bool:
        between = self.scan.tokens[hit.end : anchor.start]
        near = hit.end <= anchor.start <= hit.end + _WITHOUT_FORWARD and self._same_clause(hit, anchor)
        return near and "," not in between and ":" not in between

    def _denial_reaches(self, hit: Hit, anchor: Hit, denial: bool) -> bool:
        tokens = self.scan.tokens
        if denial:  # "staff are forbidden to evict": only a verb that governs the anchor itself
            if hit.start >= anchor.end:  # "eviction for use is prohibited", but not "... is not permitted to return"
                return (
                    self._passive(hit) and self._same_clause(hit, anchor) and tokens[hit.end : hit.end + 1] != ("to",)
                )
            gap = tokens[hit.end : anchor.start]
            return len(gap) <= 8 and any(word in {"from", "to"} for word in gap)
        if not self._same_clause(hit, anchor):
            return False
        if hit.end <= anchor.start:
            return self._ahead(hit, anchor) <= _DENIAL_FORWARD
        return self._passive(hit) and hit.start - anchor.end <= _DENIAL_BACK

    def _ending_reaches(self, hit: Hit, anchor: Hit, denial: bool) -> bool:
        if not self._same_clause(hit, anchor):
            return False
        if hit.end <= anchor.start:
            return self._ahead(hit, anchor) <= _DENIAL_FORWARD
        return self._passive(hit) and hit.start - anchor.end <= _DENIAL_BACK

    def _passive(self, hit: Hit) -> bool:
        return any(word in _BE for word in self.scan.tokens[max(0, hit.start - 3) : hit.start])
