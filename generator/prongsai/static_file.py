"""A file that goes into the site as it is: a copy, bytes, or something that is made when it is wanted."""

import hashlib
import io
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryFile
from typing import IO, Generic, Protocol, TypeVar

from prongsai.packing import pack

T_co = TypeVar("T_co", covariant=True)


class Made(Protocol):
    """What makes a file when it is asked for; a check only asks where files live, and should not wait for more."""

    @property
    def content(self) -> bytes:
        """The bytes of the file, the same each time."""


@dataclass(frozen=True)
class Later(Generic[T_co]):
    """What is made once, when it is first asked for: the bytes of a file, or what they are made of."""

    make: Callable[[], T_co]

    @cached_property
    def content(self) -> T_co:
        """What was made."""
        return self.make()


@dataclass(frozen=True)
class Archive:
    """An archive that is written when it is wanted: with its attachments it may be larger than the rest of a site."""

    entries: tuple[tuple[str, Path | bytes | Made], ...]
    """What is in it, by its names there."""

    def write(self, target: IO[bytes]) -> None:
        """Write it. Raises OSError when a file in it cannot be read."""
        pack(target, ((name, one if isinstance(one, bytes | Path) else one.content) for name, one in self.entries))

    @property
    def content(self) -> bytes:
        """The whole of it. Raises OSError when a file in it cannot be read."""
        whole = io.BytesIO()
        self.write(whole)
        return whole.getvalue()

    @cached_property
    def seal(self) -> tuple[int, str]:
        """Its size in bytes and its SHA-256, hexadecimal. Raises OSError when a file in it cannot be read."""
        with TemporaryFile() as whole:
            self.write(whole)
            size = whole.tell()
            whole.seek(0)
            return size, hashlib.file_digest(whole, "sha256").hexdigest()

    @property
    def settled(self) -> "Archive":
        """The same with everything in it made, but not yet packed."""
        entries = ((name, one.content if isinstance(one, Later) else one) for name, one in self.entries)
        return Archive(tuple(entries))


@dataclass(frozen=True)
class StaticFile:
    """A file that goes into the site as it is."""

    path: str
    """Where it lives on the site."""
    origin: Path | bytes | Made
    """The file it is a copy of, what is in it, or what makes it."""

    @property
    def content(self) -> bytes:
        """What is in it. Raises OSError when a file cannot be read."""
        match self.origin:
            case bytes():
                return self.origin
            case Path():
                return self.origin.read_bytes()
            case _:
                return self.origin.content

    @property
    def seal(self) -> tuple[int, str]:
        """Its size in bytes and its SHA-256, hexadecimal. Raises OSError when a file cannot be read."""
        if isinstance(self.origin, Archive):
            return self.origin.seal
        content = self.content
        return len(content), hashlib.sha256(content).hexdigest()

    @property
    def size(self) -> int:
        """Bytes. Raises OSError when a file cannot be read."""
        return self.origin.seal[0] if isinstance(self.origin, Archive) else len(self.content)

    @property
    def settled(self) -> "StaticFile":
        """The same with what it holds made now, so that nothing can fail half-way through a site."""
        match self.origin:
            case Later():
                return StaticFile(self.path, self.origin.content)
            case Archive():
                return StaticFile(self.path, self.origin.settled)
            case _:
                return self

    def write(self, target: Path) -> None:
        """Put it at `target`, whose folder exists. Raises OSError when that or reading it fails."""
        match self.origin:
            case Archive():
                with target.open("wb") as file:
                    self.origin.write(file)
            case Path():
                copyfile(self.origin, target)
            case _:
                target.write_bytes(self.content)
