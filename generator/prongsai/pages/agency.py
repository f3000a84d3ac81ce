"""Home of an agency, and the pages of its years."""

import datetime as dt
from collections.abc import Iterator

from prongsai import addresses
from prongsai.catalogue import AgencyCatalogue
from prongsai.codes import open_survey, page_codes
from prongsai.events import recent
from prongsai.loading import YearData
from prongsai.pages import pictures
from prongsai.pages.edition import printable
from prongsai.pages.items import by_sub_indicator
from prongsai.pages.page import PART_TITLES, Link, Page, agency_frame, neighbours, year_link
from prongsai.pages.results import totals
from prongsai.standing import Standing, day, standings
from prongsai.status import item_status


def pages(agency: AgencyCatalogue, today: dt.date | None = None) -> Iterator[Page]:
    """The agency's home and one page per year; surveys that are open on the day `today` stand on both."""
    yield home(agency, today)
    years = [data.year for data in agency.years]
    links = [year_link(agency, year) for year in years]
    for position, data in enumerate(agency.years):
        yield year_page(agency, data, neighbours(links, position), today)


def home(agency: AgencyCatalogue, today: dt.date | None) -> Page:
    """For the citizen first: the latest result, what was promised, how to reach the office."""
    rows = [(data, len(agency.measures_of(data.year)), parts_of(data)) for data in reversed(agency.years)]
    promises, past = _latest_promises(agency, today), totals(agency)
    return Page(
        addresses.agency(agency.slug),
        agency.agency.name,
        "agency",
        {
            "agency": agency,
            "rows": rows,
            "promises": promises,
            "today": day(today),
            "news": recent(agency),
            "totals": past,
            "history": pictures.history_picture(past),
            "progressed": pictures.measure_picture([one.state for one in promises[1]] if promises else []),
            "surveys": list(filter(None, (open_survey(agency, data, today) for data in agency.years))),
        },
        agency_frame(agency),
        agency.agency.place.file,
        f"การเปิดเผยข้อมูลสาธารณะของ{agency.agency.name}",
    )


def parts_of(data: YearData) -> list[str]:
    """The parts of a year that hold data, in the site's order."""
    return [part for part in PART_TITLES if getattr(data, part) is not None]


def _latest_promises(agency: AgencyCatalogue, today: dt.date | None) -> tuple[int, list[Standing]] | None:
    """The latest year with measures, and where each of them stands."""
    for data in reversed(agency.years):
        if found := standings(agency, data.year, today):
            return data.year, found
    return None


def year_page(
    agency: AgencyCatalogue, data: YearData, links: tuple[Link | None, Link | None], today: dt.date | None
) -> Page:
    """Level and score, items by sub-indicator, measures and how far they got, documents."""
    criteria = agency.criteria_of(data.year)
    statuses = [item_status(found) for found in agency.items(data.year)]
    reached = standings(agency, data.year, today)
    return Page(
        addresses.year(agency.slug, data.year),
        f"ปีงบประมาณ พ.ศ. {data.year}",
        "year",
        {
            "agency": agency,
            "data": data,
            "criteria": criteria,
            "groups": by_sub_indicator(criteria, statuses),
            "picture": pictures.item_picture(statuses),
            "looks": pictures.ITEM_LOOKS,
            "progressed": pictures.measure_picture([one.state for one in reached]),
            "measures": [(one.found, one.state) for one in reached],
            "standings": reached,
            "today": day(today),
            "parts": parts_of(data),
            "printable": printable(data),
            "codes": page_codes(agency, data),
            "news": recent(agency, addresses.year(agency.slug, data.year)),
            "surveys": list(filter(None, [open_survey(agency, data, today)])),
        },
        agency_frame(agency, data.year, neighbours=links),
        next((getattr(data, part).place.file for part in parts_of(data)), agency.agency.place.file),
        f"ผลการประเมิน มาตรการ และข้อมูลที่เปิดเผยของ{agency.agency.short} ปีงบประมาณ พ.ศ. {data.year}",
    )
