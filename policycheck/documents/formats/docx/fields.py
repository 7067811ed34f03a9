"""Fields of Word: their codes are instructions, their results are text; a table of contents is one of
them.
"""

from dataclasses import dataclass

_PAGE_NUMBERS = ("PAGE", "NUMPAGES", "SECTIONPAGES")


@dataclass(slots=True)
class _Field:
    code: str = ""
    in_result: bool = False

    @property
    def name(self) -> str:
        return self.code.split(maxsplit=1)[0].upper() if self.code.strip() else ""


class Fields:
    """The fields that are open at a point of a story; they may run over many paragraphs and hold each
    other.
    """

    def __init__(self) -> None:
        self._open: list[_Field] = []

    def mark(self, kind: str) -> None:
        """Take in a ``w:fldChar``: "begin", "separate" or "end"."""
        if kind == "begin":
            self._open.append(_Field())
        elif kind == "separate" and self._open:
            self._open[-1].in_result = True
        elif kind == "end" and self._open:
            self._open.pop()

    def add_code(self, text: str) -> None:
        """Take in a ``w:instrText``."""
        if self._open and not self._open[-1].in_result:
            self._open[-1].code += text

    @property
    def shown(self) -> bool:
        """Whether text at this point is text of the document: no code, and no page number."""
        return all(field.in_result and field.name not in _PAGE_NUMBERS for field in self._open)

    @property
    def in_contents(self) -> bool:
        """Whether a table of contents is open."""
        return any(field.name in ("TOC", "INDEX", "TOA") for field in self._open)


def is_page_number(code: str) -> bool:
    """Whether the code of a ``w:fldSimple`` is a page number."""
    return _Field(code).name in _PAGE_NUMBERS
