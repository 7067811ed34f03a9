"""Compares a document with the structure that a reader wrote down."""

from policycheck.documents.model import Block, Document


def find(document: Document, start: str) -> Block:
    """The block that begins with some words. A table of contents, which says them first, gives way."""
    found = [block for block in document.blocks if document.text[block.start : block.end].startswith(start)]
    assert found, f"no block begins with {start!r}"
    return next((block for block in found if block.role != "contents"), found[0])


def differences(document: Document, told: dict) -> list[str]:
    """One line for each thing that a reader sees otherwise."""
    block = find(document, told["text"])
    words = document.text[block.start : block.end]
    seen = {
        "text": told["text"],
        "kind": block.kind,
        "role": block.role,
        "depth": block.depth,
        "marker": block.marker,
        "section": block.section,
        "headings": [document.slice(span) for span in block.headings],
        "lead_ins": [document.slice(span) for span in block.lead_ins],
        "page": block.page,
        "contains": told.get("contains") if told.get("contains", "") in words else words,
    }
    return [
        f"{told['text']!r}: {key} is {seen[key]!r}, a reader sees {value!r}"
        for key, value in told.items()
        if not _same(seen[key], value)
    ]


def _same(seen: object, told: object) -> bool:
    if isinstance(seen, list) and isinstance(told, list):
        return len(seen) == len(told) and all(
            _same(one, other) for one, other in zip(seen, told, strict=True)
        )
    if isinstance(seen, str) and isinstance(told, str) and told.startswith("..."):
        return seen.endswith(told[3:])
    return seen == told
