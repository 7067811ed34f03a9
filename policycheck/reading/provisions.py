"""A Document becomes provisions: sentences and list items, each with the context that it is read in."""

from policycheck.documents.model import Block, Document
from policycheck.documents.sentences import sentences
from policycheck.reading.model import Location, Provision
from policycheck.reading.organisations import names_of_their_own

LANGUAGE = "en"  # the language that the reading knows
_SILENT_KINDS = frozenset({"title", "heading"})


def provisions(document: Document) -> list[Provision]:
    """Every provision of the document that can be read, in order.

    Titles and headings are context and no provisions; blocks in a language that the reading does not know
    are left out, and the review says so.
    """
    names = names_of_their_own([document.title, *(document.text[b.start : b.end] for b in document.blocks)])
    found: list[Provision] = []
    for block in document.blocks:
        if block.kind not in _SILENT_KINDS and block.language in ("", LANGUAGE):
            found += _of_block(document, block, names)
    return found


def provision_alone(text: str, lead_in: str = "", heading: str = "", before: str = "") -> Provision:
    """A provision that stands in no document; arguments as ``Provision`` has them."""
    names = names_of_their_own([heading, before, lead_in, text])
    return Provision(text=text, lead_in=lead_in, heading=heading, before=before, names=names)


def _of_block(document: Document, block: Block, names: tuple[str, ...]) -> list[Provision]:
    heading = " > ".join(
        text for text in (document.title, *(document.slice(span) for span in block.headings)) if text.strip()
    )
    lead_in = " > ".join(document.slice(span) for span in block.lead_ins)
    words = document.text[block.start : block.end]
    found: list[Provision] = []
    before = ""
    for span in sentences(words):
        text = words[span.start : span.end]
        if not any(letter.isalpha() for letter in text):
            continue
        found.append(
            Provision(
                text=text,
                lead_in=lead_in,
                heading=heading,
                before=before,
                location=location_in(block, block.start + span.start, block.start + span.end),
                role="quotation" if block.kind == "quotation" else block.role,
                kind=block.kind,
                names=names,
            )
        )
        before = text
    return found


def location_in(block: Block, start: int, end: int) -> Location:
    """Where a part of a block stands, as a person would say it."""
    place = block.section or (f"paragraph {block.paragraph}" if block.paragraph else "")
    page = f"page {block.page}" if block.page else ""
    return Location(
        start=start,
        end=end,
        page=block.page,
        paragraph=block.paragraph or None,
        section=block.section,
        spoken=", ".join(part for part in (page, place) if part),
    )
