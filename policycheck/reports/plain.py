"""Untrusted words made safe for a report: a quotation never becomes markup, a control code or a new line."""

import re
import unicodedata

# every character that Markdown or HTML inside Markdown could take for markup
_MARKUP = re.compile(r"([\\`*_{}\[\]()#+!|<>~&$=^])")
_SCHEME = re.compile(r"(?i)\b(https?|ftp|mailto|javascript|data|file|www)([:.])")
_BULLET = re.compile(r"^[-*•‣▪◦]\s+")
_LIST = re.compile(r"^(\s*)([-.])|^(\s*\d+)([.)])")


def one_line(text: str) -> str:
    """Fold white space to single spaces; drop control, format and surrogate characters (bidi, escapes)."""
    return visible(" ".join(text.split())).strip()


def visible(text: str) -> str:
    """Drop what no person would see, and what could turn what they see: all but letters, marks and spaces."""
    return "".join(c for c in text if unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Co", "Cn"))


def markdown_safe(text: str) -> str:
    """The text on one line, so that it shows as itself in Markdown: no link, image, heading, cell or HTML."""
    line = _MARKUP.sub(r"\\\1", one_line(text))
    line = _SCHEME.sub(lambda m: f"{m[1]}\\{m[2]}" if m[2] == "." else f"{m[1]}&#58;", line)
    line = re.sub(r"@(?=\w)", "&#64;", line)  # no mention, no mail link
    return _LIST.sub(lambda m: f"{m[1]}\\{m[2]}" if m[2] else f"{m[3]}\\{m[4]}", line)


def shorten(text: str, most: int = 400) -> str:
    """A quotation on one line, without its bullet; a long one is cut at a word and says so."""
    line = _BULLET.sub("", one_line(text))
    if len(line) <= most:
        return line
    return line[:most].rsplit(" ", 1)[0] + " […]"
