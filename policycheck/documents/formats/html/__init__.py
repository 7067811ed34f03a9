"""HTML: the text that a person sees on the page, without navigation. Nothing is run, nothing is fetched."""

from policycheck.documents.formats.html.reader import blocks_of_html, read

__all__ = ["blocks_of_html", "read"]
