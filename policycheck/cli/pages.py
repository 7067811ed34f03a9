"""A folder of pages that are made, kept in step with what they are made from."""

from pathlib import Path

from policycheck.cli.output import write_bytes
from policycheck.errors import PolicycheckError


def stale_pages(pages: dict[str, str], folder: Path) -> list[str]:
    """Names of the pages that are missing, differ, or should be there no longer."""
    there = {path.name: path.read_bytes() for path in folder.glob("*.md")} if folder.is_dir() else {}
    made = {name: text.encode("utf-8") for name, text in pages.items()}
    return sorted(name for name in {*there, *made} if there.get(name) != made.get(name))


def write_pages(pages: dict[str, str], folder: Path) -> None:
    """Write the pages, and take away those that nothing makes any longer.

    Raises:
        PolicycheckError: the folder holds pages that were not made here, or cannot be written.
    """
    strange = [name for name in stale_pages(pages, folder) if name not in pages and not _made(folder / name)]
    if strange:
        raise PolicycheckError(
            f"{folder / strange[0]} was not made from a rubric; choose another folder with -o."
        )
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise PolicycheckError(
            f"{folder}: cannot be made ({error.strerror}); choose another with -o."
        ) from error
    for name in stale_pages(pages, folder):
        if name in pages:
            write_bytes(pages[name].encode("utf-8"), folder / name)
        else:
            (folder / name).unlink()


def _made(path: Path) -> bool:
    return "Made from the rubric by" in path.read_text(encoding="utf-8", errors="replace")
