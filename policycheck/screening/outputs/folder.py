"""A folder with every table and each document's review. What an earlier run left there and this one does not
write is taken away: a name that is hidden now must not stand beside it.
"""

import json
import re
from collections import Counter
from importlib.util import find_spec
from pathlib import Path, PurePosixPath

from policycheck.errors import PolicycheckError
from policycheck.files import write_bytes
from policycheck.screening.outputs import ENDINGS, maker, page
from policycheck.screening.pool import Pool, Task
from policycheck.screening.result import Screening

STEM = "proposals"
_REVIEWS = "reviews"
_LIST = ".policycheck-written.json"
_FORM, _ENDING = "html", ".html"
_SECONDS, _MEMORY = 120.0, 1024


def write_folder(screening: Screening, out: Path) -> None:
    """Write the reviews first and the page that links to them last.

    Raises:
        PolicycheckError: a file cannot be written.
    """
    try:
        (out / _REVIEWS).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise PolicycheckError(f"{out}: the folder cannot be made ({error.strerror}). Choose another -o.") from error
    before = _written_before(out)
    names = review_names(screening)
    lost = _write_reviews(screening, out, names)
    links = [f"{_REVIEWS}/{name}" if name and name not in lost else None for name in names]
    written = {link for link in links if link}
    for ending in ENDINGS:
        if ending == ".parquet" and find_spec("pyarrow") is None:
            continue  # the folder is whole without it; asked for by name, it says what is missing
        data = page.made(screening, links) if ending == ".html" else maker(ending)(screening)
        write_bytes(data, out / f"{STEM}{ending}")
        written.add(f"{STEM}{ending}")
    for name in before - written:
        (out / name).unlink(missing_ok=True)
    write_bytes(json.dumps(sorted(written)).encode("ascii"), out / _LIST)


def review_names(screening: Screening) -> list[str | None]:
    """The file of each row's review, None where it was not read.

    The content decides the name: a file that is there already is right, and is not made again.
    """
    names: list[str | None] = []
    taken: Counter[str] = Counter()
    for number, (entry, row) in enumerate(zip(screening.entries, screening.rows, strict=True)):
        if not screening.was_read(number):
            names.append(None)
            continue
        shown = PurePosixPath(row["id"]).stem
        slug = re.sub(r"[^a-z0-9]+", "-", shown.lower()).strip("-")[:48] or "document"
        name = f"{slug}-{'blind-' if screening.blind else ''}{entry.key[:12]}"
        taken[name] += 1
        names.append(f"{name}{f'-{taken[name]}' if taken[name] > 1 else ''}{_ENDING}")
    return names


def _write_reviews(screening: Screening, out: Path, names: list[str | None]) -> set[str]:
    """Write the reviews that are not there yet; give those that could not be made."""
    missing = [i for i, name in enumerate(names) if name and not (out / _REVIEWS / name).exists()]
    if not missing:
        return set()
    tasks = (
        Task(
            str(names[i]),
            {"do": "render", "form": _FORM, "name": screening.rows[i]["id"],
             "hide": screening.hidden(i) if screening.blind else None},
            screening.store.review(screening.entries[i].key),
        )
        for i in missing
    )  # fmt: skip
    pool = Pool(screening.settings, min(screening.jobs, len(missing)), _SECONDS, _MEMORY)
    lost = set()
    try:
        for answer in pool.run(list(tasks)):
            if "made" in answer.message:
                write_bytes(answer.data, out / _REVIEWS / answer.name)
            else:
                lost.add(answer.name)
    finally:
        pool.close()
    return lost


def _written_before(out: Path) -> set[str]:
    """The files that an earlier run wrote, as its list says; names that lead elsewhere are not ours."""
    try:
        listed = json.loads((out / _LIST).read_text(encoding="ascii"))
    except (OSError, ValueError):
        return set()
    simple = re.compile(rf"(?:{_REVIEWS}/)?[a-z0-9][a-z0-9.-]*")
    return {name for name in listed if isinstance(name, str) and simple.fullmatch(name)}
