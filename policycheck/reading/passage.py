"""A provision laid out for reading: its words joined to the lead-in that they complete, and what stands around."""

import re
from dataclasses import dataclass
from functools import cached_property

from policycheck.reading.context import Context
from policycheck.reading.lexicon import Hit, Lexicon, Scan
from policycheck.reading.model import Evidence, Provision

# "(a)", "3.2", "iv.", "•", with the spaces after it: a label, no words of the provision
MARKER = re.compile(r"\s*(?:[\u201c\"']?\((?:\d{1,3}|[A-Za-z]{1,4})\)\s*|\d{1,3}(?:\.\d{1,3})*[.)]\s+|[A-Za-z][.)]\s+|"
                    r"[ivxIVX]{1,5}[.)]\s+|[-\u2022*\u2023\u25aa\u25e6]\s+)+")  # fmt: skip
# "NO EXCLUSION.—The Secretary ...": a heading that runs into its clause is a heading, not words of the clause
RUN_IN = re.compile(r"[\u201c\"']?[A-Z][^.;:]{2,90}\.\s?(?:\u2014|--|- )\s*(?=\S)")


@dataclass(frozen=True)
class Passage:
    """A provision with its scan.

    Attributes:
        provision: the provision.
        scan: the lead-in and the provision's words, as one sentence.
        offset: where the provision's own words start in the scan's text.
        shift: what to add to an offset in the scan's text to get one in ``Provision.text``.
        around: scans of the headings and of the sentence before, by where they stand.
    """

    provision: Provision
    scan: Scan
    offset: int
    shift: int
    around: tuple[tuple[str, Scan], ...]

    @cached_property
    def context(self) -> Context:
        """The sentence, ready to be asked what its words make of each other."""
        if not self.offset:
            return Context(self.scan)
        soft = frozenset(
            i for i, token in enumerate(self.scan.tokens)
            if self.scan.starts[i] < self.offset and token in {":", "\u2014", "--"}
        )  # fmt: skip
        item = next((i for i, start in enumerate(self.scan.starts) if start >= self.offset), 0)
        return Context(self.scan, soft, item)

    def in_text(self, hit: Hit) -> bool:
        """True where the words stand in the provision itself and not only in its lead-in."""
        return self.scan.starts[hit.start] >= self.offset

    def evidence(self, role: str, hit: Hit) -> Evidence:
        """Words of the scan as evidence, with offsets into the part where they stand."""
        return self.shifted(
            Evidence(role, self.scan.words(hit), "text", self.scan.starts[hit.start], self.scan.ends[hit.end - 1])
        )

    def shifted(self, evidence: Evidence) -> Evidence:
        """Evidence with offsets of the scan, moved to the part of the provision where it stands."""
        if evidence.start < self.offset:
            return Evidence(evidence.role, evidence.words, "lead-in", evidence.start, evidence.end)
        return Evidence(evidence.role, evidence.words, "text", evidence.start + self.shift, evidence.end + self.shift)


def lay_out(provision: Provision, lexicon: Lexicon, cache: dict[str, Scan]) -> Passage:
    """Join a provision to its lead-in and scan both, and what stands around it.

    Args:
        cache: scans of headings and sentences, which are often asked for again as what stands before.
    """
    cut = label_end(provision.text)
    run_in = RUN_IN.match(provision.text, cut)
    named = run_in.group() if run_in else ""
    cut += len(named)
    lead = provision.lead_in.replace(" > ", " ").strip()
    joined = f"{lead} {provision.text[cut:]}" if lead else provision.text[cut:]
    offset = len(lead) + 1 if lead else 0
    around = []
    for where, text in (("heading", named), ("heading", provision.heading), ("before", provision.before)):
        if text:
            around.append((where, _scanned(text, lexicon, cache)))
    return Passage(provision, _scanned(joined, lexicon, cache), offset, cut - offset, tuple(around))


def _scanned(text: str, lexicon: Lexicon, cache: dict[str, Scan]) -> Scan:
    if text not in cache:
        cache[text] = lexicon.scan(text)
    return cache[text]


def label_end(text: str) -> int:
    """Where the words of a provision start, after its label ("(a)", "3.2"); 0 where the label is all there is."""
    marker = MARKER.match(text)
    return marker.end() if marker and marker.end() < len(text) else 0
