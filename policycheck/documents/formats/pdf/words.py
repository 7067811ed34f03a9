"""The words of a PDF page: characters with their boxes and fonts, gathered into words, set upright."""

import ctypes
import math
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from policycheck.documents.formats.symbols import readable

# First guesses at why a word may not be seen; drawing the page decides.
NO_INK = "no ink"
PALE = "pale"

_SPACES = frozenset((0, 9, 10, 13, 32, 0xA0, 0x3000, 0x2002, 0x2003, 0x2009, 0x200B, 0x202F))
_LINE_END_HYPHEN = (0x2, 0xFFFE, 0xAD)  # pdfium's marks for a hyphen that ends a line
_MAX_CHARACTERS = 200_000  # a page of a book holds 3,000; what holds more is no page


@dataclass(slots=True)
class Word:
    """A word at its place on the page, in points from the top left of the text as it is read.

    Attributes:
        text: its characters.
        x0, top, x1, bottom: its box.
        size: font size in points, as drawn.
        bold: set in a bold font.
        run: address of the text object that it starts in.
        box: (left, bottom, right, top) in the page's own coordinates.
        raised: set smaller and higher than what stands before it: a reference to a note.
        reason: why a reader does not see it (see ``HiddenText``), or "".
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    bold: bool
    run: int
    box: tuple[float, float, float, float]
    raised: bool = False
    reason: str = ""


@dataclass(slots=True)
class _Run:
    """What all characters of a text object share."""

    size: float
    bold: bool
    mode: int
    white: bool


@dataclass(slots=True)
class PageWords:
    """The words of a page.

    Attributes:
        words: in the order of the file, upright.
        runs: the text objects by address.
        width, height: of the page as it is read, in points.
        slanted: words at another angle than most (watermarks, notes in the margin), which are left out.
        unmapped: share of the characters whose letter cannot be told.
    """

    words: list[Word]
    runs: dict[int, object]
    width: float
    height: float
    slanted: int = 0
    unmapped: float = 0.0


class WordReader:
    """Reads the words of the pages of one document."""

    def __init__(self) -> None:
        self._fonts: dict[int, bool] = {}

    def read(self, page: pdfium.PdfPage) -> PageWords:
        """Read a page. Characters of other pages' fonts are remembered, so use one reader a document."""
        textpage = page.get_textpage()
        handle = textpage.raw
        count = min(raw.FPDFText_CountChars(handle), _MAX_CHARACTERS)
        get = raw.FPDFText_GetUnicode
        codes = [get(handle, index) for index in range(count)]
        runs: dict[int, object] = {}
        looks: dict[int, _Run] = {}
        found: list[tuple[Word, int]] = []
        for start, end in _spans(codes):
            for piece_start, piece_end in _split_at_notes(handle, codes, start, end):
                word = self._word(handle, codes, piece_start, piece_end, runs, looks)
                if word is not None:
                    angle = round(math.degrees(raw.FPDFText_GetCharAngle(handle, piece_start)) / 5) * 5 % 360
                    found.append((word, angle))
        unmapped = sum(times for code, times in Counter(codes).items() if _is_unmapped(code)) / (len(codes) or 1)
        textpage.close()
        return _upright(found, page, runs, unmapped)

    def _word(self, handle: object, codes: list[int], start: int, end: int, runs: dict[int, object],
              looks: dict[int, _Run]) -> Word | None:  # fmt: skip
        run = raw.FPDFText_GetTextObject(handle, start)
        address = ctypes.addressof(run.contents) if run else 0
        if address not in looks:
            looks[address] = self._look(handle, start, run)
            if run:
                runs[address] = run
        look = looks[address]
        box = _box(handle, start, end)
        if box is None:
            return None
        text = "".join(map(_character, codes[start:end]))
        if not text:
            return None
        reason = NO_INK if look.mode in (3, 7) else PALE if look.white else ""
        return Word(text, 0, 0, 0, 0, look.size, look.bold, address, box, reason=reason)

    def _look(self, handle: object, index: int, run: object) -> _Run:
        size = raw.FPDFText_GetFontSize(handle, index)
        matrix = raw.FS_MATRIX()
        if raw.FPDFText_GetMatrix(handle, index, matrix):
            size *= math.hypot(matrix.c, matrix.d) or 1.0
        if not run:
            return _Run(abs(size), False, 0, False)
        red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
        raw.FPDFPageObj_GetFillColor(run, red, green, blue, alpha)
        white = min(red.value, green.value, blue.value) > 230 or alpha.value < 20
        font = raw.FPDFTextObj_GetFont(run)
        return _Run(abs(size), self._is_bold(font), raw.FPDFTextObj_GetTextRenderMode(run), white)

    def _is_bold(self, font: object) -> bool:
        if not font:
            return False
        address = ctypes.addressof(font.contents)  # type: ignore[attr-defined]
        if address not in self._fonts:
            buffer = ctypes.create_string_buffer(200)
            raw.FPDFFont_GetBaseFontName(font, buffer, 200)
            name = buffer.value.decode("utf-8", "replace").lower()
            named = any(part in name for part in ("bold", "black", "heavy", "-bd", "demi"))
            self._fonts[address] = named or raw.FPDFFont_GetWeight(font) >= 600
        return self._fonts[address]


