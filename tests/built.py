"""Sites made the way people make them: by commands in a process of their own, in a folder of their own."""

import os
import shutil
import socket
import subprocess
import sysconfig
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from time import monotonic
from typing import Any, TypeVar

import yaml

from samples import pdf, shown
from writing import Files, single, write

T = TypeVar("T")

ROOT = Path(__file__).parents[1]
PARTS = ("mkdocs.yml", "content", "data")
"""What makes up a site."""
PATIENCE = 60.0
"""Seconds to wait for something that a slow machine may take its time for."""

MEASURES = """\
source: เอกสารทดสอบ
measures:
  - id: m1
    number: "1"
    title: มาตรการปิดไฟ
    topic: 1
    guidelines: [ปิดไฟเมื่อเลิกงาน]
    steps: [ประชุม, ปิดไฟ]
    units: [สำนักปลัด]
    period: 1 ต.ค. 2567 - 30 ก.ย. 2568
"""
DOCUMENTS = """\
source: เอกสารทดสอบ
documents:
  - id: plan
    title: ประกาศแผน
    kind: ประกาศ
    files:
      - file: plan.pdf
        title: แผนฉบับเต็ม
"""
PLAN = pdf(shown("Plan of 2568"))
OFFICE: Files = {
    "2568/measures.yml": MEASURES,
    "2568/documents.yml": DOCUMENTS,
    "2568/files/plan.pdf": PLAN,
}
"""The data of a small office, named from its data folder."""


@dataclass(frozen=True)
class Ran:
    """What became of a command."""

    code: int
    out: str
    err: str

    @property
    def told(self) -> str:
        """All it wrote."""
        return self.out + self.err


@dataclass(frozen=True)
class Built:
    """A site's folder and what building it said."""

    folder: Path
    ran: Ran
    sources: dict[str, bytes]
    """All files of the folder before it was built."""

    @property
    def site(self) -> Path:
        """The finished site."""
        return self.folder / "site"


def surroundings(**more: str) -> dict[str, str]:
    """Environment variables for a command: this working copy of the program, and no clock set from outside."""
    env = {name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"}
    path = [str(ROOT / "generator"), *filter(None, [env.get("PYTHONPATH")])]
    return env | {"PYTHONPATH": os.pathsep.join(path), "NO_MKDOCS_2_WARNING": "1"} | more


def program(name: str) -> str:
    """A command installed beside the Python that runs the tests."""
    found = shutil.which(name, path=sysconfig.get_path("scripts"))
    assert found, f"{name} is not installed; run pip install -e '.[test]'"
    return found


def run(name: str, *arguments: str | Path, cwd: Path, **env: str) -> Ran:
    """Run a command to its end."""
    done = subprocess.run(
        [program(name), *map(str, arguments)],
        cwd=cwd,
        env=surroundings(**env),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=PATIENCE * 2,
        check=False,
    )
    return Ran(done.returncode, done.stdout, done.stderr)


def prongsai(*arguments: str | Path, cwd: Path, **env: str) -> Ran:
    """Our own command. It has to speak UTF-8 wherever it runs, so nothing here helps it."""
    return run("prongsai", *arguments, cwd=cwd, **env)


def mkdocs(*arguments: str | Path, cwd: Path, **env: str) -> Ran:
    """MkDocs itself."""
    return run("mkdocs", *arguments, cwd=cwd, **{"PYTHONIOENCODING": "utf-8"} | env)


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file below a folder and what it holds."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def differing(one: Mapping[str, bytes], other: Mapping[str, bytes]) -> list[str]:
    """Names of files that are not the same on both sides."""
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))


def copy_site(source: Path, target: Path) -> Path:
    """A site's sources in a folder of their own; that folder."""
    target.mkdir(parents=True, exist_ok=True)
    for part in PARTS:
        if (source / part).is_dir():
            shutil.copytree(source / part, target / part)
        else:
            shutil.copyfile(source / part, target / part)
    return target


def settings(folder: Path, **changes: Any) -> Path:  # noqa: ANN401  # a setting of MkDocs is whatever YAML holds
    """The shipped mkdocs.yml with changes, in a site's folder; a change to None leaves the setting out."""
    values = yaml.safe_load((ROOT / "mkdocs.yml").read_text("utf-8")) | changes
    path = folder / "mkdocs.yml"
    kept = {name: value for name, value in values.items() if value is not None}
    path.write_text(yaml.safe_dump(kept, allow_unicode=True, sort_keys=False), "utf-8")
    return path


def write_office(folder: Path, files: Files = OFFICE) -> Path:
    """The site of one small office; its folder."""
    write(folder, {"content/about.md": "# เกี่ยวกับเรา\n\nหน้าที่เขียนเอง\n", **single(files)})
    settings(folder)
    return folder


def free_port() -> int:
    """A port of this machine that nobody uses now."""
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        port: int = door.getsockname()[1]
        return port


def until(ask: Callable[[], T | None], what: str) -> T:
    """The first answer that counts; asks again and again, but not for ever."""
    deadline = monotonic() + PATIENCE
    pause = Event()
    while not (answer := ask()):
        assert monotonic() < deadline, f"waited in vain for {what}"
        pause.wait(0.05)
    return answer
