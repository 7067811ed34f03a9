"""The errors that policycheck raises on purpose. Each is one line that a person can act on."""


class PolicycheckError(Exception):
    """Something the user can mend. The message names what is wrong and the next step."""


class UnreadableDocument(PolicycheckError):
    """A document could not be read.

    Args:
        name: the file as the user named it.
        reason: what is wrong, in plain words.
        step: what the user can do next.
    """

    def __init__(self, name: str, reason: str, step: str) -> None:
        self.name, self.reason, self.step = name, reason, step
        super().__init__(f"{name}: {reason}. {step}")

    def __reduce__(self):
        # Errors cross process borders (a document is read in a process of its own).
        return type(self), (self.name, self.reason, self.step)


class RubricError(PolicycheckError):
    """A rubric holds a mistake.

    Args:
        file: the rubric file.
        line: 1-based line of the mistake, or 0 where no line can be named.
        key: the key at fault ("criteria.3.cues.0.says").
        expected: what was expected there.
    """

    def __init__(self, file: str, line: int, key: str, expected: str) -> None:
        self.file, self.line, self.key, self.expected = file, line, key, expected
        place = f"{file}:{line}" if line else file
        super().__init__(f"{place}: {key}: {expected}" if key else f"{place}: {expected}")

    def __reduce__(self):
        return type(self), (self.file, self.line, self.key, self.expected)
