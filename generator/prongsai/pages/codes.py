"""The QR codes of a year on sheets to be printed and put up."""

from collections.abc import Iterator

from prongsai import addresses
from prongsai.catalogue import AgencyCatalogue
from prongsai.codes import page_codes
from prongsai.loading import YearData
from prongsai.pages.page import Link, Page, agency_frame


def pages(agency: AgencyCatalogue, data: YearData) -> Iterator[Page]:
    """One page for a year whose pages have whole addresses; none without a declared main website."""
    if codes := page_codes(agency, data):
        own = Link("คิวอาร์โค้ด", addresses.qr_sheet(agency.slug, data.year))
        yield Page(
            own.address,
            f"คิวอาร์โค้ดของแต่ละข้อ ปีงบประมาณ พ.ศ. {data.year}",
            "qr",
            {"agency": agency, "data": data, "codes": codes},
            agency_frame(agency, data.year, [own]),
            agency.agency.place.file,
            wide=True,
            searched=False,
        )
