"""A small web on this computer: pages and files by their paths, with every fault a server can have.

Nothing sleeps: what is slow waits for an event that the end of the test sets.
"""

import gzip
import ssl
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

HTML = "text/html; charset=utf-8"
TYPES = {
    ".html": HTML,
    ".json": "application/json",
    ".csv": "text/csv; charset=utf-8",
    ".pdf": "application/pdf",
    ".txt": "text/plain",
}


@dataclass(frozen=True)
class Reply:
    """What a server says to one request."""

    body: bytes = b""
    type: str = HTML
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    promised: int | None = None
    """A Content-Length that is not true; the connection is closed after the body."""
    waits: bool = False
    """Says nothing until the web is shut down."""
    drips: bool = False
    """Sends the head and then nothing more until the web is shut down."""


Route = Reply | Callable[[int], Reply]
"""A reply, or who makes one of how often it was asked before."""


@dataclass
class Web:
    """A server while it runs; change `routes` to make it say something else."""

    routes: dict[str, Route]
    folder: Path | None = None
    """Files that are served where no route says otherwise."""
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    """Paths asked for, with the headers of each request in lower case."""
    over: threading.Event = field(default_factory=threading.Event)
    origin: str = ""
    """`http://127.0.0.1:…`"""

    @property
    def paths(self) -> list[str]:
        """Only the paths."""
        return [path for path, _ in self.asked]

    def reply(self, path: str) -> Reply:
        """What is said to a request, which counts."""
        before = self.paths.count(path) - 1
        route = self.routes.get(path)
        if route is not None:
            return route if isinstance(route, Reply) else route(before)
        if self.folder:
            file = self.folder / path.removeprefix("/")
            file = file / "index.html" if path.endswith("/") else file
            if file.is_file():
                return Reply(file.read_bytes(), TYPES.get(file.suffix, "application/octet-stream"))
        return Reply(b"<h1>404</h1>", status=404)


def redirect(target: str, status: int = 301) -> Reply:
    """A redirect."""
    return Reply(status=status, headers={"Location": target})


def packed(body: bytes, **more: Any) -> Reply:  # noqa: ANN401  # whatever a reply takes
    """A reply packed by gzip."""
    return Reply(gzip.compress(body), headers={"Content-Encoding": "gzip"}, **more)


@contextmanager
def serving(routes: Mapping[str, Route], folder: Path | None = None, tls: Path | None = None) -> Iterator[Web]:
    """A web that runs; tls: file with a key and a certificate, for https."""
    web = Web(dict(routes), folder)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        wbufsize = -1  # or head and body travel apart, and the second waits for a nod to the first

        def do_GET(self) -> None:
            web.asked.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
            reply = web.reply(self.path)
            if reply.waits:
                web.over.wait()
                self.close_connection = True
                return
            self.send_response(reply.status)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            if reply.type:
                self.send_header("Content-Type", reply.type)
            self.send_header("Content-Length", str(len(reply.body) if reply.promised is None else reply.promised))
            self.end_headers()
            self.wfile.write(reply.body)
            if reply.drips:
                self.wfile.flush()
                web.over.wait()
            if reply.promised is not None or reply.drips:
                self.close_connection = True

        def log_message(self, *_: object) -> None:
            """Tests have nothing to say on the way."""

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *_: object) -> None:
            """A client that gave up is what some tests are about."""

    server = Server(("127.0.0.1", 0), Handler)
    if tls:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(tls)
        server.socket = context.wrap_socket(server.socket, server_side=True)
    web.origin = f"http{'s' if tls else ''}://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield web
    finally:
        web.over.set()
        server.shutdown()
        server.server_close()
        thread.join()
