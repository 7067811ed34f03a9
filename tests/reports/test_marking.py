"""The document's own text with each finding marked where it stands, overlapping ones too."""

from types import SimpleNamespace

from hypothesis import given
from hypothesis import strategies as st

from policycheck.documents import document_from_text
from policycheck.documents.model import Document
from policycheck.rating.model import Review
from policycheck.reading.model import Finding, Location
from policycheck.reports import Options
from policycheck.reports.marking import passages, shown
from policycheck.reports.view import view

TEXT = "First, people are served. Second, nobody is sent away.\n\nA third sentence stands alone."
DOCUMENT = document_from_text(TEXT)


def mark(number: int, start: int, end: int, stance: str = "supports"):
    """A finding as marking sees it."""
    finding = Finding(4, stance, 3, "p4.other", DOCUMENT.text[start:end], location=Location(start, end))
    return SimpleNamespace(number=number, finding=finding, supports=stance == "supports", doubt="")


def all_pieces(document: Document, marks: list):
    return [piece for row in passages(document, marks) for passage in row for piece in passage.pieces]


def test_a_finding_marks_its_own_words_and_no_others() -> None:
    start = DOCUMENT.text.index("Second")
    end = DOCUMENT.text.index("away.") + len("away.")
    marked = [piece.text for piece in all_pieces(DOCUMENT, [mark(1, start, end)]) if piece.marks]
    assert marked == ["Second, nobody is sent away."]


def test_overlapping_findings_share_the_words_they_share() -> None:
    text = DOCUMENT.text
    first = mark(1, text.index("people"), text.index("served") + 6, "supports")
    second = mark(2, text.index("served"), text.index("Second") + 6, "undermines")
    found = {piece.text: piece for piece in all_pieces(DOCUMENT, [first, second]) if piece.marks}
    assert [(words, piece.stance) for words, piece in found.items()] == [
        ("people are ", "for"),
        ("served", "both"),
        (". Second", "against"),
    ]
    assert [m.number for m in found["served"].ends] == [1]


SPANS = st.lists(
    st.tuples(
        st.integers(0, len(DOCUMENT.text) - 2),
        st.integers(1, 60),
        st.sampled_from(["supports", "undermines"]),
    ),
    max_size=12,
)


@given(SPANS)
def test_whatever_is_found_the_text_stays_whole_and_each_finding_ends_once(spans) -> None:
    edges = [(block.start, block.end) for block in DOCUMENT.blocks]
    marks = []
    for number, (start, length, stance) in enumerate(spans, 1):
        own = next(((a, b) for a, b in edges if a <= start < b), None)
        if own:
            marks.append(mark(number, start, min(start + length, own[1]), stance))
    rows = passages(DOCUMENT, marks)
    read = ["".join(piece.text for piece in passage.pieces) for row in rows for passage in row]
    assert read == [shown(DOCUMENT.text[a:b]) for a, b in edges]
    ended = [m.number for row in rows for passage in row for m in passage.marks]
    assert sorted(ended) == [m.number for m in marks]


def test_every_finding_of_a_review_is_marked_with_its_quotation(reviews: list[Review]) -> None:
    for review in reviews:
        seen = view(review, Options())
        pieces = all_pieces(review.document, list(seen.marks))
        for m in seen.marks:
            words = "".join(piece.text for piece in pieces if m in piece.marks)
            assert words == shown(m.finding.quote)


def test_no_heading_level_is_left_out_on_the_way_down() -> None:
    document = document_from_text("# One\n\n## Two\n\n#### Four\n\nWords.\n\n## Two again\n\nWords.")
    levels = [p.level for row in passages(document, []) for p in row if p.level]
    assert all(after - before <= 1 for before, after in zip([2, *levels], levels, strict=False))
