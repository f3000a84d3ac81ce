"""The one command for a fresh machine: sets everything up in `.venv`, then runs a command of prongsai.

    python3 start.py            builds the site
    python3 start.py test       runs all tests
    python3 start.py serve      shows the site on this computer, and rebuilds it on every edit

Needs only Python 3.11 or newer; safe to repeat. Whatever else is typed goes to prongsai as it is.
"""

import hashlib
import os
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
RECIPE = (ROOT / "pyproject.toml", ROOT / "constraints.txt")
MARK = VENV / "installed.txt"
"""Says which recipe was installed, so that a second run need not ask the network."""
CHECKS = (
    ("ruff", "check", "."),
    ("ruff", "format", "--check", "."),
    ("mypy",),
    ("pytest", "--numprocesses", "auto", "--dist", "loadfile", "--no-loadscope-reorder"),
)


def main(arguments: list[str]) -> int:
    """Set up, then run; the exit code of what was run."""
    if sys.version_info < (3, 11):
        print("โปร่งใสต้องใช้ Python 3.11 ขึ้นไป / Prongsai needs Python 3.11 or newer")
        return 2
    speak_utf8()
    testing = arguments[:1] == ["test"]
    try:
        set_up(testing=testing)
    except (OSError, subprocess.CalledProcessError) as error:
        print(f"ติดตั้งไม่สำเร็จ กรุณาตรวจสอบการเชื่อมต่ออินเทอร์เน็ตและพื้นที่ดิสก์ แล้วสั่งใหม่อีกครั้ง\n{error}")
        print("บน Debian หรือ Ubuntu อาจต้องติดตั้งแพ็กเกจ python3-venv ก่อน")
        return 2
    if testing:
        return run_tests(arguments[1:])
    return run("prongsai", *(arguments or ["build"]))


def set_up(*, testing: bool) -> None:
    """Make `.venv` and install into it, unless the same recipe is installed already."""
    recipe = hashlib.sha256(b"".join(path.read_bytes() for path in RECIPE) + bytes([testing])).hexdigest()
    with_tests = hashlib.sha256(b"".join(path.read_bytes() for path in RECIPE) + bytes([True])).hexdigest()
    if PYTHON.exists() and MARK.exists() and MARK.read_text("utf-8") in {recipe, with_tests}:
        return
    print("กำลังติดตั้งส่วนประกอบ (ครั้งแรกใช้เวลาสักครู่) …", flush=True)
    venv.create(VENV, with_pip=True, clear=not PYTHON.exists())
    package = f"{ROOT}[test]" if testing else str(ROOT)
    options = ["--quiet", "--disable-pip-version-check", "--constraint", str(ROOT / "constraints.txt")]
    subprocess.run([PYTHON, "-m", "pip", "install", *options, "--editable", package], check=True)
    MARK.write_text(recipe, "utf-8")


def run_tests(arguments: list[str]) -> int:
    """Style, types and all tests; the first failure decides. Arguments go to pytest."""
    for name, *rest in CHECKS:
        extra = arguments if name == "pytest" else []
        print(f"▶ {' '.join([name, *rest, *extra])}", flush=True)
        if code := run(name, *rest, *extra):
            return code
    print("ผ่านทุกการทดสอบ")
    return 0


def run(module: str, *arguments: str) -> int:
    """Run a module of the virtual environment at the root of the project."""
    environment = os.environ | {"PYTHONUTF8": "1", "NO_MKDOCS_2_WARNING": "1"}
    name = "prongsai.cli" if module == "prongsai" else module
    return subprocess.run([PYTHON, "-m", name, *arguments], cwd=ROOT, env=environment, check=False).returncode


def speak_utf8() -> None:
    """A Windows console may speak Thai in cp874."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
