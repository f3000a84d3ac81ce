"""What one page offers as data files."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from prongsai.model.agency import Agency
from prongsai.static_file import StaticFile

MEDIA_TYPES = {
    "json": "application/json",
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "zip": "application/zip",
}
"""IANA media types of the endings there are."""


class Offered(NamedTuple):
    """A data file as a link leads to it."""

    kind: str
    """The word for its kind: JSON, CSV, XLSX, ZIP."""
    path: str
    """Where it lies on the site."""
    size: int
    """Bytes."""
    name: str
    """What it is called once it is taken out of its folder: `tuayang-2569-o13.csv`."""


@dataclass(frozen=True)
class PageFiles:
    """A page and the data files that say the same."""

    address: str
    """Of the page."""
    part: str
    """What it is: `item`, `year`, or a part of the year."""
    title: str
    agency: Agency
    slug: str
    """The agency's folder."""
    year: int
    """The assessed fiscal year (BE)."""
    covers: int | None
    """The fiscal year (BE) whose data these are; None where it is not tied to one."""
    files: tuple[StaticFile, ...] = field(repr=False)
    issued: dt.date | None = None
    """The declared day it was first published."""
    modified: dt.date | None = None
    """The declared day of its last change."""

    @property
    def offered(self) -> Iterator[Offered]:
        """Its data files in their order, each with a name that says whose it is."""
        parts = [self.slug, str(self.year), self.address.rstrip("/").rpartition("/")[2]]
        stem = "-".join(dict.fromkeys(filter(None, parts)))
        for file in self.files:
            ending = file.path.rpartition(".")[2]
            yield Offered(ending.upper(), file.path, file.size, f"{stem}.{ending}")
