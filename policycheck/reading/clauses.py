"""Where one clause ends and the next begins: how far a negation can reach, without a parser.

The rules are shallow on purpose: they run over every sentence, and they err towards short reach.
"""

_SUBORDINATORS = frozenset(
    [
        "if",
        "when",
        "whenever",
        "where",
        "wherever",
        "although",
        "though",
        "while",
        "because",
        "since",
        "unless",
        "until",
        "once",
        "whereas",
        "so",
    ]
)
_RELATIVES = frozenset({"who", "whom", "whose", "which", "that"})
_FINITE = frozenset(
    [
        "shall",
        "will",
        "may",
        "must",
        "can",
        "cannot",
        "could",
        "should",
        "would",
        "might",
        "is",
        "are",
        "was",
        "were",
        "has",
        "have",
        "had",
        "does",
        "do",
        "did",
        "ca",
        "wo",
    ]
)
_PRONOUNS = frozenset({"we", "they", "he", "she", "it", "you", "i", "staff"})
_HARD = frozenset({";", "\u2014", "--", "(", ")", "but", "however", "yet", "nor"})
_NEGATIVE_SUBJECTS = frozenset({"no", "nobody", "none", "nothing", "neither"})
_COORDINATORS = frozenset({"and", "or"})


def clauses(tokens: tuple[str, ...], soft: frozenset[int] = frozenset()) -> list[int]:
    """Give each token the number of its clause.

    Args:
        tokens: lower-cased tokens of one sentence.
        soft: indexes of tokens that look like boundaries and are none (the colon of a lead-in, a marker).

    A relative clause is a clause of its own, and what follows it goes on with the clause that it
    interrupted: in "a person who uses drugs will not be refused", "a person" and "will not be refused"
    are one clause.
    """
    numbers: list[int] = []
    current = fresh = 0
    opened_by = tokens[0] if tokens and tokens[0] in _SUBORDINATORS else ""  # the word that opened the current clause
    opened_at = 0
    outer = 0  # the clause that a relative clause interrupts
    finite = False  # a finite verb stood in the current clause: "no person, agency or church shall" is one subject
    for index, token in enumerate(tokens):
        # the colon of a lead-in ends nothing, except a subordinate clause: "If you cannot wake someone:"
        ends = index not in soft or opened_by in _SUBORDINATORS
        listing = not finite and token in {",", *_COORDINATORS} and opened_by not in _SUBORDINATORS
        if ends and not listing and _begins(tokens, index, opened_by, opened_at):
            if opened_by in _RELATIVES and token in _FINITE:
                current, opened_by = outer, ""
            elif token == "," and current and tokens[index + 1 : index + 2] and tokens[index + 1] in _FINITE:
                current, opened_by = 0, ""  # "no one who calls because ..., is to be charged": the subject goes on
            else:
                if token in _RELATIVES:
                    outer = current
                fresh += 1
                # "agreed that nobody ..." opens a complement, which nothing interrupts
                complement = (
                    token == "that" and tokens[index + 1 : index + 2] and tokens[index + 1] in _NEGATIVE_SUBJECTS
                )
                current, opened_by = fresh, "" if complement else token
            opened_at, finite = index, False
        finite = finite or token in _FINITE
        numbers.append(current)
    return numbers


def _begins(tokens: tuple[str, ...], index: int, opened_by: str, opened_at: int) -> bool:
    token = tokens[index]
    if token in _HARD or token == ":":
        return True
    if token in _RELATIVES or token in _SUBORDINATORS:
        return index > 0
    if token in _FINITE and opened_by in _RELATIVES:
        return index - opened_at >= 2
    if opened_by in _RELATIVES and token in {",", *_COORDINATORS}:
        # "no person who seeks help and uses drugs shall be charged": the relative clause goes on
        return tokens[index + 1 : index + 2] != () and tokens[index + 1] in _PRONOUNS
    if token == ",":
        return opened_by in _SUBORDINATORS or _finite_soon(tokens, index + 1)
    return token in _COORDINATORS and _finite_soon(tokens, index + 1)


def _finite_soon(tokens: tuple[str, ...], index: int) -> bool:
    """True where a new subject with its verb, or a new finite verb, starts at ``index``."""
    ahead = tokens[index : index + 4]
    if not ahead:
        return False
    if ahead[0] in _FINITE or ahead[0] in _PRONOUNS:
        return True
    return ahead[0] not in _COORDINATORS and any(
        word in {"shall", "will", "must", "may", "is", "are"} for word in ahead[1:3]
    )
