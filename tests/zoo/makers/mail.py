"""A message with its attachments, by the standard library."""

from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

from tests.zoo.makers import plain


def make(folder: Path) -> None:
    message = _message("Two papers for the meeting")
    message.set_content(
        "Dear all,\n\nstaff carry naloxone from today. The papers are attached.\n\n"
        "> Do we have to lock the cupboard?\n> Please say.\n\nNo, we do not.\n\n-- \nSam, house manager\n"
    )
    message.add_attachment(
        (folder / "tracked.docx").read_bytes(),
        maintype="application",
        subtype="octet-stream",
        filename="rules.docx",
    )
    message.add_attachment("Guests may bring a friend.\n", filename="note.txt")
    message.add_attachment(
        (folder / "scanned.pdf").read_bytes(), maintype="application", subtype="pdf", filename="scan.pdf"
    )
    _write(message, folder / "mail.eml")
    page = _message("Guest policy of Harbour House")
    page.set_content("Please see the HTML part.")
    page.add_alternative(plain.html(), subtype="html")
    _write(page, folder / "policy.eml")


def _message(subject: str) -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"] = "sam@example.org", "board@example.org"
    message["Subject"], message["Date"] = subject, "Mon, 05 Jan 2026 10:00:00 +0000"
    message["Message-ID"] = "<1@example.org>"
    return message


def _write(message: EmailMessage, path: Path) -> None:
    if message.is_multipart():
        for number, part in enumerate(message.walk()):
            if part.is_multipart():
                part.set_boundary(f"=====part{number}=====")
    path.write_bytes(message.as_bytes(policy=SMTP))
