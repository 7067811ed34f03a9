"""The text as plain text, Markdown and HTML, written by hand."""

from pathlib import Path
from textwrap import wrap

from tests.zoo.makers.text import POLICY


def make(folder: Path) -> None:
    for name, content in (("policy.txt", text()), ("policy.md", markdown()), ("policy.html", html())):
        (folder / name).write_text(content, encoding="utf-8", newline="\n")


def text() -> str:
    """Hard-wrapped plain text; a table has no words there, so each row is a line of its cells."""
    parts, number = [], 0
    for kind, value in POLICY:
        number = number + 1 if kind == "number" else 0
        if kind == "table":
            parts += [cell for row in value for cell in row]
        elif kind == "bullet":
            parts.append("\n".join(wrap(f"* {value}", 72, subsequent_indent="  ")))
        elif kind == "number":
            parts.append("\n".join(wrap(f"{number}. {value}", 72, subsequent_indent="   ")))
        elif kind in ("title", "heading"):
            parts.append(f"{value}\n{('=' if kind == 'title' else '-') * len(value)}")
        else:
            parts.append("\n".join(wrap(value, 72)))
    return "\n\n".join(parts) + "\n"


def markdown() -> str:
    """Markdown with a pipe table."""
    parts, number = [], 0
    before = {
        "title": "# ",
        "heading": "## ",
        "subheading": "### ",
        "bullet": "- ",
        "quotation": "> ",
        "paragraph": "",
    }
    for kind, value in POLICY:
        number = number + 1 if kind == "number" else 0
        if kind == "table":
            head, *rows = value
            lines = [head, ["---"] * len(head), *rows]
            parts.append("\n".join(f"| {' | '.join(cells)} |" for cells in lines))
        else:
            parts.append(f"{number}. {value}" if kind == "number" else before[kind] + value)
    return "\n\n".join(parts) + "\n"


def html() -> str:
    """A page with navigation and a footer that are no part of the text."""
    tags = {"title": "h1", "heading": "h2", "subheading": "h3", "quotation": "blockquote", "paragraph": "p"}
    parts, open_list = [], ""
    for kind, value in [*POLICY, ("end", "")]:
        wanted = {"bullet": "ul", "number": "ol"}.get(kind, "")
        if open_list != wanted:
            parts += [f"</{open_list}>"] if open_list else []
            parts += [f"<{wanted}>"] if wanted else []
            open_list = wanted
        if kind == "table":
            head, *rows = value
            cells = ["".join(f"<th>{cell}</th>" for cell in head)]
            cells += ["".join(f"<td>{cell}</td>" for cell in row) for row in rows]
            parts.append("<table>" + "".join(f"<tr>{row}</tr>" for row in cells) + "</table>")
        elif wanted:
            parts.append(f"<li>{value}</li>")
        elif kind != "end":
            parts.append(f"<{tags[kind]}>{value}</{tags[kind]}>")
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>Guest policy of Harbour House</title></head>\n'
        '<body><nav><a href="/">Home</a> <a href="/jobs">Jobs</a></nav>\n<main>\n'
        + "\n".join(parts)
        + "\n</main>\n"
        "<footer>Made with a page builder</footer></body></html>\n"
    )
