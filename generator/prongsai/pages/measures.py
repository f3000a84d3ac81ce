"""What was promised and what became of it: the measures of a year, each measure, progress, each round."""

import datetime as dt
from collections.abc import Iterator

from prongsai import addresses
from prongsai.catalogue import AgencyCatalogue, FoundMeasure, key
from prongsai.facets import indicators_of
from prongsai.loading import YearData
from prongsai.model.progress import Round
from prongsai.pages import pictures
from prongsai.pages.page import Link, Page, agency_frame, neighbours, part_link, part_page
from prongsai.standing import day, standing_of, standings
from prongsai.timeline import timeline
from prongsai.titles import measure_number, measure_title


def pages(agency: AgencyCatalogue, data: YearData, today: dt.date | None = None) -> Iterator[Page]:
    """The two lists exist for every year; their members as far as there are data.

    today: the day that decides what is overdue; without one nothing is.
    """
    yield measures(agency, data, today)
    found = agency.measures_of(data.year)
    links = [
        Link(measure_title(one), addresses.member(agency.slug, data.year, "measures", one.measure.id)) for one in found
    ]
    for position, one in enumerate(found):
        yield measure(agency, one, links[position], neighbours(links, position), today)
    yield progress(agency, data, today)
    rounds = data.progress.rounds if data.progress else ()
    links = [Link(one.title, addresses.member(agency.slug, data.year, "progress", one.id)) for one in rounds]
    for position, round_ in enumerate(rounds):
        yield round_page(agency, data, round_, links[position], neighbours(links, position))


def measures(agency: AgencyCatalogue, data: YearData, today: dt.date | None) -> Page:
    """All measures of a year: where each stands, and in one table as the document has them."""
    reached = standings(agency, data.year, today)
    return part_page(
        agency,
        data,
        "measures",
        "มาตรการส่งเสริมคุณธรรมและความโปร่งใส",
        file=data.measures,
        rows=[(one.found, one.state) for one in reached],
        standings=reached,
        progressed=pictures.measure_picture([one.state for one in reached]),
        today=day(today),
    )


def measure(
    agency: AgencyCatalogue,
    found: FoundMeasure,
    own: Link,
    links: tuple[Link | None, Link | None],
    today: dt.date | None,
) -> Page:
    """One measure: why, what, by whom, until when, and what has been done."""
    standing = standing_of(agency, found, today)
    file = agency.year(found.year).measures
    return Page(
        own.address,
        measure_title(found),
        "measure",
        {
            "agency": agency,
            "found": found,
            "measure": found.measure,
            "findings": agency.answered(found),
            "outcomes": agency.outcomes.get((found.year, found.measure.id), ()),
            "state": standing.state,
            "standing": standing,
            "indicators": indicators_of(agency, found),
            "today": day(today),
            "columns": file.columns if file else None,
            "source": file.source if file else None,
        },
        agency_frame(
            agency,
            found.year,
            [part_link(agency, found.year, "measures"), Link(measure_number(found), own.address)],
            links,
        ),
        found.measure.place.file,
    )


def progress(agency: AgencyCatalogue, data: YearData, today: dt.date | None) -> Page:
    """The rounds of a year, and its measures along the months."""
    reached = standings(agency, data.year, today)
    return part_page(
        agency,
        data,
        "progress",
        "ผลการดำเนินการตามมาตรการ",
        progress=data.progress,
        standings=reached,
        timeline=timeline(agency, data, today),
        progressed=pictures.measure_picture([one.state for one in reached]),
        told=pictures.rounds_picture(agency, data),
        today=day(today),
    )


def round_page(
    agency: AgencyCatalogue, data: YearData, one: Round, own: Link, links: tuple[Link | None, Link | None]
) -> Page:
    """One progress report, row by row."""
    rows = [(outcome, agency.measures.get(key(outcome.measure, data.year))) for outcome in one.results]
    return Page(
        own.address,
        one.title,
        "round",
        {
            "agency": agency,
            "data": data,
            "round": one,
            "picture": pictures.round_picture(agency, data, one),
            "rows": rows,
            "source": data.progress.source if data.progress else None,
        },
        agency_frame(
            agency, data.year, [part_link(agency, data.year, "progress"), Link("รายงานผล", own.address)], links
        ),
        one.place.file,
        wide=True,
    )
