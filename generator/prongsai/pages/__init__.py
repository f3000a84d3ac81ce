"""Which pages exist, and what each of them shows.

`plan` touches no disk and renders nothing: it pairs every thing of the catalogue with an address, a template and
a view. One module per kind of page.
"""

from collections.abc import Iterator
from dataclasses import replace

from prongsai.catalogue import AgencyCatalogue, Catalogue
from prongsai.events import latest
from prongsai.pages import (
    agency,
    browse,
    codes,
    edition,
    english,
    items,
    measures,
    opendata,
    overview,
    papers,
    reading,
    results,
    search,
    versions,
)
from prongsai.pages.office import pages as plan_office
from prongsai.pages.page import Page as Page
from prongsai.pages.page import agency_link, feed_link

__all__ = ["Page", "plan", "plan_office"]


def plan(catalogue: Catalogue) -> Iterator[Page]:
    """Every page of the site, agency by agency, year by year.

    Each with the last day its data declare, and an agency's with the way to what happened there lately.
    """
    days = latest(catalogue)
    news = {agency_link(one): feed_link(one) for one in catalogue.agencies}
    for page in _pages(catalogue):
        frame = replace(page.frame, feed=news.get(page.frame.home)) if page.frame.home else page.frame
        dated = replace(page, updated=days.get(page.address), frame=frame)
        yield edition.newest(dated, days) if page.inside else dated


def _pages(catalogue: Catalogue) -> Iterator[Page]:
    yield from overview.pages(catalogue)
    yield from browse.pages(catalogue)
    yield from opendata.pages(catalogue)
    yield from reading.pages(catalogue)
    yield from search.pages(catalogue)
    yield from english.pages(catalogue)
    for one in catalogue.agencies:
        made = list(_of_agency(one, catalogue))
        yield from made
        yield from edition.pages(one, made)
    yield from versions.pages(catalogue)


def _of_agency(one: AgencyCatalogue, catalogue: Catalogue) -> Iterator[Page]:
    """The pages that show an agency's data, each of them once."""
    yield from agency.pages(one, catalogue.today)
    for data in one.years:
        yield from results.pages(one, data)
        yield from measures.pages(one, data, catalogue.today)
        yield from papers.pages(one, data)
        yield from items.pages(one, data)
        yield from codes.pages(one, data)
