"""Pages over all agencies: the site's home, all measures, and each duty through the years."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from prongsai import addresses
from prongsai.catalogue import AgencyCatalogue, Catalogue, FoundMeasure
from prongsai.events import eventful
from prongsai.model.criteria import Concept
from prongsai.model.measures import TOPICS
from prongsai.pages.page import Frame, Link, Page, site_frame
from prongsai.pages.results import totals
from prongsai.status import STATES, state_of

Row = tuple[AgencyCatalogue, FoundMeasure, str]
"""A measure, whose it is, and its state."""


class Group(NamedTuple):
    """Measures under one heading."""

    id: str
    """Anchor of the heading."""
    title: str
    rows: list[Row]


def pages(catalogue: Catalogue) -> Iterator[Page]:
    """Home (unless the site is one agency's), measures, concepts."""
    if not catalogue.single:
        yield home(catalogue)
    yield from all_measures(catalogue)
    yield concepts(catalogue)
    for concept in catalogue.criteria.concepts:
        yield concept_page(catalogue, concept)


def home(catalogue: Catalogue) -> Page:
    """Which agencies disclose here, with their latest result."""
    rows = [(agency, totals(agency)[-1:], len(agency.measures)) for agency in catalogue.agencies]
    news = Link("การเปลี่ยนแปลงล่าสุดของทุกหน่วยงาน", addresses.feed(""))
    feed = news if any(map(eventful, catalogue.agencies)) else None
    return Page(
        addresses.HOME,
        "โปร่งใส",
        "home",
        {"catalogue": catalogue, "rows": rows, "topics": _by_topic(_rows(catalogue))},
        Frame(feed=feed),
        description="ข้อมูลสาธารณะของหน่วยงานภาครัฐ: ผลการประเมิน ITA มาตรการ และความก้าวหน้า",
    )


def _rows(catalogue: Catalogue) -> list[Row]:
    return [
        (agency, found, state_of(agency, found)) for agency in catalogue.agencies for found in agency.measures.values()
    ]


def _by_topic(rows: list[Row]) -> list[Group]:
    """The seven topics in their order; measures without one come last."""
    topics = [*TOPICS.items(), (0, "มาตรการที่เอกสารไม่ได้แยกตามประเด็น")]
    return [
        Group(f"t{topic}", title, [row for row in rows if (row[1].measure.topic or 0) == topic])
        for topic, title in topics
    ]


def _by_year(rows: list[Row]) -> list[Group]:
    """Latest year first."""
    years = sorted({found.year for _, found, _ in rows}, reverse=True)
    return [Group(f"y{year}", f"ปีงบประมาณ {year}", [row for row in rows if row[1].year == year]) for year in years]


def _by_state(rows: list[Row]) -> list[Group]:
    """States in the order of progress."""
    return [
        Group(f"s{position}", state, [row for row in rows if row[2] == state]) for position, state in enumerate(STATES)
    ]


def _by_unit(rows: list[Row]) -> list[Group]:
    """Divisions by name, as the documents write them; a measure of several stands under each."""
    units = sorted({unit for _, found, _ in rows for unit in found.measure.units})
    groups = [
        Group(f"u{position}", unit, [row for row in rows if unit in row[1].measure.units])
        for position, unit in enumerate(units)
    ]
    return [*groups, Group("none", "ไม่ได้ระบุผู้รับผิดชอบ", [row for row in rows if not row[1].measure.units])]


ORDERS: tuple[tuple[str, str, Callable[[list[Row]], list[Group]]], ...] = (
    ("", "ตามประเด็น", _by_topic),
    ("by-year", "ตามปี", _by_year),
    ("by-state", "ตามสถานะ", _by_state),
    ("by-unit", "ตามผู้รับผิดชอบ", _by_unit),
)
"""Ways to look through all measures: end of the address, title, grouping."""


def all_measures(catalogue: Catalogue) -> Iterator[Page]:
    """Every measure by topic, by year, by state and by unit: a page each, so that none needs a script."""
    rows = _rows(catalogue)
    first = Link("มาตรการทั้งหมด", addresses.MEASURES)
    orders = [Link(title, addresses.measures(end)) for end, title, _ in ORDERS]
    for link, (end, title, group) in zip(orders, ORDERS, strict=True):
        yield Page(
            link.address,
            f"มาตรการทั้งหมด{title}",
            "all_measures",
            {"orders": orders, "groups": group(rows), "total": len(rows)},
            site_frame(*([first, link] if end else [first])),
            description=f"มาตรการของทุกหน่วยงานในเว็บไซต์นี้{title}",
            wide=True,
        )


def concepts(catalogue: Catalogue) -> Page:
    """All duties, with their numbers in each year."""
    link = Link("เรื่องที่ต้องเปิดเผย", addresses.CONCEPTS)
    return Page(
        addresses.CONCEPTS,
        link.title,
        "concepts",
        {"catalogue": catalogue, "book": catalogue.criteria},
        site_frame(link),
        description="เรื่องที่หน่วยงานต้องเปิดเผยตามแบบวัด OIT และเลขข้อของแต่ละปี",
        wide=True,
    )


def concept_page(catalogue: Catalogue, concept: Concept) -> Page:
    """One duty through the years under its changing numbers."""
    own = Link(concept.title, addresses.concept(concept.id))
    appearances = catalogue.criteria.appearances[concept.id]
    return Page(
        own.address,
        concept.title,
        "concept",
        {"catalogue": catalogue, "concept": concept, "appearances": appearances},
        site_frame(Link("เรื่องที่ต้องเปิดเผย", addresses.CONCEPTS), own),
        description=f"{concept.title}: เลขข้อและข้อมูลของแต่ละปี",
    )
