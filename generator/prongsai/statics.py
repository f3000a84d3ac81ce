"""Files that go into the site as they are: attachments, style sheets, fonts, and what is made from the data."""

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from prongsai import addresses
from prongsai.catalogue import Catalogue

ASSETS = Path(str(resources.files("prongsai"))) / "assets"
"""Style sheets and fonts of the site."""


@dataclass(frozen=True)
class StaticFile:
    """A file that goes into the site as it is."""

    path: str
    """Where it lives on the site."""
    origin: Path | bytes
    """The file it is a copy of, or what is in it."""

    @property
    def content(self) -> bytes:
        """What is in it. Raises OSError when a file cannot be read."""
        return self.origin if isinstance(self.origin, bytes) else self.origin.read_bytes()


def static_files(catalogue: Catalogue) -> tuple[StaticFile, ...]:
    """Every attachment of every agency, and what pages need to look right."""
    return (*_attachments(catalogue), *_assets())


def _attachments(catalogue: Catalogue) -> Iterator[StaticFile]:
    for agency in catalogue.agencies:
        for data in agency.years:
            for file in data.files:
                yield StaticFile(addresses.file(agency.slug, data.year, file.name), file.path)


def _assets() -> Iterator[StaticFile]:
    for path in sorted(ASSETS.rglob("*")):
        if path.is_file():
            yield StaticFile(addresses.asset(path.relative_to(ASSETS).as_posix()), path)
