"""A finished site on a plain host, for a moment and for this computer alone.

Serves the files of an archive below a folder and knows no rules: a folder is its `index.html`, names count letter by
letter, and what is not there is not there. So does the plainest host a site may be handed to.
"""

import http.client
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, HTTPServer
from mimetypes import guess_type
from threading import Thread
from urllib.parse import unquote, urlsplit
from zipfile import ZipFile

FOLDER = "/a/b/ita/"
"""The folder of the host that the site lies in."""
LOOPBACK = "127.0.0.1"
PATIENCE = 30.0
"""Seconds to wait for an answer of this very computer."""


@contextmanager
def fetching(archive: ZipFile) -> Iterator[Callable[[str], bytes | None]]:
    """A host of the archive's files, and how to fetch one by its address from the root of the site.

    Raises OSError when this computer gives no door to listen at.
    """
    with HTTPServer((LOOPBACK, 0), _handler(archive)) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        line = http.client.HTTPConnection(LOOPBACK, server.server_port, timeout=PATIENCE)
        try:
            yield lambda address: _fetched(line, FOLDER + address)
        finally:
            line.close()
            server.shutdown()
            thread.join()


def _fetched(line: http.client.HTTPConnection, path: str) -> bytes | None:
    """What a browser gets in the end; it follows the one step from a folder's name to the folder."""
    for _ in range(2):
        line.request("GET", path)
        answer = line.getresponse()
        content = answer.read()
        if answer.status == HTTPStatus.MOVED_PERMANENTLY:
            path = answer.headers["Location"]
        else:
            return content if answer.status == HTTPStatus.OK else None
    return None


def _handler(archive: ZipFile) -> type[BaseHTTPRequestHandler]:
    names = frozenset(archive.namelist())

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"  # one line for all requests
        disable_nagle_algorithm = True  # or every answer waits for the line to ask for its second half

        def do_GET(self) -> None:
            asked = urlsplit(self.path).path
            name = unquote(asked).removeprefix(FOLDER)
            if not asked.startswith(FOLDER):
                self._answer(HTTPStatus.NOT_FOUND)
            elif name in names:
                self._answer(HTTPStatus.OK, archive.read(name), guess_type(name)[0])
            elif (not name or name.endswith("/")) and f"{name}index.html" in names:
                self._answer(HTTPStatus.OK, archive.read(f"{name}index.html"), "text/html")
            elif f"{name}/index.html" in names:
                self._answer(HTTPStatus.MOVED_PERMANENTLY, location=f"{asked}/")
            else:
                self._answer(HTTPStatus.NOT_FOUND)

        def _answer(
            self, status: HTTPStatus, content: bytes = b"", kind: str | None = None, *, location: str | None = None
        ) -> None:
            self.send_response(status)
            self.send_header("Content-Type", kind or "application/octet-stream")
            self.send_header("Content-Length", str(len(content)))
            if location:
                self.send_header("Location", location)
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the name is http.server's
            """Say nothing."""

    return Handler
