"""Names of WordprocessingML, in the {namespace}local form that lxml uses."""

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
V = "{urn:schemas-microsoft-com:vml}"

VAL = W + "val"


def val(parent: etree._Element | None, path: str) -> str | None:
    """The ``w:val`` of a child ("numPr/ilvl"), or None."""
    if parent is None:
        return None
    child = parent.find("/".join(W + name for name in path.split("/")))
    return None if child is None else child.get(VAL)


def number(text: str | None, default: int = 0) -> int:
    """A whole number out of an attribute, however odd ("12", "12.0", "")."""
    try:
        return int(float(text)) if text else default
    except (ValueError, OverflowError):
        return default


def switched_on(element: etree._Element | None) -> bool | None:
    """A toggle such as ``<w:b/>``: True or False, or None where it is not there."""
    if element is None:
        return None
    return element.get(VAL, "true").lower() not in ("0", "false", "off", "none")
