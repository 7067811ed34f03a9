"""One review, several faces: every report is made from the same Review."""

from policycheck.reports.json_report import to_json
from policycheck.reports.markdown import markdown

__all__ = ["markdown", "to_json"]