def _spans(codes: list[int]) -> list[tuple[int, int]]:
    """Ranges of characters between white space."""
    spans, start = [], None
    for index, code in enumerate(codes):
        if code in _SPACES:
            if start is not None:
                spans.append((start, index))
            start = None
        elif start is None:
            start = index
    if start is not None:
        spans.append((start, len(codes)))
    return spans


def _split_at_notes(handle: object, codes: list[int], start: int, end: int) -> list[tuple[int, int]]:
    """Cut "use.3" and "3See" at the digits where they are set smaller: the number of a note, not of the
    word.
    """
    cut = start
    while cut < end and 48 <= codes[cut] <= 57:
        cut += 1
    if start < cut < end and cut - start <= 3 and chr(codes[cut]).isalpha():
        before, after = raw.FPDFText_GetFontSize(handle, start), raw.FPDFText_GetFontSize(handle, cut)
        return [(start, cut), (cut, end)] if before < 0.85 * after else [(start, end)]
    cut = end
    while cut > start and 48 <= codes[cut - 1] <= 57:
        cut -= 1
    if cut in (start, end):
        return [(start, end)]
    before, after = raw.FPDFText_GetFontSize(handle, cut - 1), raw.FPDFText_GetFontSize(handle, cut)
    if after < 0.85 * before:
        return [(start, cut), (cut, end)]
    return [(start, end)]


def _box(handle: object, start: int, end: int) -> tuple[float, float, float, float] | None:
    rectangle = raw.FS_RECTF()
    left = bottom = math.inf
    right = top = -math.inf
    for index in (start, end - 1):
        if not raw.FPDFText_GetLooseCharBox(handle, index, rectangle):
            continue
        left, right = min(left, rectangle.left), max(right, rectangle.right)
        bottom, top = min(bottom, rectangle.bottom), max(top, rectangle.top)
    # A broken font gives boxes that are endless or no numbers; neither is less than infinity.
    return (left, bottom, right, top) if right - left < math.inf and top - bottom < math.inf else None


@lru_cache(maxsize=4096)
def _character(code: int) -> str:
    if code in _LINE_END_HYPHEN:
        return "-"
    if code < 32 or 0xD800 <= code < 0xE000 or code > 0x10FFFF:
        return ""
    return readable(chr(code)) if code == 0x2011 or 0xF000 <= code < 0xF100 else chr(code)


def _is_unmapped(code: int) -> bool:
    return code in (0, 0xFFFD) or (0xE000 <= code < 0xF900 and code not in _PRIVATE_BULLETS) or code > 0xF0000


_PRIVATE_BULLETS = frozenset((0xF0B7, 0xF0A7, 0xF0D8, 0xF0FC, 0xF076, 0xF06E, 0xF02D, 0xF0A8, 0xF06F))


def _upright(
    found: list[tuple[Word, int]], page: pdfium.PdfPage, runs: dict[int, object], unmapped: float
) -> PageWords:
    """Turn coordinates so that most text runs from left to right and y grows downwards."""
    left, bottom, right, top = page.get_mediabox()
    angles = Counter[int]()
    for word, angle in found:
        angles[angle] += len(word.text)
    main = angles.most_common(1)[0][0] if angles else 0
    quarter = round(main / 90) % 4
    words = []
    for word, angle in found:
        if (angle - main) % 360 not in (0, 5, 355):
            continue
        x0, y0, x1, y1 = word.box
        # pdfium measures angles clockwise: 90 reads from top to bottom.
        if quarter == 0:
            word.x0, word.top, word.x1, word.bottom = x0 - left, top - y1, x1 - left, top - y0
        elif quarter == 1:
            word.x0, word.top, word.x1, word.bottom = top - y1, right - x1, top - y0, right - x0
        elif quarter == 2:
            word.x0, word.top, word.x1, word.bottom = right - x1, y0 - bottom, right - x0, y1 - bottom
        else:
            word.x0, word.top, word.x1, word.bottom = y0 - bottom, x0 - left, y1 - bottom, x1 - left
        words.append(word)
    width, height = right - left, top - bottom
    if quarter % 2:
        width, height = height, width
    return PageWords(words, runs, width, height, len(found) - len(words), unmapped)
