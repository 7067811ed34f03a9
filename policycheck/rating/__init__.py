"""Findings become levels, conflicts, gaps and certainty."""
