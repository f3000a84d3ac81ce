"""Which pages exist, and what each of them shows.

`plan` touches no disk and renders nothing: it pairs every thing of the catalogue with an address, a template and
a view. One module per kind of page.
"""

from collections.abc import Iterator
from dataclasses import replace

from prongsai.catalogue import Catalogue
from prongsai.events import latest
from prongsai.pages import agency, codes, items, measures, opendata, overview, papers, results, versions
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
        yield replace(page, updated=days.get(page.address), frame=frame)


def _pages(catalogue: Catalogue) -> Iterator[Page]:
    yield from overview.pages(catalogue)
    yield opendata.page(catalogue)
    for one in catalogue.agencies:
        yield from agency.pages(one, catalogue.today)
        for data in one.years:
            yield from results.pages(one, data)
            yield from measures.pages(one, data)
            yield from papers.pages(one, data)
            yield from items.pages(one, data)
            yield from codes.pages(one, data)
    yield from versions.pages(catalogue)
