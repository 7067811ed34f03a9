"""XML from untrusted files: no entities, no network, no deep nesting."""

from lxml import etree

from policycheck.documents.formats.container import damaged
from policycheck.errors import UnreadableDocument

_STRICT = b"http://purl.oclc.org/ooxml/"


def parse_xml(data: bytes, name: str, part: str) -> etree._Element:
    """Parse one part of an office file and return its root.

    The parser resolves no entity and loads no DTD, and its own bounds (256 levels of nesting, 10 MB a text
    node)
    stay on. Office files never need a document type: one that has it is refused.

    Raises:
        UnreadableDocument: it is not well formed, or declares a document type.
        MemoryError, RecursionError: it is too large, or nested too deep.
    """
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        if getattr(error, "code", None) == etree.ErrorTypes.ERR_NO_MEMORY:
            raise MemoryError from error
        if "xcessive depth" in str(error):
            raise RecursionError from error
        raise damaged(name, f"its part {part!r} is not well-formed XML") from error
    if root is None:
        raise damaged(name, f"its part {part!r} is empty")
    if root.getroottree().docinfo.doctype:
        raise UnreadableDocument(
            name,
            f"its part {part!r} declares XML entities or a document type, which office files never need",
            "Treat the file with care and ask the sender for a plain copy.",
        )
    return root


def transitional(data: bytes) -> bytes:
    """Give "strict" Office Open XML the namespaces of the usual kind."""
    if _STRICT not in data:
        return data
    for part in (b"wordprocessingml/main", b"drawingml/main"):
        family, tail = part.split(b"/")
        data = data.replace(_STRICT + part, b"http://schemas.openxmlformats.org/" + family + b"/2006/" + tail)
    return data.replace(
        _STRICT + b"officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ).replace(
        _STRICT + b"drawingml/wordprocessingDrawing",
        b"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    )
