"""Where a page belongs, told by its address alone: whose it is, of which year, and of what kind."""

from collections.abc import Collection
from dataclasses import dataclass

from prongsai import addresses
from prongsai.pages.page import PART_TITLES

KINDS = {
    "oit": PART_TITLES["oit"],
    "measures": PART_TITLES["measures"],
    "progress": PART_TITLES["progress"],
    "results": PART_TITLES["results"],
    "analysis": PART_TITLES["analysis"],
    "constraints": PART_TITLES["constraints"],
    "documents": PART_TITLES["documents"],
    "concepts": "เรื่องที่ต้องเปิดเผย",
    "": "ภาพรวมและอื่น ๆ",
    "search": "ดัชนี",
}
"""What a result is called by the part of the site it lies in, in the order of the filter."""
YEAR = 4
"""Digits of a fiscal year."""


@dataclass(frozen=True, order=True)
class Place:
    """Where a page belongs."""

    agency: str | None
    """Folder of its agency, empty on a site of one; None for what belongs to the whole site."""
    year: int | None
    """Fiscal year (BE)."""
    kind: str
    """A key of KINDS."""


def place(address: str, slugs: Collection[str]) -> Place:
    """Where the page at `address` belongs; slugs: the folders of all agencies."""
    first = address.partition("/")[0]
    slug = "" if "" in slugs else first
    below = address.removeprefix(addresses.agency(slug)) if slug in slugs else ""
    year, _, rest = below.partition("/")
    if len(year) == YEAR and year.isdecimal():
        return Place(slug, int(year), _kind(rest.partition("/")[0]))
    if slug in slugs and (slug or address == addresses.HOME):
        return Place(slug, None, "")
    return Place(None, None, _kind(first))


def _kind(part: str) -> str:
    return part if part in KINDS else ""
