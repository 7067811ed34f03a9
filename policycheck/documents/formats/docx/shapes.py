"""Text boxes and frames: what paints them, and whether they lie on the page at all."""

import re

from lxml import etree

from policycheck.documents.formats.docx.names import WP, WPS, A, V, W, number

_EMU_PER_POINT = 12700
_FAR_POINTS = 1000.0  # VML and frames: farther than any page is wide
_TEXT_BOX = W + "txbxContent"
_FILLS = tuple(A + name for name in ("solidFill", "gradFill", "blipFill", "pattFill"))


def text_boxes(drawing: etree._Element) -> list[etree._Element]:
    """The outermost text boxes of a drawing."""
    boxes: list[etree._Element] = []
    for box in drawing.iter(_TEXT_BOX):
        if not any(ancestor in boxes for ancestor in box.iterancestors(_TEXT_BOX)):
            boxes.append(box)
    return boxes


def fill_of_box(box: etree._Element) -> str | None:
    """The colour behind a text box: "RRGGBB", "unknown", or None where the page shows through."""
    for ancestor in box.iterancestors():
        if ancestor.tag == WPS + "wsp":
            properties = ancestor.find(WPS + "spPr")
            if properties is not None:
                if properties.find(A + "noFill") is not None:
                    return None
                solid = properties.find(f"{A}solidFill/{A}srgbClr")
                if solid is not None:
                    return solid.get("val", "unknown")
                if any(properties.find(fill) is not None for fill in _FILLS):
                    return "unknown"
            reference = ancestor.find(f"{WPS}style/{A}fillRef")
            return "unknown" if reference is not None and reference.get("idx", "0") != "0" else None
        if str(ancestor.tag).startswith(V):
            if ancestor.get("filled", "t") in ("f", "false"):
                return None
            colour = ancestor.get("fillcolor", "").lstrip("#").split(" ")[0]
            if colour:
                return colour if re.fullmatch("[0-9A-Fa-f]{6}", colour) else "unknown"
    return None


def off_page(drawing: etree._Element, page_width: float, page_height: float) -> bool:
    """Whether a floating drawing lies wholly outside a page of a size in points."""
    for anchor in drawing.iter(WP + "anchor"):
        extent = anchor.find(WP + "extent")
        for axis, side, page in (("positionH", "cx", page_width), ("positionV", "cy", page_height)):
            offset = anchor.find(f"{WP}{axis}/{WP}posOffset")
            if offset is None:
                continue
            start = number(offset.text) / _EMU_PER_POINT
            size = number(extent.get(side)) / _EMU_PER_POINT if extent is not None else 0
            # Measured from the page, a margin or a column: the margin is at most the page itself.
            from_page = anchor.find(f"{WP}{axis}[@relativeFrom='page']") is not None
            slack = 0 if from_page else page / 4
            if start + size <= -slack or start >= page:
                return True
    return any(_vml_off_page(shape.get("style", "")) for shape in drawing.iter() if _is_vml(shape))


def _is_vml(element: etree._Element) -> bool:
    return isinstance(element.tag, str) and element.tag.startswith(V)


def _vml_off_page(style: str) -> bool:
    for match in re.finditer(
        r"(?:margin-left|margin-top|left|top)\s*:\s*(-?[\d.]+)(pt|in|cm|mm|px)?", style[:2000]
    ):
        scale = {"in": 72.0, "cm": 28.35, "mm": 2.835, "px": 0.75}.get(match[2], 1.0)
        if abs(
            float(match[1].strip(".") or 0)
        ) * scale > _FAR_POINTS and "position:absolute" in style.replace(" ", ""):
            return True
    return False


def frame_off_page(properties: etree._Element | None) -> bool:
    """Whether ``w:pPr`` puts a paragraph in a frame that lies outside the page."""
    frame = None if properties is None else properties.find(W + "framePr")
    if frame is None:
        return False
    return any(abs(number(frame.get(W + axis)) / 20) > _FAR_POINTS for axis in ("x", "y"))
