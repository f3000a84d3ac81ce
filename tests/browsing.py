"""A host of the built site below a folder, and a window of Chromium that remembers all that went wrong in it."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from playwright.sync_api import Browser, BrowserContext, Error, Page, Request

from built import ROOT

CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
SWITCHES = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
]
BELOW = "/a/b/"
"""The folder of the host that the site lies in."""
PICTURES = ROOT / "tests" / "output"
DESK, PHONE = 1280, 360


class Handler(SimpleHTTPRequestHandler):
    """A plain host: the site below a folder, and the site's own page for what is not there."""

    def translate_path(self, path: str) -> str:
        """Only what lies below the folder is served."""
        if not path.startswith(BELOW):
            return str(Path(self.directory) / "outside of the folder")
        return super().translate_path("/" + path.removeprefix(BELOW))

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Hosts show 404.html when they are told to."""
        if code != HTTPStatus.NOT_FOUND:
            super().send_error(code, message, explain)
            return
        body = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the name is http.server's
        """Say nothing."""


@contextmanager
def hosted(site: Path) -> Iterator[str]:
    """A host of the site; the address of its home."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(site))) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}{BELOW}"
        finally:
            server.shutdown()
            thread.join()


@dataclass
class Reader:
    """A browser window that remembers everything that went wrong in it."""

    page: Page
    home: str
    width: int
    wrong: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        origin = self.home.removesuffix(BELOW)
        self.page.on("console", lambda one: self.wrong.append(f"console: {one.text}") if one.type == "error" else None)
        self.page.on("pageerror", lambda error: self.wrong.append(f"script: {error}"))
        self.page.on("requestfailed", self._failed)
        self.page.on(
            "response", lambda one: self.wrong.append(f"{one.status}: {one.url}") if one.status >= 400 else None
        )
        self.page.on(
            "request",
            lambda one: None if one.url.startswith((f"{origin}/", "data:")) else self.wrong.append(f"left: {one.url}"),
        )

    def _failed(self, request: Request) -> None:
        """Chromium gives up asking for an icon when the reader is gone already."""
        if not (request.failure == "net::ERR_ABORTED" and request.url.endswith("/mark.svg")):
            self.wrong.append(f"failed: {request.url} {request.failure}")

    def open(self, address: str) -> Page:
        """A page of the site, with its fonts."""
        self.page.goto(self.home + address)
        self.page.evaluate("document.fonts.ready")
        return self.page

    @property
    def address(self) -> str:
        """Where the reader is."""
        return self.page.url.removeprefix(self.home)

    def follow(self, selector: str, text: str | re.Pattern[str] | None = None) -> None:
        """Click the first such link that can be seen, and arrive."""
        links = self.page.locator(selector).filter(visible=True)
        (links.filter(has_text=text) if text else links).first.click()
        self.page.wait_for_load_state()

    def picture(self, name: str) -> None:
        """Keep what is seen, to be looked at by people."""
        PICTURES.mkdir(exist_ok=True)
        take = partial(self.page.screenshot, path=PICTURES / f"{name}.png", full_page=True)
        try:
            take()
        except Error:  # of a tall page, on a busy machine, Chromium gives none at first
            take()


@contextmanager
def reading(chromium: Browser, home: str, width: int, *, scripts: bool = True) -> Iterator[Reader]:
    """A window of a width; at its end nothing may have gone wrong in it."""
    context: BrowserContext = chromium.new_context(
        viewport={"width": width, "height": 800}, locale="th-TH", java_script_enabled=scripts
    )
    context.set_default_timeout(30_000)
    reader = Reader(context.new_page(), home, width)
    try:
        yield reader
        assert reader.wrong == [], reader.wrong
    finally:
        context.close()
