"""Archives that are the same bytes on every machine.

Nothing is compressed: what a compressor makes of the same bytes depends on its version. Every entry has the same day,
rights and system.
"""

import zipfile
from collections.abc import Iterable
from pathlib import Path
from shutil import copyfileobj
from typing import IO

DAY = (1980, 1, 1, 0, 0, 0)
"""The first day an archive can name."""
_READABLE = 0o100644 << 16
_UNIX = 3


def pack(target: IO[bytes], entries: Iterable[tuple[str, bytes | Path]]) -> None:
    """Write an archive of named contents, in the order given. Raises OSError when a file cannot be read."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for name, origin in entries:
            entry = zipfile.ZipInfo(name, DAY)
            entry.external_attr = _READABLE
            entry.create_system = _UNIX
            if isinstance(origin, bytes):
                archive.writestr(entry, origin)
            else:
                entry.file_size = origin.stat().st_size
                with origin.open("rb") as source, archive.open(entry, "w") as place:
                    copyfileobj(source, place)
