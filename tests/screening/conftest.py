"""Small proposals to screen, and a store of their own for every test."""

from collections.abc import Callable
from pathlib import Path

import pytest

from policycheck.screening import screen
from policycheck.screening.result import Screening

WELCOMING = """# Drop-in of Harbor Light Community Center

Applicant: Harbor Light Community Center

The Harbor Light Community Center (HLCC) serves people who use drugs. This is harm reduction.

## Rules

No one is turned away because they have used drugs that day. Staff give naloxone to everyone who asks, within
five minutes. Nobody loses a bed for a positive test. A council of six people who use drugs meets every month,
is paid $25 per hour, and approves the budget. The program director publishes the number of overdoses each
quarter.
"""
STRICT = """# House rules of Corner Stone House

Corner Stone House serves people in recovery from drug use.

## Rules

Participants must be free of drugs for thirty days before they move in. A positive urine test leads to
discharge on the same day. Residents who are found with syringes will be reported to the police. Attendance at
religious meetings is required for all who live in the house.
"""
SILENT = """# Parking plan

The parking lot behind the library has forty places. The gate closes at ten. Tickets are paid at the machine.
Bicycles stand beside the door. The lot is swept in spring and in autumn, and snow is cleared before seven.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with three proposals and a file that is none."""
    place = tmp_path / "proposals"
    place.mkdir()
    (place / "welcoming.md").write_text(WELCOMING, encoding="utf-8")
    (place / "strict.md").write_text(STRICT, encoding="utf-8")
    (place / "silent.txt").write_text(SILENT, encoding="utf-8")
    (place / "broken.docx").write_bytes(b"PK\x03\x04 this is no document")
    return place


@pytest.fixture
def screened(tmp_path: Path) -> Callable[..., Screening]:
    """``screen`` with a store in the test's own folder and one worker."""

    def run(*paths: Path, **options: object) -> Screening:
        chosen = {"store": tmp_path / "kept" / "results.sqlite", "jobs": 1} | options
        return screen(list(paths), **chosen)  # type: ignore[arg-type]

    return run


@pytest.fixture(autouse=True)
def own_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test touches the store of the person who runs it."""
    monkeypatch.setenv("POLICYCHECK_STORE", str(tmp_path / "kept" / "default.sqlite"))
