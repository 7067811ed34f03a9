"""How fast a batch is screened end to end from files, beside three peers over the same text, in one run.

    python benchmarks/screen.py                      # 1,000 documents
    python benchmarks/screen.py --documents 40       # a smaller run

Prints documents and words a second, the most memory that a process held, the gain from one process to two
beside that of two copies of a fixed loop, and what a second run costs. The peers (medspaCy and proselint from
PyPI, alex from npm) are installed into folders of their own on first use and read the plain text of the same
proposals.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
import venv
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from proposals import make

from policycheck.screening import screen
from policycheck.screening.progress import Progress
from policycheck.screening.result import Screening

PEERS = Path(__file__).parent / "peers"
MIB = 1024 * 1024
WORK = "n = 0\nfor _ in range({rounds}): n += sum(i * i for i in range(1000))"


def main() -> None:
    """Run everything and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--peer-words", type=int, default=60_000, help="the most words that each peer reads")
    parser.add_argument("--no-peers", action="store_true")
    chosen = parser.parse_args()
    place = Path(tempfile.mkdtemp(prefix="policycheck-bench-"))
    try:
        print(f"Making {chosen.documents} proposals ...", flush=True)
        texts = make(place / "proposals", chosen.documents)
        ours = screening(place, chosen.jobs)
        scaling(place, chosen.documents)
        if not chosen.no_peers:
            peers(place, texts, chosen.peer_words, ours)
    finally:
        shutil.rmtree(place, ignore_errors=True)


def screening(place: Path, jobs: int) -> float:
    """A first run, a second one, and one whose outputs are written too. Returns words a second."""
    result, first = timed(place, "first.sqlite", jobs)
    words = words_of(result)
    line("documents", f"{len(result.rows):,}, {result.counts['failed']} of them unreadable")
    line("words", f"{words:,}")
    line(f"first run, {jobs} processes", f"{first:.1f} s: {len(result.rows) / first:.2f} documents a second, "
         f"{words / first:,.0f} words a second")  # fmt: skip
    line("most memory of a process", f"{max(result.peaks) / MIB:.0f} MiB")
    for attempt in ("second run", "third run"):
        again, seconds = timed(place, "first.sqlite", jobs)
        line(f"{attempt}, nothing changed", f"{seconds:.2f} s: {seconds / first:.2%} of the first "
             f"({len(again.peaks)} unreadable ones tried again)")  # fmt: skip
    began = time.perf_counter()
    result.write(place / "out")
    line("a folder of all outputs and reviews", f"{time.perf_counter() - began:.1f} s")
    began = time.perf_counter()
    result.write(place / "out")
    line("the same folder again", f"{time.perf_counter() - began:.2f} s")
    return words / first


