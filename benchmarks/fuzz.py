"""Feed mutated documents of every format to the readers and report what becomes of them.

    python benchmarks/fuzz.py                     2,000 files, about 10 minutes at most on 2 cores
    python benchmarks/fuzz.py --count 20000 --seed 7 --save /tmp/found

Files are mutated from the zoo in tests/zoo: bytes flipped, cut, doubled and spliced; for office files also
the
XML inside the container, to reach the readers and not only zlib. Ends with status 1 on a traceback
or a hang. A crash of a library is counted and is no failure: its process contains it, and the user gets a
line.
"""

import argparse
import io
import random
import sys
import time
import zipfile
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from policycheck.documents.isolate import call_apart
from policycheck.documents.limits import Limits
from policycheck.documents.raw import ReadOptions
from policycheck.documents.sniff import sniff
from policycheck.errors import UnreadableDocument

ZOO = Path(__file__).resolve().parent.parent / "tests" / "zoo" / "formats"
TOKENS = (
    b"<!DOCTYPE x [<!ENTITY a 'b'>]>", b"&a;", b"</w:p>", b"<w:p>" * 50, b"]]>", b"\x00", b"\xff\xfe",
    b"\xed\xa0\x80", b"%PDF-1.7", b"endobj", b"/Kids [1 0 R]", b"/Count 99999999", b"/Length -1",
    b"9999999999999", b"-1", b"1e309", b"{\\rtf1", b"\\bin99999999 ", b"\\u-1?", b"{" * 200, b"}", b"\\'zz",
    b"PK\x03\x04",
    b"Content-Type: x/y; charset=zz", b"boundary=", b"<table>" * 60, b"[" * 500, b"> " * 500, b"a" * 100_000,
    b"| " * 2000, b"\r\r\n\n", b"=?utf-8?b?x?=",
)  # fmt: skip
XML_VALUES = (b'w:val="-1"', b'w:val="99999999999"', b'w:val=""', b'text:c="999999999"', b'w:ilvl="77"')

