"""Numbers as lists display them: letters, Roman numerals, ordinals, words."""

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
    (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_WORDS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("zero", "ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")


def in_letters(number: int) -> str:
    """a, b, ... z, aa, bb, ... as office programs count."""
    if not 0 < number <= 26 * 40:
        return str(number)
    return chr(97 + (number - 1) % 26) * ((number - 1) // 26 + 1)


def in_roman(number: int) -> str:
    """Lower-case Roman numeral; digits beyond 3,999 and below 1."""
    if not 0 < number < 4000:
        return str(number)
    numeral = ""
    for value, letters in _ROMAN:
        while number >= value:
            numeral += letters
            number -= value
    return numeral


def in_ordinals(number: int) -> str:
    """1st, 2nd, 3rd, 4th..."""
    if number % 100 in (11, 12, 13):
        return f"{number}th"
    return str(number) + {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def in_words(number: int) -> str:
    """one, two, ... ninety-nine; digits beyond."""
    if not 0 <= number < 100:
        return str(number)
    if number < 20:
        return _WORDS[number]
    return _TENS[number // 10] + (f"-{_WORDS[number % 10]}" if number % 10 else "")
