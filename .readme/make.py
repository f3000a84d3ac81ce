# ruff: noqa: INP001  # a script beside its pictures, no package
r"""Takes the pictures of the README from the built site, in headless Chromium.

    python3 start.py test                    once: installs what this needs
    python3 start.py                         builds `site`
    .venv/bin/python .readme/make.py         writes the pictures beside this file
    (Windows: .venv\Scripts\python .readme\make.py)

Another site folder may be named at the end. No picture may be larger than a reader on a slow line should wait for.
"""

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import NamedTuple

from playwright.sync_api import Browser, sync_playwright

HERE = Path(__file__).resolve().parent
SITE = HERE.parent / "site"
LARGEST = 150_000
"""Bytes of a picture."""
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
"""Commands a browser of this machine may go by; Playwright's own is taken where none is found."""


class Shot(NamedTuple):
    """A page, and how much of it is shown."""

    name: str
    address: str
    width: int
    height: int


SHOTS = (
    Shot("home", "", 1280, 800),
    Shot("year", "tuayang/2568/", 1280, 800),
    Shot("item", "tuayang/2568/oit/o3/", 360, 900),
    Shot("measure", "tuayang/2568/measures/m1/", 360, 900),
)


class Quiet(SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    def log_message(self, *_: object) -> None:
        """Keep the terminal for what matters."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a folder while it is served on this computer, at a port that is free."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=folder)) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def take(browser: Browser, base: str, shot: Shot) -> Path:
    """One picture, once the fonts have arrived and the page stands still."""
    path = HERE / f"{shot.name}.png"
    page = browser.new_page(
        viewport={"width": shot.width, "height": shot.height}, color_scheme="light", reduced_motion="reduce"
    )
    response = page.goto(base + shot.address, wait_until="networkidle")
    if response is None or not response.ok:
        sys.exit(f"no page at /{shot.address}: build the site first")
    page.evaluate("document.fonts.ready")
    page.screenshot(path=path, animations="disabled")
    page.close()
    return path


def main(site: Path) -> int:
    """All pictures; 1 when one of them is too large."""
    executable = next(filter(None, map(shutil.which, CHROMIUM)), None)
    code = 0
    with served(site) as base, sync_playwright() as play:
        browser = play.chromium.launch(executable_path=executable, args=["--no-sandbox"])
        for shot in SHOTS:
            path = take(browser, base, shot)
            size = path.stat().st_size
            sys.stdout.write(f"{path.name}: {size:,} bytes{'' if size <= LARGEST else ', TOO LARGE'}\n")
            code |= size > LARGEST
        browser.close()
    return code


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if sys.argv[1:] else SITE))
