"""All measures over agencies and years: where they begin, each order, each group, cut into pages of bounded size.

No page grows with the site: one of an order names so many groups, one of a group shows so many measures, and what is
more stands on pages that follow.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from prongsai import addresses
from prongsai.catalogue import Catalogue
from prongsai.facets import Group, Order, Row, orders
from prongsai.facets import rows as all_rows
from prongsai.pages.page import Link, Page, agency_frame, neighbours, site_frame
from prongsai.standing import day

T = TypeVar("T")

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
    yield from _pages(first, "groups", order.groups, GROUPS)


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
    yield from _pages(first, "rows", group.rows, ROWS)


def _pages(first: Page, name: str, members: Sequence[T], most: int) -> Iterator[Page]:
    """The pages a list is cut into, made from what all share; `name` is what the template calls their members."""
    parts = [tuple(members[start : start + most]) for start in range(0, len(members), most)] or [()]
    ways = [Link(f"หน้า {number}", addresses.follow_on(first.address, number)) for number in range(1, len(parts) + 1)]
    for position, part in enumerate(parts):
        before, after = neighbours(ways, position)
        number = position + 1
        yield replace(
            first,
            address=ways[position].address,
            title=first.title if number == 1 else f"{first.title} หน้า {number}",
            view={**first.view, name: part, "number": number, "count": len(parts), "jumps": _jumps(ways, number)},
            frame=replace(first.frame, previous=before, next=after),
            searched=first.searched and number == 1,
        )


def _jumps(ways: Sequence[Link], number: int) -> tuple[Link, ...]:
    """The first and last page, those near this one, and a few in equal steps between: never more than fifteen."""
    if len(ways) == 1:
        return ()
    count = len(ways)
    wanted = {1, count, *range(number - 1, number + 2), *range(1, count, max(1, count // 8))}
    return tuple(Link(str(one), ways[one - 1].address) for one in sorted(wanted) if 1 <= one <= count)
