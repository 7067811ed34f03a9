"""Changes to a text that change nothing of what it says: other names, numbers, dates, letters, marks and spelling.

Each function takes a text and gives it back changed, or as it was where there is nothing to change.
"""

import re
from collections.abc import Callable
from itertools import pairwise

Change = Callable[[str], str]

ORGANISATIONS = ["the Harbor Light Community Center", "Nguyễn Family Alliance", "St. Brigid's Trust", "Rowan & Daughters Clinic",
                 "the Okafor Foundation", "Lakeview House"]  # fmt: skip
PEOPLE = ["Dr. Adaeze Okafor", "Mr. Reed", "Maria Delgado", "Prof. Lindqvist", "Wei Zhang", "Ms. Fatima Haddad"]
_BODY = re.compile(r"\b(?:[Tt]he|[Oo]ur) (?:clinic|service|agency|company|firm|county|city|college|shelter|hospital|"
                   r"department|board|council|trust|union)\b(?! \w{4,}s'?\b)", re.IGNORECASE)  # fmt: skip
_ROLE = re.compile(r"\b[Tt]he (?:charge nurse|nurse|director|coordinator|manager|judge|counsellor|counselor|technician|"
                   r"case manager|medical director|pharmacist|worker|supervisor|clinician|dean|health officer)\b(?!'s? \w+s\b)")  # fmt: skip
_KNOWN = {"Dr. Amadi": "Dr. Petrov", "Judge Ruiz": "Judge Whitfield", "Maple Court": "Cedar Row", "Mill Road": "Quay Street",
          "Rotary Club": "Lions Club", "Crystal Lake": "Willow Lake"}  # fmt: skip

_MONTHS = ["January", "February", "March", "April", "May", "June",
           "July", "August", "September", "October", "November", "December"]  # fmt: skip
_DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_MONTH = re.compile(rf"\b(?:{'|'.join(month for month in _MONTHS if month != 'May')})\b|\bMay(?= \d)|(?<=\d )May\b")
_DAY = re.compile(rf"\b({'|'.join(_DAYS)})(s?)\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d(?!\d)\b(?! (?:feet|metres|meters|dollars))")

# emergency numbers, steps of a known programme and round the clock are names and no numbers
_FIXED = re.compile(r"\b(?:911|988|999|112)\b|\b12[- ][Ss]tep|\b24/7\b")
_NUMBER = re.compile(r"(?<![\w.,/])\d{1,3}(?:,\d{3})+|(?<![\w.,/])\d+")
_WORDS = {"three": "four", "four": "five", "five": "six", "six": "eight", "seven": "nine", "eight": "nine", "nine": "eight",
          "ten": "twelve", "eleven": "fourteen", "twelve": "ten", "fifteen": "twenty", "twenty": "thirty", "thirty": "forty",
          "forty": "fifty", "sixty": "seventy", "ninety": "eighty"}  # fmt: skip
_WORD_NUMBER = re.compile(rf"\b({'|'.join(_WORDS)})\b(?! days a week)", re.IGNORECASE)

# American spelling, British spelling; gathered for this measure, apart from the list in rubrics/spelling.yaml
SPELLINGS = """program programme|programs programmes|center centre|centers centres|organization organisation|
organizations organisations|organize organise|organized organised|recognize recognise|recognized recognised|
prioritize prioritise|apologize apologise|authorize authorise|authorized authorised|criminalize criminalise|
penalize penalise|stigmatize stigmatise|minimize minimise|maximize maximise|emphasize emphasise|summarize summarise|
utilize utilise|legalize legalise|hospitalized hospitalised|immunize immunise|sterilize sterilise|realize realise|
moralizing moralising|analyze analyse|paralyzed paralysed|behavior behaviour|behaviors behaviours|labor labour|
neighbor neighbour|neighboring neighbouring|behavioral behavioural|neighbors neighbours|neighborhood neighbourhood|neighborhoods neighbourhoods|color colour|
favor favour|favorable favourable|honor honour|honored honoured|harbor harbour|humor humour|rumor rumour|
endeavor endeavour|offense offence|offenses offences|defense defence|license licence|licenses licences|
counselor counsellor|counselors counsellors|counseling counselling|enroll enrol|enrollment enrolment|fulfill fulfil|
installment instalment|skillful skilful|traveled travelled|traveling travelling|canceled cancelled|labeled labelled|
modeled modelled|gray grey|judgment judgement|acknowledgment acknowledgement|pediatric paediatric|
gynecology gynaecology|anesthetic anaesthetic|hemorrhage haemorrhage|diarrhea diarrhoea|fetus foetus|liter litre|
liters litres|meter metre|meters metres|theater theatre|milliliter millilitre|catalog catalogue|dialog dialogue|
mom mum|aging ageing|skeptical sceptical|tire tyre|plow plough|jewelry jewellery|mold mould|
learned learnt|spelled spelt|while whilst|among amongst|toward towards""".replace("\n", "")
_AMERICAN: dict[str, str] = {}
_BRITISH: dict[str, str] = {}
for _pair in SPELLINGS.split("|"):
    _american, _british = _pair.split()
    _AMERICAN[_british], _BRITISH[_american] = _american, _british


