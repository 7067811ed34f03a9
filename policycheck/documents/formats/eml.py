"""Mail (.eml, .mht): the message, then its attachments, each read as the document that it is."""

import email
import email.policy
import re
from dataclasses import replace
from email.message import EmailMessage, Message, MIMEPart

from policycheck.documents.formats.container import damaged
from policycheck.documents.formats.plain import blocks_of
from policycheck.documents.model import Note
from policycheck.documents.raw import RawBlock, RawDocument, ReadOptions
from policycheck.documents.readers import reader_for
from policycheck.documents.sniff import sniff
from policycheck.errors import UnreadableDocument

_MAX_ATTACHMENTS = 100
_MAX_MESSAGES = 4  # a message in a message in a message
_QUOTED = re.compile(r"\s*>")
_UTF8_MARK = b"\xef\xbb\xbf"


def read(data: bytes, options: ReadOptions) -> RawDocument:
    """Read a message: its HTML form where it has one, else its plain text; then its attachments.

    Raises:
        UnreadableDocument: nothing in it can be read.
    """
    return _read(data, options, 1)


def _read(data: bytes, options: ReadOptions, depth: int) -> RawDocument:
    try:
        message = email.message_from_bytes(data, policy=email.policy.default)
        assert isinstance(message, EmailMessage)
        title = _clean(str(message.get("Subject", "")))
        found = _body(message, options)
        attachments = list(message.iter_attachments())[: _MAX_ATTACHMENTS + 1]
    except UnreadableDocument:
        raise
    # The standard library's parser raises many kinds of errors on broken mail (KeyError, TypeError,
    # IndexError...).
    except (ValueError, LookupError, TypeError, AttributeError, AssertionError) as error:
        raise damaged(options.name, "it cannot be taken apart as a message") from error
    found.title = title or found.title
    reader = _Attachments(found, options, depth)
    for part in attachments[:_MAX_ATTACHMENTS]:
        reader.add(part)
    reader.finish(len(attachments) > _MAX_ATTACHMENTS)
    return found


def _body(message: EmailMessage, options: ReadOptions) -> RawDocument:
    part = message.get_body(preferencelist=("html", "plain"))
    if part is None:
        return RawDocument([])
    text = _text_of(part)
    if part.get_content_type() == "text/html":
        return reader_for("html")(_UTF8_MARK + text.encode("utf-8", "replace"), options)
    return RawDocument(_plain_blocks(text))


def _text_of(part: MIMEPart) -> str:
    try:
        return str(part.get_content())
    except (LookupError, ValueError):  # a character set that does not exist, or a broken one
        payload = part.get_payload(decode=True)
        return payload.decode("utf-8", "replace") if isinstance(payload, bytes) else ""


def _plain_blocks(text: str) -> list[RawBlock]:
    """Plain text; lines that quote an earlier message (">") become quotations, a signature ("-- ") keeps
    its role.
    """
    text, _, signature = text.replace("\r\n", "\n").partition("\n-- \n")
    blocks: list[RawBlock] = []
    run: list[str] = []
    quoted = False
    for line in [*text.split("\n"), None]:
        is_quoted = line is not None and _QUOTED.match(line) is not None
        if line is None or is_quoted != quoted:
            new = blocks_of("\n".join(run))
            for block in new if quoted else []:
                block.kind = "quotation"
            blocks += new
            run, quoted = [], is_quoted
        if line is not None:
            run.append(re.sub(r"^(\s*> ?)+", "", line) if is_quoted else line)
    for block in blocks_of(signature):
        block.role = "signature"
        blocks.append(block)
    return blocks


class _Attachments:
    """Adds the attachments of a message to what its text gave."""

    def __init__(self, found: RawDocument, options: ReadOptions, depth: int) -> None:
        self._found, self._options, self._depth = found, options, depth
        self._read: list[str] = []
        self._unread: list[str] = []
        self._pictures = 0
        self._shares = [found.unread_share] if found.blocks else []

    def add(self, part: EmailMessage) -> None:
        """Read one attachment; one that cannot be read becomes part of a note."""
        name = _clean(part.get_filename() or "attached message")
        if part.get_content_maintype() in ("image", "audio", "video"):
            self._pictures += 1
            return
        try:
            attached = self._open(part, name)
        except UnreadableDocument as error:
            self._unread.append(f"{name}: {error.reason}")
            self._shares.append(1.0)
            return
        if attached is not None:
            self._append(attached, name)

    def _open(self, part: EmailMessage, name: str) -> RawDocument | None:
        options = replace(self._options, name=name)
        if part.get_content_type() == "message/rfc822":
            inner = part.get_payload()
            message = inner[0] if isinstance(inner, list) and inner else None
            if not isinstance(message, Message):
                return None
            data = message.as_bytes()
        else:
            payload = part.get_payload(decode=True)
            data = payload if isinstance(payload, bytes) else b""
        if not data.strip() or name.lower().endswith((".ics", ".vcf", ".p7s", ".asc")):
            return None
        kind = sniff(data, name)
        if kind == "eml":
            if self._depth >= _MAX_MESSAGES:
                raise UnreadableDocument(name, "it lies too many messages deep", "Send it on its own.")
            return _read(data, options, self._depth + 1)
        if kind == "zip":
            raise UnreadableDocument(name, "it is a zip archive", "Unpack it and review the files in it.")
        return reader_for(kind)(data, options)

    def _append(self, attached: RawDocument, name: str) -> None:
        found = self._found
        first_table = 1 + max((block.table for block in found.blocks if block.table is not None), default=-1)
        found.blocks.append(RawBlock(name, kind="heading", level=1))
        for block in attached.blocks:
            if block.kind == "title":
                block.kind, block.level = "heading", 2
            elif block.level:
                block.level += 1
            block.table = None if block.table is None else block.table + first_table
            found.blocks.append(block)
        found.notes += [replace(note, message=f"{name}: {note.message}") for note in attached.notes]
        self._read.append(name)
        self._shares.append(attached.unread_share)

    def finish(self, too_many: bool) -> None:
        """Add the notes about what was read and what was not."""
        notes = self._found.notes
        if self._read:
            notes.append(
                Note("structure", "Attachments are read after the message.", len(self._read), self._read[0])
            )
        if self._unread:
            notes.append(
                Note(
                    "unread",
                    f"Attachments that could not be read: {'; '.join(self._unread)[:500]}.",
                    len(self._unread),
                )
            )
        if self._pictures:
            notes.append(Note("left-out", "Attached pictures and sounds are not read.", self._pictures))
        if too_many:
            notes.append(Note("unread", f"Attachments after the first {_MAX_ATTACHMENTS} are not read."))
        self._found.unread_share = round(sum(self._shares) / len(self._shares), 3) if self._shares else 0.0
        if not self._found.blocks:
            detail = f" ({self._unread[0]})" if self._unread else ""
            raise UnreadableDocument(
                self._options.name,
                f"the message holds no text{detail}",
                "Save its attachments and review them.",
            )


def _clean(text: str) -> str:
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())[:200]
