"""What a review must say about how a PDF was read: scanned pages, lost letters, comments, running lines."""

from collections import Counter

from policycheck.documents.formats.pdf.pages import PageText, State
from policycheck.documents.formats.summary import comments_notes
from policycheck.documents.model import Note
from policycheck.errors import UnreadableDocument

_UNREAD: dict[State, tuple[str, str]] = {
    "scanned": (
        "scanned pictures without text",
        "Recognise their text with --ocr (it needs ocrmypdf), or export the PDF from its own program.",
    ),
    "drawn": (
        "drawn as shapes without text",
        "Recognise their text: use --ocr (it needs ocrmypdf), or export the PDF with its fonts.",
    ),
    "unmapped": (
        "written in a font whose letters cannot be told",
        "Export the PDF again, or print it to a new PDF and recognise its text with --ocr.",
    ),
    "broken": ("damaged", "Ask for the file again."),
}


def refuse_unread(pages: list[PageText], name: str) -> None:
    """Raise the one clear line where no page could be read.

    Raises:
        UnreadableDocument: every page is blank, scanned, or damaged.
    """
    states = Counter(page.state for page in pages)
    if states["read"] or states["recognised"]:
        return
    for state, (what, step) in _UNREAD.items():
        if states[state]:
            raise UnreadableDocument(name, f"its {_pages(len(pages))} {_are(len(pages))} {what}", step)
    raise UnreadableDocument(name, "it holds no text", "Check that it is the right file; export it again.")


def unread_share(pages: list[PageText]) -> float:
    """The share of the pages with content that could not be read."""
    full = [page for page in pages if page.state != "blank"]
    return round(sum(page.state in _UNREAD for page in full) / len(full), 3) if full else 0.0


def notes_of(pages: list[PageText], running: list[str]) -> list[Note]:
    """Notes on pages that could not be read, recognised scans, comments, and lines that were dropped."""
    notes = []
    for state, (what, step) in _UNREAD.items():
        numbers = tuple(page.number for page in pages if page.state == state)
        if numbers:
            message = f"{_pages(len(numbers)).capitalize()} {_are(len(numbers))} {what} and not read. {step}"
            notes.append(Note("unread", message, len(numbers), pages=numbers))
    recognised = tuple(page.number for page in pages if page.state == "recognised")
    if recognised:
        message = "Pages are scans; their text was recognised by a machine and may hold mistakes."
        notes.append(Note("structure", message, len(recognised), pages=recognised))
    notes += comments_notes(sum(page.comments for page in pages))
    if slanted := sum(page.slanted for page in pages):
        notes.append(Note("left-out", "Words set at an angle, such as watermarks, are left out.", slanted))
    if running:
        message = "Running headers, footers and page numbers are left out."
        notes.append(Note("left-out", message, len(running), sample=running[0][:80]))
    return notes


def _pages(count: int) -> str:
    return "1 page" if count == 1 else f"{count:,} pages"


def _are(count: int) -> str:
    return "is" if count == 1 else "are"
