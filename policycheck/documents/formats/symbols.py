"""Characters of the symbol fonts that office programs use for bullets, boxes and arrows."""

# Symbol and Wingdings put their signs at U+F000 + code, or at the bare code.
_SYMBOL = {0xB7: "•", 0xA7: "♣", 0xAE: "→", 0xDE: "⇒", 0xA3: "≤", 0xB3: "≥", 0xB1: "±", 0xB4: "×", 0x2D: "−",
           0xB9: "≠", 0xB0: "°", 0xA2: "′", 0xB2: "″", 0xBC: "…", 0xE2: "®", 0xE3: "©", 0xE4: "™", 0xD2: "®",
           0xD3: "©", 0xD4: "™"}  # fmt: skip
_WINGDINGS = {0xA7: "•", 0x6C: "•", 0x6E: "•", 0x75: "•", 0x76: "•", 0x77: "•", 0x9F: "•", 0xA8: "☐",
              0x6F: "☐", 0x71: "☐", 0x72: "☐", 0xFE: "☑", 0x78: "☒", 0xFD: "☒", 0xFC: "✓", 0xFB: "✗",
              0xE0: "→", 0xF0: "→", 0xE8: "→", 0xD8: "•", 0x4A: "☺", 0x28: "☎", 0x2A: "✉"}  # fmt: skip


def symbol(code: str, font: str) -> str:
    """The character of ``w:sym`` (hexadecimal code); "" where no usual character stands for it."""
    try:
        point = int(code, 16)
    except ValueError:
        return ""
    table = (
        _SYMBOL if font.lower() == "symbol" else _WINGDINGS if font.lower().startswith("wingdings") else {}
    )
    small = point - 0xF000 if 0xF000 <= point < 0xF100 else point
    if small in table:
        return table[small]
    if table or 0xE000 <= point < 0xF900 or point > 0x10FFFF or 0xD800 <= point < 0xE000 or point < 32:
        return ""
    return chr(point)


# Where the font is not told: what stands for a sign in either, the commoner first.
_PRIVATE = {0xF000 + code: sign for code, sign in {**_SYMBOL, **_WINGDINGS, 0xB7: "•"}.items()}
_PRIVATE[0x2011] = "-"  # the hyphen that does not break


def readable(text: str) -> str:
    """Text with private characters of symbol fonts and unbreaking hyphens turned into usual ones."""
    return text if text.isascii() else text.translate(_PRIVATE)
