"""Files an agency attaches to a year: what they are, how large, and their fingerprint."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

TYPES = {
    ".pdf": "PDF",
    ".png": "PNG",
    ".jpg": "JPEG",
    ".jpeg": "JPEG",
    ".webp": "WebP",
    ".svg": "SVG",
    ".csv": "CSV",
    ".xlsx": "XLSX",
    ".ods": "ODS",
    ".docx": "DOCX",
    ".odt": "ODT",
    ".zip": "ZIP",
}
"""Endings that may be attached, with the word shown to readers."""


LEFTOVERS = frozenset({"desktop.ini", "Thumbs.db", "README.md", "CHECKS.md"})
"""What systems and guides put into any folder."""


def left_behind(name: str) -> bool:
    """Whether a file or folder of this name is no data: hidden, a draft (`_…`), or left by a system or an editor."""
    return name.startswith((".", "~", "_")) or name in LEFTOVERS


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file under a year's `files/`."""

    name: str
    """Path under `files/`, with forward slashes."""
    path: Path
    size: int
    """Bytes."""
    sha256: str
    """Hexadecimal."""

    @property
    def type(self) -> str:
        """The word for its kind, e.g. PDF; the bare ending where we know none."""
        ending = self.path.suffix.lower()
        return TYPES.get(ending, ending.removeprefix(".").upper())


def attachments(folder: Path, refused: Callable[[Path], None] | None = None) -> Iterator[Attachment]:
    """The attachments below `folder`, in order of their names; nothing when there is no such folder.

    refused: is told of each file that the system does not let us read.
    """
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder)
        if any(left_behind(part) for part in name.parts):
            continue
        try:
            if path.is_file():
                content = path.read_bytes()
                yield Attachment(name.as_posix(), path, len(content), hashlib.sha256(content).hexdigest())
        except OSError:
            if not refused:
                raise
            refused(path)
