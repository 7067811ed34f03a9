"""Names of OpenDocument, in the {namespace}local form that lxml uses."""

import re

_BASE = "urn:oasis:names:tc:opendocument:xmlns:"
OFFICE = f"{{{_BASE}office:1.0}}"
TEXT = f"{{{_BASE}text:1.0}}"
TABLE = f"{{{_BASE}table:1.0}}"
STYLE = f"{{{_BASE}style:1.0}}"
DRAW = f"{{{_BASE}drawing:1.0}}"
SVG = f"{{{_BASE}svg-compatible:1.0}}"
FO = f"{{{_BASE}xsl-fo-compatible:1.0}}"
DC = "{http://purl.org/dc/elements/1.1/}"

_UNITS = {"pt": 1.0, "in": 72.0, "cm": 28.3465, "mm": 2.83465, "px": 0.75, "pc": 12.0}


def points(length: str | None) -> float | None:
    """A length ("0.5in") in points, or None where it is none (a percentage, nonsense)."""
    match = re.fullmatch(r"(-?\d{1,9}(?:\.\d{1,9})?)(pt|in|cm|mm|px|pc)", (length or "").strip())
    return float(match[1]) * _UNITS[match[2]] if match else None


def whole(text: str | None, default: int) -> int:
    """A whole number out of an attribute, or the default; absurd ones are cut to 10,000."""
    return min(int(text), 10_000) if text and text.isdecimal() else default
