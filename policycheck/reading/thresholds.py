"""What the reading needs to call something a finding, or a question for a person, where somebody sets it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Probabilities that take the place of those of ``weighing.json``: 0 < question <= finding < 1.

    Attributes:
        finding: from which it is a finding.
        question: from which it is at least a question.
    """

    finding: float
    question: float
