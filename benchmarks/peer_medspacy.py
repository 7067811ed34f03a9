"""Runs in medspaCy's own environment: 200 target rules and its context, by paragraph. Prints JSON."""

import json
import sys
import time
from pathlib import Path

import medspacy
from medspacy.target_matcher import TargetRule

WORDS = [
    "naloxone",
    "methadone",
    "buprenorphine",
    "fentanyl",
    "heroin",
    "overdose",
    "syringe",
    "needle",
    "abstinence",
    "sobriety",
    "detox",
    "relapse",
    "discharge",
    "eviction",
    "search",
    "police",
    "urine",
    "screening",
    "counseling",
    "housing",
    "treatment",
    "recovery",
    "participant",
    "council",
    "peer",
    "outreach",
    "staff",
    "rule",
    "condition",
    "refuse",
    "welcome",
    "support",
    "test",
    "result",
    "violation",
    "consent",
    "privacy",
    "record",
    "voice",
    "stipend",
    "training",
    "supplies",
    "kit",
    "strip",
    "street",
    "clinic",
    "shelter",
    "court",
]
FORMS = ["{}", "{} policy", "{} rules", "no {}"]


def main() -> None:
    """Read every file of the folder named on the command line."""
    nlp = medspacy.load(enable=["medspacy_pyrush", "medspacy_target_matcher", "medspacy_context"])
    literals = [form.format(word) for form in FORMS for word in WORDS][:200]
    nlp.get_pipe("medspacy_target_matcher").add([TargetRule(literal, "CUE") for literal in literals])
    texts = [path.read_text(encoding="utf-8") for path in sorted(Path(sys.argv[1]).iterdir())]
    paragraphs = [part for text in texts for part in text.split("\n\n") if part.strip()]
    list(nlp.pipe(paragraphs[:5]))
    began = time.perf_counter()
    found = sum(len(doc.ents) for doc in nlp.pipe(paragraphs))
    print(json.dumps({"seconds": time.perf_counter() - began, "found": found, "rules": len(literals)}))


if __name__ == "__main__":
    main()
