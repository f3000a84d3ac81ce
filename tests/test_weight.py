"""What a reader with an empty cache and little credit pays: bytes over the line, counted by Chromium, gzip on."""

import gzip
import re
from collections.abc import Iterator
from functools import partial
from http import HTTPStatus
from http.server import ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from playwright.sync_api import Browser

from browsing import BELOW, PHONE, Handler
from built import Built

pytest_plugins = ["site_fixtures", "browser_fixtures"]
pytestmark = pytest.mark.browser

KILO = 1024
READABLE = 100 * KILO
"""Bytes of everything an item page needs, fonts included."""
HTML = 12 * KILO
"""Bytes of a page itself."""
TEXT_SHARE = 1.75
"""How much heavier than its bare text a page may be whose text alone fills most of that."""
PACKED = {".html", ".css", ".js", ".svg", ".json"}
LONG = {"edition"}
"""A whole year on one page."""


class Packing(Handler):
    """A host that sends text packed, as most do."""

    def do_GET(self) -> None:  # noqa: N802  # the name is http.server's
        """Text is packed; the rest goes as it is."""
        path = Path(self.translate_path(self.path.split("?")[0]))
        path = path / "index.html" if path.is_dir() else path
        if path.suffix not in PACKED or not path.is_file():
            super().do_GET()
            return
        body = gzip.compress(path.read_bytes(), mtime=0)
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture(scope="module")
def packed(shipped: Built) -> Iterator[str]:
    """The shipped site on a host that packs."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Packing, directory=str(shipped.site))) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}{BELOW}"
        server.shutdown()
        thread.join()


def fetched(chromium: Browser, address: str) -> dict[str, int]:
    """What a fresh window fetches for a page: bytes over the line by address."""
    context = chromium.new_context(viewport={"width": PHONE, "height": 740})
    page = context.new_page()
    line = context.new_cdp_session(page)
    names, sizes = dict[str, str](), dict[str, int]()

    def asked(event: dict[str, Any]) -> None:
        names[event["requestId"]] = event["request"]["url"]

    def came(event: dict[str, Any]) -> None:
        sizes[names[event["requestId"]]] = int(event["encodedDataLength"])

    line.on("Network.requestWillBeSent", asked)
    line.on("Network.loadingFinished", came)
    line.send("Network.enable")
    page.goto(address)
    page.wait_for_load_state("networkidle")
    assert context.cookies() == []
    context.close()
    return sizes


@pytest.mark.parametrize("item", ["tuayang/2568/oit/o13/", "tuayang/2569/oit/o9/", "tuayang/2568/oit/o1/"])
def test_an_item_page_is_readable_after_a_hundred_kilobytes(chromium: Browser, packed: str, item: str) -> None:
    sizes = fetched(chromium, packed + item)
    assert sum(sizes.values()) <= READABLE
    assert sizes[packed + item] <= HTML
    assert not [name for name in sizes if "/search/" in name or not name.startswith((packed, "data:"))]


def test_no_page_outgrows_its_share(shipped: Built) -> None:
    """Lists are split before they are heavy; an item shows its evidence whole, and then little besides."""
    heavy = {}
    for path in shipped.site.rglob("index.html"):
        name, html = path.parent.relative_to(shipped.site).as_posix(), path.read_text("utf-8")
        size, text = packed_size(html), packed_size(re.sub(r"<[^>]*>|\s+", " ", html[html.index("<article") :]))
        if size > max(HTML, text * TEXT_SHARE) and name.rpartition("/")[2] not in LONG:
            heavy[name] = (size, text)
    assert heavy == {}


def packed_size(text: str) -> int:
    """Bytes over the line."""
    return len(gzip.compress(text.encode(), mtime=0))


def test_nothing_lies_in_the_site_that_no_page_asks_for(shipped: Built) -> None:
    names = [path.relative_to(shipped.site).as_posix() for path in shipped.site.rglob("*") if path.is_file()]
    assert [name for name in names if name.endswith(".map") or name.startswith("assets/javascripts/")] == []
    assert sorted(name for name in names if name.startswith("assets/stylesheets/")) != []
