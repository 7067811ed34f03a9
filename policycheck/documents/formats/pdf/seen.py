"""What of a page's text can be seen: the page is drawn with and without its text, and words that change
nothing are unseen.

This one rule finds white text, text under pictures, in clipped or switched-off layers, and whatever comes
next.
"""

import ctypes
from collections.abc import Iterable, Sequence

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as raw

from policycheck.documents.formats.hidden import TINY_POINTS
from policycheck.documents.formats.pdf.words import NO_INK, PALE, PageWords, Word

_SCALE = 1.5  # pixels a point: text of 3 points still leaves a mark
_MOST_PIXELS = 4_000_000
_LEAST_CHANGE = 16  # of 255 levels of grey: about the contrast of 1.15 to 1 on white
_FINE = 1000  # steps of a pixel in which places are asked for
_FAR = 1e6  # pixels: what lies farther off is off the page as well
_BIG_PICTURE = 0.7  # share of the page that a scan covers


def mark_unseen(page: pdfium.PdfPage, found: PageWords) -> bool:
    """Set ``reason`` of every word that a reader does not see. Returns whether the page is a scan with a
    text layer.

    On a scan the text layer is unseen on purpose: the picture shows what it says. There it is kept.
    """
    if not found.words:
        return False
    width, height = page.get_size()
    scale = min(_SCALE, (_MOST_PIXELS / max(width * height, 1.0)) ** 0.5)
    drawn = _drawn(page, scale)
    of_text = _changed(drawn, _drawn_without(page, scale, found.runs.values()))
    pale = {word.run for word in found.words if word.reason == PALE and word.run}
    # Pale text is judged alone: what stands over it or close by must not speak for it.
    of_pale = _changed(drawn, _drawn_without(page, scale, [found.runs[run] for run in pale])) if pale else of_text
    pictures = picture_boxes(page)
    for word, box in zip(found.words, _pixels(page, drawn, [word.box for word in found.words]), strict=True):
        word.reason = _reason(word, box, of_pale if word.reason == PALE else of_text, pictures)
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


def _drawn(page: pdfium.PdfPage, scale: float) -> np.ndarray:
    """The page in levels of grey: (height, width)."""
    bitmap = page.render(scale=scale, grayscale=True, may_draw_forms=False)
    rows = np.frombuffer(bitmap.buffer, np.uint8).reshape(bitmap.height, bitmap.stride)[:, : bitmap.width].copy()
    bitmap.close()
    return rows


def _drawn_without(page: pdfium.PdfPage, scale: float, runs: Iterable[object]) -> np.ndarray:
    """The page drawn without some of its text objects."""
    runs = list(runs)
    for run in runs:
        raw.FPDFPageObj_SetIsActive(run, False)
    drawn = _drawn(page, scale)
    for run in runs:
        raw.FPDFPageObj_SetIsActive(run, True)
    return drawn


def _changed(one: np.ndarray, other: np.ndarray) -> np.ndarray:
    """Which pixels differ enough to be seen."""
    return np.maximum(one, other) - np.minimum(one, other) >= _LEAST_CHANGE


def _reason(word: Word, box: tuple[int, int, int, int], changed: np.ndarray,
            pictures: list[tuple[float, float, float, float]]) -> str:  # fmt: skip
    x0, y0, x1, y1 = box
    height, width = changed.shape
    if x1 <= 0 or y1 <= 0 or x0 >= width or y0 >= height:
        return "off-page"
    if word.size <= TINY_POINTS:
        return "tiny"
    if word.reason == NO_INK:
        return "invisible"
    # The middle of the box: its edges reach into the lines above and below.
    inset_x, inset_y = ((x1 - x0) // 5, (y1 - y0) // 4) if min(x1 - x0, y1 - y0) > 4 else (0, 0)
    if changed[max(y0 + inset_y, 0) : max(y1 - inset_y, 0), max(x0 + inset_x, 0) : max(x1 - inset_x, 0)].any():
        return ""
    if word.reason == PALE:
        return "colour"
    center_x, center_y = (word.box[0] + word.box[2]) / 2, (word.box[1] + word.box[3]) / 2
    covered = any(
        left <= center_x <= right and low <= center_y <= high for left, low, right, high in pictures
    )
    return "covered" if covered else "invisible"


def _pixels(
    page: pdfium.PdfPage, drawn: np.ndarray, boxes: Sequence[tuple[float, float, float, float]]
) -> list[tuple[int, int, int, int]]:
    """Boxes in page coordinates as (left, top, right, bottom) in pixels, whatever the page's rotation and crop."""
    height, width = drawn.shape
    x, y = ctypes.c_int(), ctypes.c_int()

    def device(px: float, py: float) -> np.ndarray:
        raw.FPDF_PageToDevice(page.raw, 0, 0, width * _FINE, height * _FINE, 0, px, py, x, y)
        return np.array([x.value, y.value]) / _FINE

    origin = device(0, 0)
    axes = np.stack([device(100, 0) - origin, device(0, 100) - origin]) / 100
    corners = np.array(boxes).reshape(-1, 2, 2) @ axes + origin
    corners = np.nan_to_num(corners).clip(-_FAR, _FAR).astype(int)
    return [(*low, *high) for low, high in zip(corners.min(1).tolist(), (corners.max(1) + 1).tolist(), strict=True)]


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
