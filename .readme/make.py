# ruff: noqa: INP001  # a script beside its pictures, no package
r"""Takes the pictures of the README from the built site, in headless Chromium.

    python3 start.py test                    once: installs what this needs
    python3 start.py                         builds `site`
    .venv/bin/python .readme/make.py         writes the pictures beside this file
    (Windows: .venv\Scripts\python .readme\make.py)

The page for the office, which is never published, is taken from a copy of the sample with three components missing.
Another site folder may be named at the end. No picture may be larger than a reader on a slow line should wait for.
"""

import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import NamedTuple

from mkdocs.commands.build import build
from mkdocs.config import load_config
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

OFFICE = Shot("office", "_office/tuayang/2569/", 1280, 720)
MISSING = re.compile(r"^      (?:email|risk-level|outcome):\n(?:(?:       .*)?\n)+", re.MULTILINE)
"""Components taken out of the sample, so that something is left to do."""


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


def as_served(folder: Path) -> Path:
    """The site as `serve` shows it, of a sample that is not finished; built below `folder`."""
    for name in ("data", "content"):
        shutil.copytree(HERE.parent / name, folder / name)
    shutil.copy(HERE.parent / "mkdocs.yml", folder)
    items = folder / "data/tuayang/2569/oit.yml"
    items.write_text(MISSING.sub("", items.read_text("utf-8")), "utf-8")
    config = load_config(str(folder / "mkdocs.yml"))
    config.plugins.on_startup(command="serve", dirty=False)
    build(config)
    return folder / "site"


def main(site: Path) -> int:
    """All pictures; 1 when one of them is too large."""
    executable = next(filter(None, map(shutil.which, CHROMIUM)), None)
    code = 0
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as play:
        browser = play.chromium.launch(executable_path=executable, args=["--no-sandbox"])
        for place, shots in ((site, SHOTS), (as_served(Path(folder)), (OFFICE,))):
            with served(place) as base:
                paths = [take(browser, base, shot) for shot in shots]
            for path in paths:
                size = path.stat().st_size
                sys.stdout.write(f"{path.name}: {size:,} bytes{'' if size <= LARGEST else ', TOO LARGE'}\n")
                code |= size > LARGEST
        browser.close()
    return code


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if sys.argv[1:] else SITE))
