"""Pages of items as they were submitted before they were changed: an appeal is judged by what was shown then."""

from collections.abc import Iterator

from prongsai import addresses
from prongsai.catalogue import AgencyCatalogue, Catalogue
from prongsai.ledger import Ledger, Version
from prongsai.pages.page import Link, Page, agency_frame, part_link


def version_address(ledger: Ledger, version: Version) -> str:
    """Where an earlier version stays, whatever becomes of the agency's folder."""
    return addresses.version(ledger.slug, version.year, version.code, version.mark)


def pages(catalogue: Catalogue) -> Iterator[Page]:
    """A page for every version that was followed by another one, also of years and folders that are gone."""
    for ledger in catalogue.ledgers:
        agency = catalogue.owner(ledger)
        for year, code in ledger.versions if agency else ():
            for version in ledger.superseded(year, code):
                if agency:
                    yield _page(agency, ledger, version)


def _page(agency: AgencyCatalogue, ledger: Ledger, version: Version) -> Page:
    address = version_address(ledger, version)
    current = Link(version.code, ledger.destination(version.item.address) or version.item.address)
    crumbs = [part_link(agency, version.year, "oit"), current, Link("ฉบับก่อน", address)]
    return Page(
        address,
        f"{version.code} ปีงบประมาณ พ.ศ. {version.year} ฉบับที่ส่งเมื่อ {version.recorded.day}",
        "version",
        {
            "agency": agency,
            "version": version,
            "current": current,
            "followed": ledger.current(version.year, version.code)[-1],
            "removed": ledger.removed.get(address),
            "snapshot": ledger.snapshots.get(version.item.snapshot),
        },
        agency_frame(agency, version.year, crumbs),
        version.place.file,
        searched=False,
        past=True,
    )
