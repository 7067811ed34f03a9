"""What of a page's text can be seen: the page is drawn with and without its text, and words that change
nothing are unseen.

This one rule finds white text, text under pictures, in clipped or switched-off layers, and whatever comes
next.
"""

import ctypes
from collections.abc import Iterable
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from policycheck.documents.formats.hidden import TINY_POINTS
from policycheck.documents.formats.pdf.words import NO_INK, PALE, PageWords, Word

_SCALE = 1.5  # pixels a point: text of 3 points still leaves a mark
_MOST_PIXELS = 4_000_000
_LEAST_CHANGE = 16  # of 255 levels of grey: about the contrast of 1.15 to 1 on white
_BIG_PICTURE = 0.7  # share of the page that a scan covers


class Drawing:
    """A page drawn in grey: rows of pixels."""

    def __init__(self, page: pdfium.PdfPage, scale: float) -> None:
        bitmap = page.render(scale=scale, grayscale=True, may_draw_forms=False)
        self.width, self.height, self.stride = bitmap.width, bitmap.height, bitmap.stride
        self.pixels = bytes(bitmap.buffer)
        bitmap.close()

    def row(self, y: int, x0: int, x1: int) -> bytes:
        """Pixels of a row."""
        start = y * self.stride
        return self.pixels[start + x0 : start + x1]


def mark_unseen(page: pdfium.PdfPage, found: PageWords) -> bool:
    """Set ``reason`` of every word that a reader does not see. Returns whether the page is a scan with a
    text layer.

    On a scan the text layer is unseen on purpose: the picture shows what it says. There it is kept.
    """
    if not found.words:
        return False
    width, height = page.get_size()
    scale = min(_SCALE, (_MOST_PIXELS / max(width * height, 1.0)) ** 0.5)
    with_text = Drawing(page, scale)
    without_text = _drawn_without(page, scale, found.runs.values())
    pale = {word.run for word in found.words if word.reason == PALE and word.run}
    # Pale text is judged alone: what stands over it or close by must not speak for it.
    without_pale = _drawn_without(page, scale, [found.runs[run] for run in pale]) if pale else without_text
    pictures = picture_boxes(page)
    to_pixels = _to_pixels(page, with_text)
    for word in found.words:
        without = without_pale if word.reason == PALE else without_text
        word.reason = _reason(word, to_pixels(word.box), with_text, without, pictures)
    unseen = sum(len(word.text) for word in found.words if word.reason in ("invisible", "covered"))
    if (
        unseen < 0.8 * sum(len(word.text) for word in found.words)
        or picture_share(page, pictures) < _BIG_PICTURE
    ):
        return False
    for word in found.words:
        if word.reason in ("invisible", "covered"):
            word.reason = ""
    return True


def _drawn_without(page: pdfium.PdfPage, scale: float, runs: Iterable[object]) -> Drawing:
    """The page drawn without some of its text objects."""
    runs = list(runs)
    for run in runs:
        raw.FPDFPageObj_SetIsActive(run, False)
    drawing = Drawing(page, scale)
    for run in runs:
        raw.FPDFPageObj_SetIsActive(run, True)
    return drawing


def _reason(word: Word, box: tuple[int, int, int, int], with_text: Drawing, without: Drawing,
            pictures: list[tuple[float, float, float, float]]) -> str:  # fmt: skip
    x0, y0, x1, y1 = box
    if x1 <= 0 or y1 <= 0 or x0 >= with_text.width or y0 >= with_text.height:
        return "off-page"
    if word.size <= TINY_POINTS:
        return "tiny"
    if word.reason == NO_INK:
        return "invisible"
    # The middle of the box: its edges reach into the lines above and below.
    inset_x, inset_y = ((x1 - x0) // 5, (y1 - y0) // 4) if min(x1 - x0, y1 - y0) > 4 else (0, 0)
    x0, y0 = max(x0 + inset_x, 0), max(y0 + inset_y, 0)
    x1, y1 = min(x1 - inset_x, with_text.width), min(y1 - inset_y, with_text.height)
    for y in range(y0, y1):
        first, second = with_text.row(y, x0, x1), without.row(y, x0, x1)
        if first != second and _differ(first, second):
            return ""
    if word.reason == PALE:
        return "colour"
    center_x, center_y = (word.box[0] + word.box[2]) / 2, (word.box[1] + word.box[3]) / 2
    covered = any(
        left <= center_x <= right and low <= center_y <= high for left, low, right, high in pictures
    )
    return "covered" if covered else "invisible"


def _differ(one: bytes, other: bytes) -> bool:
    """Whether any pixel changed enough to be seen."""
    # Where the extremes differ so much, a pixel does; this settles nearly every word.
    if max(one) - max(other) >= _LEAST_CHANGE or min(other) - min(one) >= _LEAST_CHANGE:
        return True
    return any(abs(a - b) >= _LEAST_CHANGE for a, b in zip(one, other, strict=True))


def _to_pixels(page: pdfium.PdfPage, drawing: Drawing) -> Any:
    """A function from page coordinates to pixels, whatever the page's rotation and crop."""
    fine = 1000
    x, y = ctypes.c_int(), ctypes.c_int()

    def device(px: float, py: float) -> tuple[float, float]:
        raw.FPDF_PageToDevice(page.raw, 0, 0, drawing.width * fine, drawing.height * fine, 0, px, py, x, y)
        return x.value / fine, y.value / fine

    ox, oy = device(0, 0)
    ax, ay = device(100, 0)
    bx, by = device(0, 100)
    xx, xy, yx, yy = (ax - ox) / 100, (ay - oy) / 100, (bx - ox) / 100, (by - oy) / 100

    def to_pixels(box: tuple[float, float, float, float]) -> tuple[int, int, int, int]:
        left, low, right, high = box
        xs = (ox + xx * left + yx * low, ox + xx * right + yx * high)
        ys = (oy + xy * left + yy * low, oy + xy * right + yy * high)
        return (
            int(_bounded(min(xs))),
            int(_bounded(min(ys))),
            int(_bounded(max(xs))) + 1,
            int(_bounded(max(ys))) + 1,
        )

    return to_pixels


def _bounded(value: float) -> float:
    return max(-1e6, min(1e6, value))


def picture_boxes(page: pdfium.PdfPage) -> list[tuple[float, float, float, float]]:
    """Boxes of the pictures of a page, in its own coordinates; those inside forms too."""
    boxes = []
    for picture in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3):
        try:
            boxes.append(tuple(picture.get_bounds()))
        except pdfium.PdfiumError:
            continue
    return boxes


def picture_share(page: pdfium.PdfPage, boxes: list[tuple[float, float, float, float]]) -> float:
    """The share of the page that its pictures take up (those that overlap count twice), at most 1."""
    left, low, right, high = page.get_mediabox()
    area = sum(
        max(0.0, min(x1, right) - max(x0, left)) * max(0.0, min(y1, high) - max(y0, low))
        for x0, y0, x1, y1 in boxes
    )
    return min(1.0, area / max((right - left) * (high - low), 1.0))
