"""A finished site as one archive to hand over: what goes into it, and that every link in it leads somewhere.

The archive is the same bytes for the same site on every machine. It is looked through as it will be used: served
from a folder of a plain host, every link followed.
"""

import hashlib
import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZipFile, is_zipfile

from prongsai import addresses
from prongsai.delivery.crawling import Broken, broken
from prongsai.delivery.hosting import fetching
from prongsai.packing import pack
from prongsai.publishing import NotOursError

SIGN = addresses.STYLE
"""Every site of ours has it."""
NOT_FOUND = "404.html"
ROOTED = frozenset({NOT_FOUND, "sitemap.xml"})
"""Right only where the site lies at the address it was built for."""
PACKED_AGAIN = "sitemap.xml.gz"
"""Says what the sitemap says, in bytes that depend on the compressor."""
CRAWLED = (".html", ".css", ".svg", ".xml")


class BrokenLinksError(Exception):
    """The site has links that lead nowhere."""

    def __init__(self, links: tuple[Broken, ...]) -> None:
        super().__init__(f"{len(links)} broken links")
        self.links = links


@dataclass(frozen=True)
class Delivered:
    """An archive that was made."""

    files: int
    pages: int
    size: int
    """Bytes."""
    sha256: str
    """Hexadecimal."""


def guard_archive(target: Path) -> None:
    """Refuse to write over a folder, or over a file that is no archive of a site of ours. Raises NotOursError."""
    if target.is_dir() or (target.exists() and not _ours(target)):
        message = f"{target} เป็นสิ่งอื่นที่ไม่ใช่ชุดเว็บไซต์ซึ่งจัดไว้ก่อน กรุณาระบุชื่อใหม่ด้วย -o เพื่อไม่ให้ของเดิมหาย"
        raise NotOursError(message)


def _ours(target: Path) -> bool:
    if not is_zipfile(target):
        return False
    with ZipFile(target) as archive:
        return SIGN in archive.namelist()


def deliver(site: Path, target: Path, base: str | None) -> Delivered:
    """Make the archive of a finished site; what was at `target` stays until the new one is whole and looked through.

    base: where the site was built to lie, ending in `/`; None when nobody said.
    Raises BrokenLinksError when a link leads nowhere, OSError when something cannot be read or written.
    """
    names = tuple(handed_over(site, based=base is not None))
    target = target.resolve()
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{target.name}-", dir=target.parent) as workshop:
        fresh = Path(workshop) / "fresh.zip"
        with fresh.open("wb") as file:
            pack(file, ((name, site / name) for name in names))
        if found := tuple(_broken(fresh, base)):
            raise BrokenLinksError(found)
        with fresh.open("rb") as file:
            seal = hashlib.file_digest(file, "sha256").hexdigest()
        size = fresh.stat().st_size
        os.replace(fresh, target)  # noqa: PTH105  # Path.replace says the same, less plainly
    return Delivered(len(names), sum(name.endswith(".html") for name in names), size, seal)


def handed_over(site: Path, *, based: bool) -> Iterator[str]:
    """The files of a site that whoever hosts it needs, by their names, sorted.

    based: whether the site was built for a known address.
    """
    names = sorted(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    for name in names:
        if not (name == PACKED_AGAIN or (name in ROOTED and not based)):
            yield name


def _broken(path: Path, base: str | None) -> Iterator[Broken]:
    with ZipFile(path) as archive:
        names = [name for name in archive.namelist() if name.endswith(CRAWLED)]
        with fetching(archive) as fetch:
            yield from broken(names, fetch, base)
