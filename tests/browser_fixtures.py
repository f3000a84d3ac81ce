"""Chromium, the shipped site on a host, and its readers; named in the `pytest_plugins` of modules that open windows."""

import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from browsing import CHROMIUM, DESK, PHONE, SWITCHES, Reader, hosted, reading
from built import Built


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The Chromium of this machine. A run that checks every change must have one."""
    found = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if not found:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(f"no Chromium found; looked for {', '.join(CHROMIUM)}")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=SWITCHES)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def home(shipped: Built) -> Iterator[str]:
    """The shipped site on a host."""
    with hosted(shipped.site) as address:
        yield address


@pytest.fixture(params=[DESK, PHONE], ids=["desk", "phone"])
def reader(chromium: Browser, home: str, request: pytest.FixtureRequest) -> Iterator[Reader]:
    """Someone at a desk, and someone with a phone."""
    with reading(chromium, home, request.param) as one:
        yield one
