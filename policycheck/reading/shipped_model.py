"""Where the trained reader lies: known without loading what runs it."""

from pathlib import Path

MODEL = Path(__file__).parent / "trained"
