"""Pages of items as they were submitted before they were changed: an appeal is judged by what was shown then."""

from collections.abc import Iterator

from prongsai import addresses
from prongsai.catalogue import AgencyCatalogue
from prongsai.ledger import Version
from prongsai.pages.page import Link, Page, agency_frame, part_link


def version_address(agency: AgencyCatalogue, version: Version) -> str:
    """Where an earlier version stays."""
    return addresses.version(agency.slug, version.year, version.code, version.mark)


def pages(agency: AgencyCatalogue) -> Iterator[Page]:
    """A page for every version that was followed by another one, also of years that are gone."""
    for year, code in agency.ledger.versions:
        for version in agency.ledger.superseded(year, code):
            yield _page(agency, version)


def _page(agency: AgencyCatalogue, version: Version) -> Page:
    address = version_address(agency, version)
    current = Link(version.code, addresses.member(agency.slug, version.year, "oit", version.code))
    return Page(
        address,
        f"{version.code} ปีงบประมาณ พ.ศ. {version.year} ฉบับที่ส่งเมื่อ {version.recorded.day}",
        "version",
        {
            "agency": agency,
            "version": version,
            "current": current,
            "followed": agency.ledger.current(version.year, version.code)[-1],
            "removed": agency.ledger.removed.get(address),
            "snapshot": agency.ledger.snapshots.get(version.item.snapshot),
        },
        agency_frame(agency, version.year, [part_link(agency, version.year, "oit"), current, Link("ฉบับก่อน", address)]),
        version.place.file,
        searched=False,
        past=True,
    )
