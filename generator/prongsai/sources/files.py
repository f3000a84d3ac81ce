"""From a path to text: ordinary files of sensible size in UTF-8."""

import re
import stat
from pathlib import Path

from prongsai.problems import Place, Problem
from prongsai.sources.characters import LINE_BREAK

LARGEST_FILE = 5_000_000
"""Bytes; a year's data is a hundredth of it."""


class Refused(Exception):  # noqa: N818  # not an error of the program
    """Nothing more can be read."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__()
        self.problems = problems


def content(path: Path, name: str) -> bytes:
    """The content of an ordinary file, never more than the limit."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise Refused(Problem("not-a-file", Place(name)))
        with path.open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        reason = getattr(error, "strerror", None) or str(error)
        raise Refused(Problem("file-unreadable", Place(name), {"reason": reason})) from None
    if len(data) > LARGEST_FILE:
        raise Refused(Problem("file-too-large", Place(name), {"limit": str(LARGEST_FILE // 1_000_000)}))
    return data


_THAI_LETTERS = re.compile("[\u0e01-\u0e5b]")


def decoded(data: bytes, name: str) -> str:
    """The text of a file in UTF-8, with or without its byte order mark."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or 0 in data[:2]:
        raise Refused(Problem("wrong-encoding", Place(name), {"encoding": "UTF-16"}))
    try:
        # Not `utf-8-sig`: the positions in its errors do not count the mark.
        return data.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        lines = LINE_BREAK.split(data[: error.start].decode("utf-8").removeprefix("\ufeff"))
        place = Place(name, len(lines), len(lines[-1]) + 1)
        encoding = "Windows-874 (TIS-620)" if _is_old_thai(data) else "?"
        raise Refused(Problem("wrong-encoding", place, {"encoding": encoding})) from None


def _is_old_thai(data: bytes) -> bool:
    """Whether most letters beyond ASCII are Thai when read as old Thai software writes them."""
    foreign = [letter for letter in data[:4096].decode("cp874", "replace") if letter > "\x7f"]
    return 2 * len(_THAI_LETTERS.findall("".join(foreign))) > len(foreign)
