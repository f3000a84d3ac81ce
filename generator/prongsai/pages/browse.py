"""All measures over agencies and years: where they begin, each order, each group, cut into pages of bounded size.

No page grows with the site: one of an order names so many groups, one of a group shows so many measures, and what is
more stands on pages that follow.
"""

from collections.abc import Iterator, Sequence

from prongsai import addresses
from prongsai.catalogue import Catalogue
from prongsai.facets import Group, Order, Row, orders
from prongsai.facets import rows as all_rows
from prongsai.pages.page import Link, Page, agency_frame, site_frame
from prongsai.pages.paging import paged
from prongsai.standing import day

ROWS = 30
"""Measures on a page."""
GROUPS = 40
"""Groups on a page of their order."""
FIRST = 12
"""Groups of an order on the page where all begins."""
TITLE = "มาตรการทั้งหมด"


def pages(catalogue: Catalogue) -> Iterator[Page]:
    """The page where all begins, the orders, and a list for every group that has no page of its own elsewhere."""
    given = all_rows(catalogue)
    found = orders(catalogue, given)
    yield hub(catalogue, given, found)
    for order in found:
        yield from order_pages(order, found)
        for group in order.groups:
            if order.field != "year" or not catalogue.single:
                yield from group_pages(catalogue, order, group)


def hub(catalogue: Catalogue, given: Sequence[Row], found: Sequence[Order]) -> Page:
    """How many measures there are of what, and the form that filters them."""
    return Page(
        addresses.MEASURES,
        TITLE,
        "all_measures",
        {
            "orders": found,
            "total": len(given),
            "agencies": len({row.agency.slug for row in given}),
            "today": day(catalogue.today),
            "first": FIRST,
        },
        site_frame(Link(TITLE, addresses.MEASURES)),
        description="มาตรการของทุกหน่วยงานในเว็บไซต์นี้ ค้นตามประเด็น ตัวชี้วัด ผู้รับผิดชอบ สถานะ ปี และหน่วยงาน",
        wide=True,
    )


def order_pages(order: Order, found: Sequence[Order]) -> Iterator[Page]:
    """The groups of an order, each with the states of its measures."""
    title = f"{TITLE}{order.title}"
    first = Page(
        order.address,
        title,
        "measure_groups",
        {"order": order, "orders": found},
        site_frame(Link(TITLE, addresses.MEASURES), Link(order.title, order.address)),
        description=f"มาตรการของทุกหน่วยงานในเว็บไซต์นี้{order.title}",
        wide=True,
    )
    yield from paged(first, "groups", order.groups, GROUPS)


def group_pages(catalogue: Catalogue, order: Order, group: Group) -> Iterator[Page]:
    """The measures of a group. Those of one agency belong to its own pages."""
    trail = [Link(TITLE, addresses.MEASURES), Link(order.title, order.address), Link(group.title, group.address)]
    frame, title = site_frame(*trail), f"มาตรการ: {group.title}"
    if order.field == "agency":
        agency = group.rows[0].agency
        frame = agency_frame(agency, crumbs=[Link("มาตรการทุกปี", group.address)])
        title = f"มาตรการทุกปีของ{agency.agency.short}"
    first = Page(
        group.address,
        title,
        "measure_list",
        {"order": order, "group": group, "today": day(catalogue.today)},
        frame,
        description=f"{title} พร้อมสถานะ รายงานล่าสุด และหลักฐาน",
        wide=True,
        searched=False,  # every measure has a page of its own, and is found there
    )
    yield from paged(first, "rows", group.rows, ROWS)
