"""A browser of this machine that prints: found where browsers usually are, run without a window and without network.

Chrome, Chromium and Edge are one program here. Only they can print from the command line with bookmarks and tags.
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

VARIABLE = "PRONGSAI_BROWSER"
"""Names the browser, before all that is found."""
NAMES = (
    *("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "chrome.exe"),
    *("microsoft-edge", "microsoft-edge-stable", "msedge", "msedge.exe"),
)
BELOW_WINDOWS = (
    Path("Google/Chrome/Application/chrome.exe"),
    Path("Microsoft/Edge/Application/msedge.exe"),
    Path("Chromium/Application/chrome.exe"),
)
BELOW_MACOS = (
    Path("Google Chrome.app/Contents/MacOS/Google Chrome"),
    Path("Microsoft Edge.app/Contents/MacOS/Microsoft Edge"),
    Path("Chromium.app/Contents/MacOS/Chromium"),
)
PATIENCE = 180.0
"""Seconds a browser may take; the largest sample takes three."""
SWITCHES = (
    *("--headless", "--disable-gpu", "--no-first-run", "--no-default-browser-check", "--disable-extensions"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-default-apps"),
    # Whatever a page or the browser itself would ask for, there is nobody to answer.
    *("--host-resolver-rules=MAP * ~NOTFOUND", "--proxy-server=127.0.0.1:9", "--proxy-bypass-list=<-loopback>"),
    *("--no-pdf-header-footer", "--generate-pdf-document-outline", "--export-tagged-pdf"),
    "--virtual-time-budget=10000",  # it waits for letters and pictures, however busy the machine is
    *("--lang=th", "--force-color-profile=srgb", "--font-render-hinting=none", "--hide-scrollbars"),
)


class NoBrowserError(Exception):
    """None was found, or the one that was named is not there."""


class NotPrintedError(Exception):
    """The browser was asked and gave no PDF; the text is what it said last."""


def find_browser(named: Path | None, environment: Mapping[str, str]) -> Path:
    """The browser to print with: the one named, that of the variable, or the first of the usual ones.

    Raises NoBrowserError.
    """
    wanted = str(named) if named else environment.get(VARIABLE)
    if wanted:
        if named_one := shutil.which(wanted, path=environment.get("PATH")):
            return Path(named_one)
        raise NoBrowserError(wanted)
    on_path = (shutil.which(name, path=environment.get("PATH")) for name in NAMES)
    for found in (*on_path, *_usual(environment)):
        if found and Path(found).is_file():
            return Path(found)
    raise NoBrowserError


def _usual(environment: Mapping[str, str]) -> Iterator[Path]:
    """Where browsers are installed that are not on the path."""
    for variable in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"):
        if folder := environment.get(variable):
            yield from (Path(folder) / below for below in BELOW_WINDOWS)
    for folder in ("/Applications", f"{environment.get('HOME', '')}/Applications"):
        yield from (Path(folder) / below for below in BELOW_MACOS)


def printed(browser: Path, html: str, patience: float = PATIENCE) -> bytes:
    """The PDF a browser makes of a page that stands on its own.

    Raises NotPrintedError when it makes none within `patience` seconds, OSError when it cannot be started.
    """
    with tempfile.TemporaryDirectory(prefix="prongsai-print-", ignore_cleanup_errors=True) as folder:
        page, pdf = Path(folder) / "edition.html", Path(folder) / "edition.pdf"
        page.write_text(html, "utf-8", newline="\n")
        own = (f"--user-data-dir={Path(folder) / 'profile'}", f"--print-to-pdf={pdf}")
        said = _run([str(browser), *SWITCHES, *_unguarded(), *own, page.as_uri()], patience)
        content = pdf.read_bytes() if pdf.is_file() else b""
        if not content.startswith(b"%PDF-") or b"%%EOF" not in content[-64:]:
            raise NotPrintedError(said)
        return content


def _unguarded() -> tuple[str, ...]:
    """Chromium refuses to run for the system's own user with its sandbox; the page is ours and asks for nothing."""
    return ("--no-sandbox",) if sys.platform != "win32" and os.geteuid() == 0 else ()


def _run(command: list[str], patience: float) -> str:
    """Run to the end, together with all it starts; the last line it says."""
    with subprocess.Popen(  # noqa: S603  # a browser of this machine, with switches of ours
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        errors="replace",
        start_new_session=True,
    ) as process:
        try:
            _, said = process.communicate(timeout=patience)
        except subprocess.TimeoutExpired:
            _end(process)
            return f"ไม่เสร็จภายใน {patience:.0f} วินาที"
        return said.strip().rpartition("\n")[2]


def _end(process: subprocess.Popen[str]) -> None:
    if sys.platform == "win32":
        process.kill()
    else:
        os.killpg(process.pid, signal.SIGKILL)
