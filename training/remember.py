"""Let the model travel with its readings of the shipped rubric's cases, so that no review has to make them.

    python training/remember.py policycheck/reading/trained

To be run after every export and after every change of a case or a criterion's question; readings that are missing
are made at run time, and ones that nothing asks for do no harm.
"""

import argparse
from pathlib import Path

from policycheck.reading.encoder import KNOWN, Encoder
from policycheck.reading.known import save
from policycheck.reading.nearest import NearestCases
from policycheck.rubric import load_rubric


def main() -> None:
    """Read the cases and write what was read."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("model", type=Path)
    given = options.parse_args()
    (given.model / KNOWN).unlink(missing_ok=True)
    encoder = Encoder(given.model)
    NearestCases(load_rubric(), encoder)
    save(given.model / KNOWN, dict(encoder.known))
    print(f"{len(encoder.known)} readings, {(given.model / KNOWN).stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