def scaling(place: Path, documents: int) -> None:
    """One process against two, over a part of the batch; then the same with a fixed loop."""
    part = place / "part"
    part.mkdir()
    files = [f for f in sorted((place / "proposals").iterdir()) if "proposal" in f.name][
        : max(8, documents // 5)
    ]
    for file in files:
        shutil.copy(file, part)
    seconds = {}
    for jobs in (1, 2):
        began = time.perf_counter()
        screen(part, store=place / f"part-{jobs}.sqlite", jobs=jobs)
        seconds[jobs] = time.perf_counter() - began
    gain = seconds[1] / seconds[2]
    fixed = loop_gain()
    line(
        "one process, then two",
        f"{seconds[1]:.1f} s, {seconds[2]:.1f} s over {len(files)} documents: {gain:.2f} times",
    )
    line("two copies of a fixed loop", f"{fixed:.2f} times")
    line("gain against the loop's", f"{gain / fixed:.2f}")


def loop_gain() -> float:
    """How much more work two copies of a loop do in the time of one, on this machine and now."""
    code = WORK.format(rounds=30_000)
    began = time.perf_counter()
    for _ in range(2):
        subprocess.run([sys.executable, "-c", code], check=True)
    one_after_the_other = time.perf_counter() - began
    began = time.perf_counter()
    runs = [subprocess.Popen([sys.executable, "-c", code]) for _ in range(2)]
    for run in runs:
        run.wait()
    return one_after_the_other / (time.perf_counter() - began)


def timed(place: Path, store: str, jobs: int) -> tuple[Screening, float]:
    """The command's own way, as a process of its own would take it, without its start."""
    began = time.perf_counter()
    result = screen(place / "proposals", store=place / store, jobs=jobs, progress=Progress(stream=sys.stdout))
    return result, time.perf_counter() - began


def words_of(result: Screening) -> int:
    """Words of the documents that were read."""
    return sum(row["words"] or 0 for row in result.rows)


def peers(place: Path, texts: dict[str, str], most: int, ours: float) -> None:
    """The peers over plain text: medspaCy with 200 rules, alex and proselint by their command lines."""
    chosen, words = [], 0
    for text in texts.values():
        if words >= most:
            break
        chosen.append(text)
        words += len(text.split())
    folder = place / "plain"
    folder.mkdir()
    for i, text in enumerate(chosen):
        (folder / f"{i:04}.txt").write_text(text, encoding="utf-8")
    print(f"\nPeers over plain text of {len(chosen)} of the proposals, {words:,} words, one process each:")
    for name, run in (("medspaCy, 200 rules", medspacy), ("alex", alex), ("proselint", proselint)):
        try:
            seconds = run(folder)
            rate = words / seconds
            line(name, f"{seconds:.1f} s: {rate:,.0f} words a second; ours is {ours / rate:.1f} times that")
        except (OSError, subprocess.CalledProcessError) as error:
            line(name, f"could not be run: {error}")


def medspacy(folder: Path) -> float:
    """Seconds that medspaCy takes by paragraph, its start apart."""
    python = environment("medspacy", "medspacy", "setuptools<81")
    done = subprocess.run([python, str(Path(__file__).parent / "peer_medspacy.py"), str(folder)], check=True,
                          capture_output=True, text=True)  # fmt: skip
    return float(json.loads(done.stdout.splitlines()[-1])["seconds"])


def proselint(folder: Path) -> float:
    """Seconds of ``proselint check`` over all files, start included."""
    python = environment("proselint", "proselint")
    command = Path(python).with_name("proselint.exe" if os.name == "nt" else "proselint")
    return clock([str(command), "check", *map(str, sorted(folder.iterdir()))])


def alex(folder: Path) -> float:
    """Seconds of ``alex`` over all files, start included."""
    place = PEERS / "alex"
    npm = shutil.which("npm")
    if npm is None:
        raise OSError("npm is not installed")
    if not (place / "node_modules").exists():
        place.mkdir(parents=True, exist_ok=True)
        subprocess.run([npm, "install", "--silent", "--prefix", str(place), "alex@11"], check=True)
    command = place / "node_modules" / ".bin" / ("alex.cmd" if os.name == "nt" else "alex")
    return clock([str(command), "--quiet", *map(str, sorted(folder.iterdir()))])


def clock(command: list[str]) -> float:
    """Seconds of a linter's run; findings make it exit with 1, which is no failure."""
    began = time.perf_counter()
    done = subprocess.run(command, capture_output=True, check=False)
    seconds = time.perf_counter() - began
    if done.returncode > 1:
        raise OSError(done.stderr.decode("utf-8", "replace").strip().splitlines()[-1:])
    return seconds


def environment(name: str, *packages: str) -> str:
    """The interpreter of a virtual environment of the peer's own, made on first use."""
    place = PEERS / name
    python = place / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if not (place / "made").exists():
        venv.create(place, with_pip=True, clear=True)
        subprocess.run([str(python), "-m", "pip", "install", "--quiet", *packages], check=True)
        (place / "made").touch()
    return str(python)


def line(what: str, said: str) -> None:
    """One line of the table."""
    print(f"{what:<38} {said}", flush=True)


if __name__ == "__main__":
    main()
