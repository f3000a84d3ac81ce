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

__all__ = ["Page", "plan", "plan_office"]


def plan(catalogue: Catalogue) -> Iterator[Page]:
    """Every page of the site, agency by agency, year by year, each with the last day its data declare."""
    days = latest(catalogue)
    for page in _pages(catalogue):
        yield replace(page, updated=days.get(page.address))


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
        yield from versions.pages(one)
