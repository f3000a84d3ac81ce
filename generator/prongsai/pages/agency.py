"""Home of an agency, and the pages of its years."""

import datetime as dt
from collections.abc import Iterator

from prongsai import addresses
from prongsai.catalogue import AgencyCatalogue, FoundMeasure
from prongsai.codes import open_survey, page_codes
from prongsai.loading import YearData
from prongsai.pages.items import by_sub_indicator
from prongsai.pages.page import PART_TITLES, Link, Page, agency_frame, neighbours, year_link
from prongsai.status import item_status, state_of


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
    return Page(
        addresses.agency(agency.slug),
        agency.agency.name,
        "agency",
        {
            "agency": agency,
            "rows": rows,
            "promises": _latest_promises(agency),
            "surveys": list(filter(None, (open_survey(agency, data, today) for data in agency.years))),
        },
        agency_frame(agency),
        agency.agency.place.file,
        f"การเปิดเผยข้อมูลสาธารณะของ{agency.agency.name}",
    )


def parts_of(data: YearData) -> list[str]:
    """The parts of a year that hold data, in the site's order."""
    return [part for part in PART_TITLES if getattr(data, part) is not None]


def _latest_promises(agency: AgencyCatalogue) -> tuple[int, list[tuple[FoundMeasure, str]]] | None:
    """The latest year with measures, each with its state."""
    for data in reversed(agency.years):
        if found := agency.measures_of(data.year):
            return data.year, [(measure, state_of(agency, measure)) for measure in found]
    return None


def year_page(
    agency: AgencyCatalogue, data: YearData, links: tuple[Link | None, Link | None], today: dt.date | None
) -> Page:
    """Level and score, items by sub-indicator, measures and how far they got, documents."""
    criteria = agency.criteria_of(data.year)
    statuses = [item_status(found) for found in agency.items(data.year)]
    return Page(
        addresses.year(agency.slug, data.year),
        f"ปีงบประมาณ พ.ศ. {data.year}",
        "year",
        {
            "agency": agency,
            "data": data,
            "criteria": criteria,
            "groups": by_sub_indicator(criteria, statuses),
            "measures": [(found, state_of(agency, found)) for found in agency.measures_of(data.year)],
            "parts": parts_of(data),
            "codes": page_codes(agency, data),
            "surveys": list(filter(None, [open_survey(agency, data, today)])),
        },
        agency_frame(agency, data.year, neighbours=links),
        next((getattr(data, part).place.file for part in parts_of(data)), agency.agency.place.file),
        f"ผลการประเมิน มาตรการ และข้อมูลที่เปิดเผยของ{agency.agency.short} ปีงบประมาณ พ.ศ. {data.year}",
    )
