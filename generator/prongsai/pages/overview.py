"""Pages over all agencies: the site's home, and each duty through the years."""

from collections.abc import Iterator

from prongsai import addresses
from prongsai.catalogue import Catalogue
from prongsai.events import eventful
from prongsai.facets import by_topic
from prongsai.facets import rows as measure_rows
from prongsai.model.criteria import Concept
from prongsai.pages.page import SUMMARY, Frame, Link, Page, site_frame
from prongsai.pages.pictures import score_history
from prongsai.pages.results import totals


def pages(catalogue: Catalogue) -> Iterator[Page]:
    """Home (unless the site is one agency's), and duties."""
    if not catalogue.single:
        yield home(catalogue)
    yield concepts(catalogue)
    for concept in catalogue.criteria.concepts:
        yield concept_page(catalogue, concept)


def home(catalogue: Catalogue) -> Page:
    """Which agencies disclose here, with their latest result."""
    past = [totals(agency) for agency in catalogue.agencies]
    rows = [(agency, all_[-1:], len(agency.measures)) for agency, all_ in zip(catalogue.agencies, past, strict=True)]
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
            "topics": by_topic(measure_rows(catalogue)),
        },
        Frame(feed=feed, english=Link(SUMMARY, addresses.english())),
        description="ข้อมูลสาธารณะของหน่วยงานภาครัฐ: ผลการประเมิน ITA มาตรการ และความก้าวหน้า",
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
