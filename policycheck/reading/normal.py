"""Differences of typing that must change no reading are folded here, one character for one, so offsets hold."""

_FOLD = str.maketrans(
    {
        "\u2018": "'", "\u2019": "'", "\u201b": "'", "\u2032": "'", "\u00b4": "'", "`": "'",
        "\u201c": '"', "\u201d": '"', "\u201e": '"', "\u00ab": '"', "\u00bb": '"', "\u2033": '"',
        "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2015": "\u2014",
        "\u00a0": " ", "\u2007": " ", "\u2009": " ", "\u202f": " ", "\n": " ", "\r": " ", "\t": " ",
        "\u000b": " ", "\u000c": " ", "\u2028": " ", "\u2029": " ",
    }
)  # fmt: skip


def fold(text: str) -> str:
    """Return ``text`` with quotes, dashes and spaces in one form. The result is exactly as long."""
    if text.isascii() and text.isprintable() and "`" not in text:
        return text  # nothing to fold: most texts, and a tenth of the time
    return text.translate(_FOLD)