def as_british(text: str) -> str:
    """American spelling made British."""
    return _respelt(text, _BRITISH)


def as_american(text: str) -> str:
    """British spelling made American."""
    return _respelt(text, _AMERICAN)


def other_numbers(text: str) -> str:
    """Every number made another of its size; years, emergency numbers and "one" and "two" stay."""
    fixed = [match.span() for pattern in (_FIXED, _YEAR) for match in pattern.finditer(text)]

    def change(match: re.Match[str]) -> str:
        if any(start <= match.start() < end for start, end in fixed):
            return match.group()
        value = int(match.group().replace(",", ""))
        other = value + 1 if value < 3 else value - max(1, value // 5)
        return f"{other:,}" if "," in match.group() else str(other)

    return _WORD_NUMBER.sub(lambda m: _cased(m.group(), _WORDS[m.group().lower()]), _NUMBER.sub(change, text))


def other_dates(text: str) -> str:
    """Every month, weekday and year made another."""
    text = _MONTH.sub(lambda m: _MONTHS[(_MONTHS.index(m.group()) + 5) % 12], text)
    text = _DAY.sub(lambda m: _DAYS[(_DAYS.index(m[1]) + 2) % 7] + m[2], text)
    return _YEAR.sub(lambda m: str(int(m.group()) - 2), text)


def with_organisation(name: str) -> Change:
    """The body that a text speaks of ("the clinic") called by a name; "the clinic users" stays."""
    return lambda text: _BODY.sub(lambda m: _started(m.group(), name), text)


def with_person(name: str) -> Change:
    """The office-holder that a text speaks of ("the nurse") called by a name."""
    return lambda text: _ROLE.sub(lambda m: _started(m.group(), name), text)


def other_names(text: str) -> str:
    """Names that the text holds already made others."""
    for name, other in _KNOWN.items():
        text = text.replace(name, other)
    return text


def curly_quotes(text: str) -> str:
    """Straight quotation marks and apostrophes made typographic."""
    text = re.sub(r"(^|[\s(])\"", "\\1\u201c", text)
    text = re.sub(r"(^|[\s(])'", "\\1\u2018", text)
    return text.replace('"', "\u201d").replace("'", "\u2019")


def straight_quotes(text: str) -> str:
    """Typographic quotation marks and apostrophes made straight."""
    return re.sub("[\u2018\u2019]", "'", re.sub("[\u201c\u201d]", '"', text))


def other_dashes(text: str) -> str:
    """Hyphens between words and dashes set as other software sets them."""
    text = re.sub(r"(?<=\w)-(?=\w)", "\u2010", text)
    return text.replace(" - ", " \u2014 ").replace(" \u2013 ", "\u2014")


def line_breaks(text: str) -> str:
    """A break of line after every eight words."""
    return re.sub(r"((?:\S+ ){7}\S+) ", r"\1\n", text)


# how a change is called -> pairs of changes; the text after the one must read as the text after the other
INNOCENT: dict[str, list[tuple[Change, Change]]] = {
    "names of organisations": [
        (with_organisation(one), with_organisation(other)) for one, other in pairwise(ORGANISATIONS)
    ],
    "names of people": [(with_person(one), with_person(other)) for one, other in pairwise(PEOPLE)]
    + [(str, other_names)],
    "numbers": [(str, other_numbers)],
    "dates": [(str, other_dates)],
    "capitals": [(str, str.upper)],
    "small letters": [(str, str.lower)],
    "quotation marks": [(str, curly_quotes), (str, straight_quotes)],
    "dashes": [(str, other_dashes)],
    "line breaks": [(str, line_breaks)],
    "British and American spelling": [(as_american, as_british)],
}  # fmt: skip


def _respelt(text: str, table: dict[str, str]) -> str:
    return re.sub(r"[A-Za-z-]+", lambda m: _cased(m.group(), table.get(m.group().lower(), m.group())), text)


def _cased(like: str, word: str) -> str:
    return word[0].upper() + word[1:] if like[0].isupper() else word


def _started(like: str, name: str) -> str:
    return name[0].upper() + name[1:] if like[0].isupper() else name
