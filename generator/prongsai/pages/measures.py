"""What was promised and what became of it: the measures of a year, each measure, progress, each round."""

from collections.abc import Iterator

from prongsai import addresses
from prongsai.catalogue import AgencyCatalogue, FoundMeasure, key
from prongsai.loading import YearData
from prongsai.model.progress import Round
from prongsai.pages.page import Link, Page, agency_frame, neighbours, part_link, part_page
from prongsai.status import state_of
from prongsai.titles import measure_number, measure_title


def pages(agency: AgencyCatalogue, data: YearData) -> Iterator[Page]:
    """The two lists exist for every year; their members as far as there are data."""
    yield measures(agency, data)
    found = agency.measures_of(data.year)
    links = [
        Link(measure_title(one), addresses.member(agency.slug, data.year, "measures", one.measure.id)) for one in found
    ]
    for position, one in enumerate(found):
        yield measure(agency, one, links[position], neighbours(links, position))
    yield progress(agency, data)
    rounds = data.progress.rounds if data.progress else ()
    links = [Link(one.title, addresses.member(agency.slug, data.year, "progress", one.id)) for one in rounds]
    for position, round_ in enumerate(rounds):
        yield round_page(agency, data, round_, links[position], neighbours(links, position))


def measures(agency: AgencyCatalogue, data: YearData) -> Page:
    """All measures of a year in one table, as the document has them."""
    rows = [(one, state_of(agency, one)) for one in agency.measures_of(data.year)]
    return part_page(agency, data, "measures", "มาตรการส่งเสริมคุณธรรมและความโปร่งใส", file=data.measures, rows=rows)


def measure(agency: AgencyCatalogue, found: FoundMeasure, own: Link, links: tuple[Link | None, Link | None]) -> Page:
    """One measure: why, what, by whom, until when, and what has been done."""
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
            "state": state_of(agency, found),
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


def progress(agency: AgencyCatalogue, data: YearData) -> Page:
    """The rounds of a year."""
    rows = [(one, state_of(agency, one)) for one in agency.measures_of(data.year)]
    return part_page(agency, data, "progress", "ผลการดำเนินการตามมาตรการ", progress=data.progress, rows=rows)


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
            "rows": rows,
            "source": data.progress.source if data.progress else None,
        },
        agency_frame(
            agency, data.year, [part_link(agency, data.year, "progress"), Link("รายงานผล", own.address)], links
        ),
        one.place.file,
        wide=True,
    )
