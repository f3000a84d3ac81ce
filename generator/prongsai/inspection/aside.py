"""Reading in a process of its own: a library in C that hangs or crashes takes nobody with it.

A page of a few hundred bytes can keep PDFium busy for years (forms that draw forms), and no call of it can be
interrupted. So it works aside, and is ended when one file takes longer than `PATIENCE` or more than `MOST_MEMORY`.
No document comes near these bounds: all others are of work and of size, so that the same file gives the same answer.
The process starts with the first file (0.2 s) and stays until the program ends.
"""

import atexit
import os
import pickle
import subprocess
import sys
from contextlib import suppress
from threading import Timer

from prongsai.inspection import pdf
from prongsai.inspection.finding import Inspection, Kind, faulty

PATIENCE = 10.0
"""Seconds; 300 pages of dense text take one or two."""
MOST_MEMORY = 2_000_000_000
"""Bytes, where the system can bound them: not on Windows."""

_running: list[subprocess.Popen[bytes]] = []
"""The process, once it was needed."""


def read(content: bytes) -> Inspection:
    """What `pdf.read` says about a PDF; DOUBTFUL when that does not come to an end. Nothing is raised."""
    try:
        process = _process()
        timer = Timer(PATIENCE, process.kill)
        timer.start()
        try:
            return _asked(process, content)
        finally:
            timer.cancel()
    except (OSError, EOFError, pickle.UnpicklingError):
        end()
        return faulty(Kind.DOUBTFUL)
    except BaseException:
        end()  # half an answer may stand in the pipe
        raise


def _process() -> subprocess.Popen[bytes]:
    if _running and _running[0].poll() is not None:
        end()  # somebody else ended it since the last file
    if not _running:
        _running.append(
            subprocess.Popen(  # noqa: S603  # nothing in the command comes from outside
                [sys.executable, "-P", "-c", f"from {__name__} import serve; serve()"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            )
        )
        atexit.register(end)
    return _running[0]


def _asked(process: subprocess.Popen[bytes], content: bytes) -> Inspection:
    assert process.stdin  # noqa: S101  # for mypy: both are pipes
    assert process.stdout  # noqa: S101
    pickle.dump(content, process.stdin)
    process.stdin.flush()
    found: Inspection = pickle.load(process.stdout)  # noqa: S301  # our own process wrote it
    return found


def end() -> None:
    """Ends the process, if there is one; the next file starts another."""
    while _running:
        process = _running.pop()
        process.kill()
        process.communicate()
    atexit.unregister(end)


def serve() -> None:
    """What the process does: answers file after file until nobody asks any more."""
    _bound_memory()
    while True:
        try:
            content = pickle.load(sys.stdin.buffer)  # noqa: S301  # our own process wrote it
        except EOFError:
            return
        pickle.dump(pdf.read(content), sys.stdout.buffer)
        sys.stdout.buffer.flush()


def _bound_memory() -> None:
    if sys.platform != "win32":
        import resource  # noqa: PLC0415  # Windows has none

        with suppress(ValueError, OSError):  # macOS
            resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
