"""Pages over all agencies: the site's home, all measures, and each duty through the years."""

from collections.abc import Iterator

from prongsai import addresses
from prongsai.catalogue import AgencyCatalogue, Catalogue, FoundMeasure
from prongsai.model.criteria import Concept
from prongsai.model.measures import TOPICS
from prongsai.pages.page import Link, Page, site_frame
from prongsai.pages.results import totals
from prongsai.status import state_of

Row = tuple[AgencyCatalogue, FoundMeasure, str]
"""A measure, whose it is, and its state."""


def pages(catalogue: Catalogue) -> Iterator[Page]:
    """Home (unless the site is one agency's), measures, concepts."""
    if not catalogue.single:
        yield home(catalogue)
    yield all_measures(catalogue)
    yield concepts(catalogue)
    for concept in catalogue.criteria.concepts:
        yield concept_page(catalogue, concept)


def home(catalogue: Catalogue) -> Page:
    """Which agencies disclose here, with their latest result."""
    rows = [(agency, totals(agency)[-1:], len(agency.measures)) for agency in catalogue.agencies]
    return Page(
        addresses.HOME,
        "โปร่งใส",
        "home",
        {"catalogue": catalogue, "rows": rows, "topics": _by_topic(catalogue)},
        description="ข้อมูลสาธารณะของหน่วยงานภาครัฐ: ผลการประเมิน ITA มาตรการ และความก้าวหน้า",
    )


def _by_topic(catalogue: Catalogue) -> list[tuple[int, str, list[Row]]]:
    """All measures under the seven topics; those without a topic come last, under 0."""
    rows = [
        (agency, found, state_of(agency, found)) for agency in catalogue.agencies for found in agency.measures.values()
    ]
    groups = [*TOPICS.items(), (0, "มาตรการที่เอกสารไม่ได้แยกตามประเด็น")]
    return [(topic, title, [row for row in rows if (row[1].measure.topic or 0) == topic]) for topic, title in groups]


def all_measures(catalogue: Catalogue) -> Page:
    """Every measure by topic, with agency, year, unit and state."""
    link = Link("มาตรการทั้งหมด", addresses.MEASURES)
    return Page(
        addresses.MEASURES,
        link.title,
        "all_measures",
        {"catalogue": catalogue, "topics": _by_topic(catalogue)},
        site_frame(link),
        description="มาตรการทั้งหมดตามประเด็น หน่วยงาน ปี ผู้รับผิดชอบ และสถานะ",
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
