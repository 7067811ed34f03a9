"""A provision becomes findings."""
