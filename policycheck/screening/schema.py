"""The columns of a screening: fixed names, types and meanings, the same in every output and engine."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["text", "count", "share", "yes"]

# Our kinds of values, as pandas and as Spark call them.
PANDAS: dict[Kind, str] = {"text": "string", "count": "Int64", "share": "float64", "yes": "boolean"}
_SPARK: dict[Kind, str] = {"text": "string", "count": "bigint", "share": "double", "yes": "boolean"}

PRINCIPLES = range(1, 9)
ELEMENTS = ("who", "when", "money", "measure")
READ, PARTLY, FAILED, WAITING = "read", "partly read", "failed", "waiting"


@dataclass(frozen=True, slots=True)
class Column:
    """A column.

    Attributes:
        name: as it stands in every output.
        kind: "text"; "count" (whole number); "share" (0 to 1); "yes" (true or false). All may be empty.
        meaning: one plain line.
    """

    name: str
    kind: Kind
    meaning: str


def _principle(number: int) -> list[Column]:
    p = f"p{number}"
    return [
        Column(f"{p}_level", "count", f"principle {number}: -1 contrary, 0 silent, 1 mentioned, 2 committed, "
               "3 practised, 4 accountable; empty: not read"),
        Column(f"{p}_certainty", "share", f"principle {number}: share of imagined careful readers who would "
               "come to the same level"),
        Column(f"{p}_conflict", "yes", f"principle {number}: the document speaks for it and against it"),
        Column(f"{p}_for", "count", f"principle {number}: provisions for it"),
        Column(f"{p}_against", "count", f"principle {number}: provisions against it"),
    ]  # fmt: skip


def _element(name: str, what: str) -> list[Column]:
    return [
        Column(name, "text", f"accountability: {what}. \"in its measures\" (stands in a provision that "
               "supports a principle), \"elsewhere\" (in the document, beside none), or \"not found\""),
        Column(f"{name}_words", "text", f"the words that were taken for {name}, as an example"),
    ]  # fmt: skip


DOCUMENT_COLUMNS: tuple[Column, ...] = (
    Column("id", "text", "the document, as the caller names it; for files, the path"),
    Column("title", "text", "the title that the document gives itself"),
    Column("status", "text", f'"{READ}", "{PARTLY}", "{FAILED}", or "{WAITING}" (stopped before it)'),
    Column("reason", "text", "what could not be read, and why"),
    Column("must_read", "yes", "a person must read it, whatever the rest of the row says"),
    Column("must_read_because", "text", "the reasons, parted by semicolons"),
    Column("kind", "text", "kind of document, as the rubric names it"),
    Column("kind_guessed", "yes", "the kind was guessed and not given"),
    Column("format", "text", "format of the file, told by its content; by its name where it failed"),
    Column("language", "text", "ISO 639-1 code of the language of most of its text"),
    Column("pages", "count", "number of pages, where the format has pages"),
    Column("words", "count", "number of words read"),
    Column("unread_share", "share", "share of the document that was not read, other languages included"),
    Column("on_topic", "yes", "it speaks of drugs or of people who use them"),
    *(column for number in PRINCIPLES for column in _principle(number)),
    Column("coverage", "share", "share of applicable criteria answered in support, mean of the principles; "
           "context, never a rank"),
    Column("strength", "share", "the same, by concrete rules alone; context, never a rank"),
    Column("critical_count", "count", "number of critical findings: read these first"),
    Column("critical", "text", "the criteria that they answer, parted by semicolons"),
    Column("named", "count", 'name and substance: how often "harm reduction" is named'),
    Column("measures", "count", "name and substance: concrete measures beside the name"),
    *_element("who", "who does it or answers for it"),
    *_element("when", "by when, or how often"),
    *_element("money", "the money or the posts for it"),
    *_element("measure", "how anyone would see whether it happened"),
    Column("questions", "count", "doubtful findings that a person should decide; they touch no level"),
    Column("answers", "text", 'JSON: criterion -> "supports 3" or "undermines 2" (the greatest strength); '
           "where both stand, both, parted by a comma"),
    Column("text_hash", "text", "SHA-256 of the text as read, spaces folded: equal texts have equal hashes"),
    Column("rubric", "text", "name, version and hash of the rubric"),
    Column("program", "text", "version of policycheck, hash of the trained reader, and thresholds where they were set"),
)  # fmt: skip

BATCH_COLUMNS: tuple[Column, ...] = (
    Column("group", "text", "near-duplicates share a letter: a template that several applicants used"),
    Column("group_size", "count", "number of documents in the group"),
    Column("group_alike", "share", "estimated share of five-word runs shared with the nearest of them"),
    Column("place", "text", 'place in the order asked for; "3=" is a tie, "3≈" a near-tie'),
)  # fmt: skip

COLUMNS: tuple[Column, ...] = (*DOCUMENT_COLUMNS, *BATCH_COLUMNS)


def spark_schema() -> str:
    """The columns of ``review_frame`` as Spark's ``mapInPandas`` takes them."""
    return ", ".join(f"`{column.name}` {_SPARK[column.kind]}" for column in DOCUMENT_COLUMNS)
