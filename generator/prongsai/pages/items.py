"""The pages an assessor opens: the list of items of a year, and one page per item."""

from collections.abc import Iterator
from dataclasses import replace

from prongsai import addresses
from prongsai.catalogue import AgencyCatalogue
from prongsai.codes import item_code
from prongsai.criteria import data_year
from prongsai.events import history
from prongsai.loading import YearData
from prongsai.model.criteria import Concept, Criteria, Item, SubIndicator
from prongsai.pages import pictures
from prongsai.pages.page import Link, Page, agency_frame, in_other_years, neighbours, part_link, part_page
from prongsai.status import ItemStatus, item_status


def pages(agency: AgencyCatalogue, data: YearData) -> Iterator[Page]:
    """The list, and a page for every official item of the year, with or without evidence."""
    criteria = agency.criteria_of(data.year)
    statuses = [item_status(found) for found in agency.items(data.year)]
    yield overview(agency, data, criteria, statuses)
    if criteria:
        links = [
            Link(
                f"{one.found.item.code} {one.found.item.title}",
                addresses.member(agency.slug, data.year, "oit", one.found.item.code),
            )
            for one in statuses
        ]
        for position, status in enumerate(statuses):
            yield item(agency, data, status, links[position], neighbours(links, position))


def overview(agency: AgencyCatalogue, data: YearData, criteria: Criteria | None, statuses: list[ItemStatus]) -> Page:
    """All items of a year by sub-indicator, each with its state."""
    groups = by_sub_indicator(criteria, statuses)
    return part_page(
        agency,
        data,
        "oit",
        "ข้อมูลที่เปิดเผยตามแบบวัด OIT ",
        criteria=criteria,
        groups=groups,
        statuses=statuses,
        picture=pictures.item_picture(statuses),
        looks=pictures.ITEM_LOOKS,
    )


def by_sub_indicator(
    criteria: Criteria | None, statuses: list[ItemStatus]
) -> list[tuple[SubIndicator, list[ItemStatus]]]:
    """Items under the sub-indicators of their year, in official order."""
    return [
        (sub, [status for status in statuses if status.found.item.sub_indicator == sub.code])
        for sub in (criteria.sub_indicators if criteria else ())
    ]


def item(
    agency: AgencyCatalogue,
    data: YearData,
    status: ItemStatus,
    own: Link,
    links: tuple[Link | None, Link | None],
) -> Page:
    """One item: every component in order, under its own anchor, with its evidence."""
    official = status.found.item
    criteria = agency.criteria.by_year[data.year]
    place = (data.year, official.code)
    concept = agency.criteria.by_concept.get(official.concept)
    others = agency.criteria.same_duty(data.year, official)
    frame = agency_frame(
        agency, data.year, [part_link(agency, data.year, "oit"), Link(official.code, own.address)], links
    )
    earlier, later = in_other_years(agency, data.year, {year: _link(agency, year, other) for year, other in others})
    return Page(
        own.address,
        own.title,
        "item",
        {
            "agency": agency,
            "data": data,
            "criteria": criteria,
            "status": status,
            "item": official,
            "evidence": status.found.evidence,
            "history": history(status.found.evidence),
            "sub": next((sub for sub in criteria.sub_indicators if sub.code == official.sub_indicator), None),
            "code": item_code(agency, data.year, official),
            "data_year": data_year(data.year, official),
            "concept": concept,
            "others": others,
            "english": agency.criteria.english_item(official),
            "substance": list(substance(agency, data.year, concept)) if concept else [],
            "findings": agency.findings_by_code.get(place, ()),
            "measures": agency.measures_by_code.get(place, ()),
        },
        replace(frame, earlier=earlier, later=later),
        status.found.evidence.place.file if status.found.evidence else (data.oit.place.file if data.oit else None),
        f"{own.title} ของ{agency.agency.short} ปีงบประมาณ พ.ศ. {data.year}",
        searched=bool(status.shown),
    )


def _link(agency: AgencyCatalogue, year: int, item: Item) -> Link:
    """The way to an item of another year: its number alone would mislead."""
    return Link(f"{item.code} {item.title} ปี {year}", addresses.member(agency.slug, year, "oit", item.code))


def substance(agency: AgencyCatalogue, year: int, concept: Concept) -> Iterator[Link]:
    """Pages of this site that hold what the duty is about; measures rest on the results and analysis before them."""
    parts: list[tuple[int, str]] = [(year, concept.shown_by)] if concept.shown_by else []
    if concept.shown_by == "measures":
        parts += [(of, part) for of in (year, year - 1) for part in ("results", "analysis", "constraints")]
    for of, part in parts:
        if getattr(agency.year(of), part) is not None:
            link = part_link(agency, of, part)
            yield Link(f"{link.title} ปีงบประมาณ {of}", link.address)
