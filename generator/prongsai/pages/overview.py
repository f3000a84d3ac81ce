"""Pages over all agencies: the site's home, and each duty through the years."""

from collections.abc import Iterator, Mapping, Sequence

from prongsai import addresses
from prongsai.catalogue import AgencyCatalogue, Catalogue
from prongsai.events import eventful
from prongsai.facets import by_topic
from prongsai.facets import rows as measure_rows
from prongsai.model.criteria import Concept
from prongsai.pages.page import SUMMARY, Frame, Link, Page, site_frame
from prongsai.pages.paging import paged
from prongsai.pages.pictures import score_history
from prongsai.pages.results import totals

CARDS = 12
"""Agencies on the home of the site; where there are more, all of them have pages of their own."""
Having = Mapping[int, Sequence[AgencyCatalogue]]
"""The agencies that have a year, by years."""
NAMED = 40
"""Agencies named in one place before the rest is told on pages that follow."""


def pages(catalogue: Catalogue) -> Iterator[Page]:
    """Home (unless the site is one agency's), agencies when they are many, and duties."""
    if not catalogue.single:
        yield home(catalogue)
        if len(catalogue.agencies) > CARDS:
            yield from agencies(catalogue)
    yield concepts(catalogue)
    having = _having(catalogue)
    for concept in catalogue.criteria.concepts:
        yield concept_page(catalogue, concept, having)
        yield from showing(catalogue, concept, having)


def home(catalogue: Catalogue) -> Page:
    """Which agencies disclose here, with their latest result."""
    shown = catalogue.agencies[:CARDS]
    past = [totals(agency) for agency in shown]
    rows = [(agency, all_[-1:], len(agency.measures)) for agency, all_ in zip(shown, past, strict=True)]
    news = Link("การเปลี่ยนแปลงล่าสุดของทุกหน่วยงาน", addresses.feed(""))
    feed = news if any(map(eventful, catalogue.agencies)) else None
    return Page(
        addresses.HOME,
        "โปร่งใส",
        "home",
        {
            "catalogue": catalogue,
            "rows": rows,
            "scores": [score_history(all_) for all_ in past],
            "all": len(catalogue.agencies),
            "topics": by_topic(measure_rows(catalogue)),
        },
        Frame(feed=feed, english=Link(SUMMARY, addresses.english())),
        description="ข้อมูลสาธารณะของหน่วยงานภาครัฐ: ผลการประเมิน ITA มาตรการ และความก้าวหน้า",
    )


def agencies(catalogue: Catalogue) -> Iterator[Page]:
    """Every agency with its years, on as many pages as it takes."""
    link = Link("หน่วยงานทั้งหมด", addresses.AGENCIES)
    first = Page(
        link.address,
        link.title,
        "agencies",
        {"all": len(catalogue.agencies)},
        site_frame(link),
        description="รายชื่อหน่วยงานที่เปิดเผยข้อมูลในเว็บไซต์นี้",
    )
    yield from paged(first, "agencies", catalogue.agencies, NAMED)


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


def concept_page(catalogue: Catalogue, concept: Concept, having: Having) -> Page:
    """One duty through the years under its changing numbers."""
    own = Link(concept.title, addresses.concept(concept.id))
    appearances = catalogue.criteria.appearances[concept.id]
    return Page(
        own.address,
        concept.title,
        "concept",
        {"concept": concept, "appearances": appearances, "showing": having, "named": NAMED},
        site_frame(Link("เรื่องที่ต้องเปิดเผย", addresses.CONCEPTS), own),
        description=f"{concept.title}: เลขข้อและข้อมูลของแต่ละปี",
    )


def showing(catalogue: Catalogue, concept: Concept, having: Having) -> Iterator[Page]:
    """Who shows a duty in a year, where they are too many for the page of the duty."""
    own = Link(concept.title, addresses.concept(concept.id))
    for year, item in catalogue.criteria.appearances[concept.id]:
        those = having.get(year, ())
        if len(those) > NAMED:
            link = Link(f"ปี {year}", addresses.concept(concept.id, year))
            first = Page(
                link.address,
                f"{concept.title} ปี {year}",
                "showing",
                {"concept": concept, "year": year, "item": item, "all": len(those)},
                site_frame(Link("เรื่องที่ต้องเปิดเผย", addresses.CONCEPTS), own, link),
                description=f"{concept.title}: หน่วยงานที่มีข้อมูลของปี {year}",
            )
            yield from paged(first, "agencies", those, NAMED)


def _having(catalogue: Catalogue) -> Having:
    """The agencies that have a year."""
    years = {data.year for agency in catalogue.agencies for data in agency.years}
    return {year: tuple(one for one in catalogue.agencies if year in one.by_year) for year in sorted(years)}
