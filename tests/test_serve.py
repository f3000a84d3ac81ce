"""The site while a clerk works on it: every edit is seen at once, and a mistake never takes the page away."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from pathlib import Path

import pytest

from built import MEASURES, PATIENCE, PLAN, files_of, free_port, program, surroundings, until

pytest_plugins = ["site_fixtures"]
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Ctrl+C reaches a process another way there")

PAGE = "/2568/measures/m1/"


@dataclass
class Server:
    """A running server, what it says, and the way to its pages."""

    process: subprocess.Popen[bytes]
    port: int
    log: Path

    @property
    def told(self) -> str:
        """All it has said so far."""
        return self.log.read_text("utf-8", "replace")

    def get(self, path: str) -> str | None:
        """A page; None when there is none, or nobody answers yet."""
        assert self.process.poll() is None, self.told
        connection = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.request("GET", path)
            answer = connection.getresponse()
            body = answer.read().decode()
        except (OSError, HTTPException):
            return None
        finally:
            connection.close()
        return body if answer.status == 200 else None

    def shows(self, text: str, path: str = PAGE) -> str:
        """The page, as soon as it holds the text."""

        def found() -> str | None:
            page = self.get(path)
            return page if page and text in page else None

        return until(found, f"{text} on {path}; the server said:\n{self.told}")

    def says(self, text: str) -> None:
        """Come back as soon as it has said this."""
        until(lambda: text in self.told, f"{text} in what the server says:\n{self.told}")

    def stop(self) -> int:
        """Ctrl+C; how it ended."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(PATIENCE)


@contextmanager
def serving(command: str, folder: Path, log: Path) -> Iterator[Server]:
    """Serve a site on a free port; whatever happens, the process ends."""
    port = free_port()
    before = signal.signal(signal.SIGINT, signal.default_int_handler)  # a process started unattended may ignore Ctrl+C
    try:
        with log.open("wb") as file:
            process = subprocess.Popen(
                [program(command), "serve", "-a", f"127.0.0.1:{port}"],
                cwd=folder,
                env=surroundings(PYTHONUNBUFFERED="1", PYTHONIOENCODING="utf-8", TMPDIR=str(log.parent)),
                stdin=subprocess.DEVNULL,
                stdout=file,
                stderr=subprocess.STDOUT,
            )
    finally:
        signal.signal(signal.SIGINT, before)
    try:
        yield Server(process, port, log)
    finally:
        if process.poll() is None:
            process.kill()
        process.wait(PATIENCE)


@pytest.mark.parametrize("command", ["prongsai", "mkdocs"])
def test_edits_are_seen_at_once_and_a_mistake_keeps_the_last_sound_page(
    office: Path, tmp_path: Path, command: str
) -> None:
    measures = office / "data/2568/measures.yml"
    (tmp_path / "served").mkdir()
    with serving(command, office, tmp_path / "served/log.txt") as server:
        assert "livereload" in server.shows("มาตรการปิดไฟ")
        assert server.get("/2568/files/plan.pdf") == PLAN.decode()

        measures.write_text(MEASURES.replace("ปิดไฟ", "ปิดน้ำ"), "utf-8")
        assert "มาตรการปิดไฟ" not in server.shows("มาตรการปิดน้ำ")

        measures.write_text("source: เอกสารทดสอบ\nmeasures:\n\t- id: m1\n", "utf-8")
        server.says("data/2568/measures.yml:3:1: ผิด: บรรทัดนี้ย่อหน้าด้วยแป้น Tab")
        assert "มาตรการปิดน้ำ" in (server.get(PAGE) or "")

        measures.write_text(MEASURES.replace("ปิดไฟ", "ปลูกต้นไม้"), "utf-8")
        server.shows("มาตรการปลูกต้นไม้")

        (office / "data/2569").mkdir()
        (office / "data/2569/measures.yml").write_text(MEASURES.replace("ปิดไฟ", "ปีหน้า"), "utf-8")
        server.shows("มาตรการปีหน้า", "/2569/measures/m1/")

        (office / "content/about.md").write_text("# เรา\n\nแก้แล้ว\n", "utf-8")
        server.shows("แก้แล้ว", "/about/")

        assert server.stop() == 0, server.told
        assert "Traceback" not in server.told
    assert set(files_of(tmp_path / "served")) == {"log.txt"}, "something temporary was left behind"
    assert sorted(path.name for path in office.iterdir()) == ["content", "data", "mkdocs.yml"]


def test_the_address_to_open_is_said_in_thai(office: Path, tmp_path: Path) -> None:
    with serving("prongsai", office, tmp_path / "log.txt") as server:
        server.says(f"เปิดดูที่ http://127.0.0.1:{server.port}/ (กด Ctrl+C เพื่อหยุด)")
        server.says(f"http://127.0.0.1:{server.port}/_office/")
        server.shows("มาตรการปิดไฟ")
        assert server.stop() == 0
        assert server.told.count("\n") == 2, server.told


def test_the_office_sees_its_own_pages_and_what_wants_a_look(office: Path, tmp_path: Path) -> None:
    oit = "source: เอกสารทดสอบ\nitems: {O1: {unit: กองคลัง, components: {duties: ดูแลตำบล}}}\n"
    (office / "data/2568/oit.yml").write_text(oit, "utf-8")
    with serving("prongsai", office, tmp_path / "log.txt") as server:
        assert "noindex" in server.shows("สำหรับเจ้าหน้าที่เท่านั้น", "/_office/")
        year = server.shows("ขาด: แผนผังการแบ่งส่วนงาน", "/_office/2568/")
        assert "กองคลัง" in year
        assert server.stop() == 0
