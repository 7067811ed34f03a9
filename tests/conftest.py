"""What several folders of tests share: one browser a session.

Playwright allows one at a time in a process, so that no folder may open its own.
"""

import os
import shutil
from collections.abc import Iterator
from typing import Any

import pytest

_NAMES = ("chromium", "chromium-browser", "google-chrome")
_LINE = "no browser: apt-get install chromium && pip install playwright axe-playwright-python"


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """A real browser, or a skip with the line that installs it; POLICYCHECK_CHROMIUM may name one."""
    sync_api = pytest.importorskip("playwright.sync_api", reason=_LINE)
    path = os.environ.get("POLICYCHECK_CHROMIUM") or next(filter(None, map(shutil.which, _NAMES)), None)
    if path is None:
        pytest.skip(_LINE)
    with sync_api.sync_playwright() as playwright:
        opened = playwright.chromium.launch(
            executable_path=path, args=["--no-sandbox", "--disable-gpu"], timeout=90_000
        )
        yield opened
        opened.close()