FAILURES = ("traceback", "hang", "crash", "memory")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file: "read", "refused", "traceback", "crash", "hang" or "memory"."""

    kind: str
    seconds: float
    detail: str


def main() -> int:
    """Run the fuzzer; returns the exit status."""
    options = _options()
    seeds = {path.name: path.read_bytes() for path in sorted(ZOO.iterdir()) if path.suffix != ".yaml"}
    tasks = list(_mutated(seeds, options.count, options.seed))
    counts: Counter[str] = Counter()
    by_format: dict[str, Counter[str]] = {}
    failures: list[str] = []
    slowest = (0.0, "")
    began = time.monotonic()
    limits = Limits(seconds=options.seconds)
    with ThreadPoolExecutor(options.jobs) as pool:
        outcomes = pool.map(lambda task: _read(task[0], task[1], limits), tasks)
        for number, ((name, data), outcome) in enumerate(zip(tasks, outcomes, strict=True)):
            if outcome.kind in FAILURES:
                # A busy machine starves a process; what fails twice is a finding.
                outcome = _read(name, data, limits)
            counts[outcome.kind] += 1
            by_format.setdefault(Path(name).suffix, Counter())[outcome.kind] += 1
            slowest = max(slowest, (outcome.seconds, f"{number} {name}"))
            if outcome.kind in FAILURES:
                failures.append(f"{outcome.kind}: file {number} from {name}: {outcome.detail}")
                if options.save:
                    options.save.mkdir(parents=True, exist_ok=True)
                    (options.save / f"{number}-{outcome.kind}-{name}").write_bytes(data)
    _report(options, counts, by_format, failures, slowest, time.monotonic() - began)
    return 1 if counts["traceback"] or counts["hang"] else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--count", type=int, default=2000, help="how many files (2000)")
    parser.add_argument("--seed", type=int, default=1, help="the same seed gives the same files (1)")
    parser.add_argument("--seconds", type=float, default=20, help="time after which a file hangs (20)")
    parser.add_argument("--jobs", type=int, default=2, help="files at a time (2)")
    parser.add_argument("--save", type=Path, help="folder for files that fail")
    return parser.parse_args()


def _read(name: str, data: bytes, limits: Limits) -> Outcome:
    began = time.monotonic()
    try:
        kind = sniff(data, name)
        if kind == "zip":
            return Outcome("refused", 0.0, "")
        options = {"format": kind, "options": ReadOptions(name=name)}
        call_apart("policycheck.documents.open:read_as", data, options, name=name, limits=limits)
    except UnreadableDocument as error:
        return Outcome(_kind_of(error), time.monotonic() - began, str(error))
    except Exception as error:  # what the user must never see
        return Outcome("traceback", time.monotonic() - began, repr(error))
    return Outcome("read", time.monotonic() - began, "")


def _kind_of(error: UnreadableDocument) -> str:
    for words, kind in (
        ("in an unexpected way", "traceback"),
        ("took longer than", "hang"),
        ("of memory", "memory"),
        ("broke the program", "crash"),
    ):
        if words in error.reason:
            return kind
    return "refused"


def _mutated(seeds: dict[str, bytes], count: int, seed: int) -> Iterator[tuple[str, bytes]]:
    chance = random.Random(seed)
    names = list(seeds)
    for number in range(count):
        name = names[number % len(names)]
        data = seeds[name]
        if data.startswith(b"PK") and chance.random() < 0.7:
            data = _mutate_inside(data, chance)
        else:
            other = seeds[chance.choice(names)]
            for _ in range(chance.choice((1, 1, 2, 4, 8))):
                data = _mutate(data, other, chance)
        if chance.random() < 0.05:
            name = Path(name).stem + chance.choice((".txt", ".md", ".html", ".eml", ".pdf", ""))
        yield name, data


def _mutate_inside(data: bytes, chance: random.Random) -> bytes:
    """Change one part of a container and pack it again."""
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed,
    ):
        parts = [info for info in source.infolist() if info.filename.endswith((".xml", ".rels"))]
        weights = [4 if info.filename in ("word/document.xml", "content.xml") else 1 for info in parts]
        chosen = chance.choices(parts, weights)[0].filename
        for info in source.infolist():
            content = source.read(info)
            if info.filename == chosen:
                content = _mutate_xml(content, chance)
            packed.writestr(info, content)
    return target.getvalue()


def _mutate_xml(xml: bytes, chance: random.Random) -> bytes:
    """Move, double or drop whole elements, or change a value, so that the XML mostly stays well formed."""
    starts = [index for index, byte in enumerate(xml) if byte == 0x3C]
    if len(starts) < 8 or chance.random() < 0.2:
        return _mutate(xml, xml, chance)
    at = chance.choice(starts)
    end = xml.find(b">", at) + 1
    choice = chance.random()
    if choice < 0.35:
        # Double an element that closes itself or holds text alone.
        close = xml.find(b"</", at)
        stop = xml.find(b">", close) + 1
        piece = xml[at:end] if xml[end - 2 : end] == b"/>" else xml[at:stop]
        return xml[:at] + piece * chance.choice((2, 50, 3000)) + xml[at:]
    if choice < 0.6:
        return (
            xml[:at] + xml[end:]
            if xml[end - 2 : end] == b"/>"
            else xml[:at] + chance.choice(TOKENS) + xml[at:]
        )
    values = xml[at:end].split(b'"')
    if len(values) > 2:
        values[1 + 2 * chance.randrange(len(values) // 2)] = chance.choice(
            (b"", b"-1", b"0", b"99999999999", b"1e999", b"NaN", b"x" * 5000, b"%1%2%9", b"FFFFFF")
        )
        return xml[:at] + b'"'.join(values) + xml[end:]
    return xml[:at] + b"<w:x " + chance.choice(XML_VALUES) + b"/>" + xml[at:]


def _mutate(data: bytes, other: bytes, chance: random.Random) -> bytes:
    if not data:
        return chance.choice(TOKENS)
    at = chance.randrange(len(data))
    length = min(chance.choice((1, 4, 16, 64, 1024)), len(data) - at)
    choice = chance.randrange(7)
    if choice == 0:
        flipped = bytes(byte ^ (1 << chance.randrange(8)) for byte in data[at : at + length])
        return data[:at] + flipped + data[at + length :]
    if choice == 1:
        return data[:at]
    if choice == 2:
        return data[:at] + data[at + length :]
    if choice == 3:
        return data[:at] + data[at : at + length] * chance.choice((2, 10, 200)) + data[at + length :]
    if choice == 4:
        return data[:at] + chance.choice(TOKENS) + data[at:]
    if choice == 5:
        return data[:at] + chance.randbytes(length) + data[at + length :]
    cut = chance.randrange(len(other))
    return data[:at] + other[cut : cut + 2000] + data[at:]


def _report(options: argparse.Namespace, counts: Counter[str], by_format: dict[str, Counter[str]],
            failures: list[str], slowest: tuple[float, str], seconds: float) -> None:  # fmt: skip
    kinds = ("read", "refused", "memory", "crash", "hang", "traceback")
    print(f"{options.count:,} files, seed {options.seed}, {seconds:.0f} s")
    print(f"{'format':10}" + "".join(f"{kind:>11}" for kind in kinds))
    for suffix, found in sorted(by_format.items()):
        print(f"{suffix or 'no suffix':10}" + "".join(f"{found[kind]:>11,}" for kind in kinds))
    print(f"{'all':10}" + "".join(f"{counts[kind]:>11,}" for kind in kinds))
    print(f"slowest: {slowest[0]:.1f} s, file {slowest[1]}")
    if peak := _peak_megabytes():
        print(f"most memory of a reading process: {peak:.0f} MiB")
    for line in failures[:40]:
        print(line)


def _peak_megabytes() -> float:
    try:
        import resource
    except ImportError:
        return 0.0
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return peak / (1024 * 1024) if sys.platform == "darwin" else peak / 1024


if __name__ == "__main__":
    sys.exit(main())
