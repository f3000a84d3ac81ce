"""What stands at addresses that were submitted and have moved: pages that lead on, and files as they were.

A host without rules can lead a reader on from a page, not from a PDF or a data file: those stay where they were
submitted, as a copy of what stands at the new address.
"""

from collections.abc import Collection, Iterator

from prongsai import addresses
from prongsai.catalogue import Catalogue
from prongsai.redirects import Redirected, redirect_page
from prongsai.statics import StaticFile


def moved_files(catalogue: Catalogue, files: Collection[StaticFile]) -> Iterator[StaticFile]:
    """Something for every recorded move that arrives; files: everything that goes into the site as it is."""
    by_path = {file.path: file for file in files}
    agencies = {agency.slug: agency.agency for agency in catalogue.agencies}
    for ledger in catalogue.ledgers:
        for old, recorded in ledger.redirects.items():
            new = ledger.destination(old)
            if new is None:
                continue
            if old.endswith("/"):
                slug = next((slug for slug in agencies if new.startswith(addresses.agency(slug))), None)
                agency = agencies[slug] if slug is not None else None
                told = Redirected(
                    old,
                    new,
                    recorded.day,
                    recorded.entry.reason or "",
                    agency.short if agency else "",
                    agency.base if agency else None,
                    fictional=bool(agency and agency.fictional),
                    anchors=ledger.anchors(old),
                )
                yield StaticFile(f"{old}index.html", redirect_page(told))
            elif new in by_path:
                yield StaticFile(old, by_path[new].origin)


def seals(catalogue: Catalogue) -> Iterator[StaticFile]:
    """The list of submissions of every agency that submitted anything, for everyone to see."""
    for ledger in catalogue.ledgers:
        if ledger:
            yield StaticFile(addresses.seals(ledger.slug), ledger.seals.replace("\r\n", "\n").encode())
