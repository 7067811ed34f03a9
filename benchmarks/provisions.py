"""How the reading agrees with labelled provisions: by cues alone, and with the trained reader.

    python benchmarks/provisions.py [FILE ...]

Without FILE it reads benchmarks/data/provisions-dev.jsonl (520 provisions in 14 genres). It also prints the cues
alone on two files from which no cue was written (train-h and train-j of training/data), as a check that cues are
not fitted. Every label is the work of large language models that followed the codebook in separate readings; no
person and no participant advisory board has reviewed them yet.
"""

import sys
from pathlib import Path

from policycheck.evaluating.labelled import load
from policycheck.evaluating.run import answers_of, pair_report
from policycheck.reports.evaluation import pairs_as_text
from policycheck.rubric import load_rubric

HERE = Path(__file__).parent
DEVELOPMENT = HERE / "data" / "provisions-dev.jsonl"
UNSEEN_BY_CUES = [HERE.parent / "training" / "data" / "benchmark" / f"train-{name}.jsonl" for name in "hj"]


def main() -> None:
    """Print the tables."""
    rubric = load_rubric()
    named = [Path(name) for name in sys.argv[1:]] or [DEVELOPMENT]
    for path, trained in [*((p, False) for p in named), *((p, True) for p in named)]:
        print(f"\n## {path.name}, {'cues and trained reader' if trained else 'cues alone'}\n")
        show(path, rubric, trained=trained, classes=True)
    if not sys.argv[1:]:
        for path in UNSEEN_BY_CUES:
            print(f"\n## {path.name}, cues alone (no cue was written from it)\n")
            show(path, rubric, trained=False, classes=False)


def show(path: Path, rubric, *, trained: bool, classes: bool) -> None:
    """Print the scores of one file."""
    _, rows = load(path)
    print(pairs_as_text(pair_report(rows, answers_of(rows, rubric, trained=trained)), classes))


if __name__ == "__main__":
    main()
