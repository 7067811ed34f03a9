"""Makers of the document zoo, one a format."""
