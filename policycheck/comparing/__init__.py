"""Two drafts side by side: what went, came, stayed or turned, matched by passage and not by line."""

from policycheck.comparing.compare import compare
from policycheck.comparing.model import Change, Comparison, Gap, LevelChange
from policycheck.comparing.open import compare_files
from policycheck.comparing.side import Passage, Side, side_of

__all__ = [
    "Change",
    "Comparison",
    "Gap",
    "LevelChange",
    "Passage",
    "Side",
    "compare",
    "compare_files",
    "side_of",
]
