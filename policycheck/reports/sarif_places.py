"""Places of findings as SARIF says them."""

from typing import Any

from policycheck.rating.model import Review
from policycheck.reading.model import Finding
from policycheck.reports.artifact import file_uri
from policycheck.reports.lines import regions
from policycheck.reports.plain import one_line, shorten


class Places:
    """Places in one reviewed document.

    Where the file is text the region counts its lines and columns; elsewhere it counts characters of the text
    that policycheck read from the file, and a logical location says what a person would say.
    """

    def __init__(self, review: Review) -> None:
        self._source = review.source
        self._uri = file_uri(review.source)
        self._region = regions(review.document)

    def artifact(self) -> dict[str, Any]:
        """The reviewed file."""
        return {
            "location": {"uri": self._uri},
            "roles": ["analysisTarget"],
            "hashes": {"sha-256": self._source.sha256},
        }

    def of(self, finding: Finding) -> dict[str, Any]:
        """Where a finding stands."""
        place: dict[str, Any] = {
            "physicalLocation": {
                "artifactLocation": {"uri": self._uri, "index": 0},
                "region": {**self._span(finding), "snippet": {"text": shorten(finding.quote)}},
            }
        }
        if finding.location.spoken:
            place["logicalLocations"] = [{"fullyQualifiedName": one_line(finding.location.spoken)}]
        return place

    def related(self, finding: Finding, message: str) -> dict[str, Any]:
        """Where another finding stands that this one should be read beside."""
        return {**self.of(finding), "id": 1, "message": {"text": message}}

    def _span(self, finding: Finding) -> dict[str, int]:
        region = self._region(finding.location)
        if region is None:
            length = finding.location.end - finding.location.start
            return {"charOffset": finding.location.start, "charLength": length}
        return {
            "startLine": region.start_line,
            "startColumn": region.start_column,
            "endLine": region.end_line,
            "endColumn": region.end_column,
        }
