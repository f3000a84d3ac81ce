"""Pages for the office alone: how ready each year is, everything that wants a look, and what to type into ITAS.

They are shown by `serve` and never published. They keep an address no agency can take: its folder begins with `_`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from prongsai import addresses
from prongsai.catalogue import Catalogue
from prongsai.messages import Wording, worded
from prongsai.pages.page import Frame, Link, Page, neighbours
from prongsai.problems import Problem, Severity
from prongsai.readiness import YearReadiness
from prongsai.sheet import Sheet, Standing

HOME = Link("ห้องทำงาน", addresses.OFFICE)
ORDER = (Severity.ERROR, Severity.CHECK, Severity.ADVICE)


@dataclass(frozen=True)
class Told:
    """A problem beside its words."""

    problem: Problem
    words: Wording


def pages(
    catalogue: Catalogue, ready: Sequence[YearReadiness], problems: Sequence[Problem], sheets: Sequence[Sheet]
) -> Iterator[Page]:
    """The office's home, a page for every year whose evidence is collected, and its sheet for ITAS.

    ready: as `readiness` gives it. problems: all that were found, reviewed or not. sheets: one for each of `ready`.
    """
    links = [_link(one) for one in ready]
    yield Page(
        addresses.OFFICE,
        "ความพร้อมและจุดที่ควรตรวจสอบ",
        "office",
        {
            "ready": list(zip(ready, links, strict=True)),
            "told": told(problem for problem in problems if not _of_a_year(problem, ready)),
            "counted": {severity: _count(problems, severity) for severity in ORDER},
            "reviewed": sum(problem.reviewed is not None for problem in problems),
        },
        Frame(crumbs=(Link("หน้าแรก", addresses.HOME), HOME)),
        searched=False,
        private=True,
    )
    for position, one in enumerate(ready):
        previous, following = neighbours(links, position)
        yield Page(
            links[position].address,
            f"ความพร้อม {links[position].title}",
            "office_year",
            {
                "agency": one.agency,
                "ready": one,
                "today": catalogue.today,
                "told": told(problem for problem in problems if problem.place.file.startswith(one.folder)),
            },
            Frame(
                one.agency.agency,
                Link(one.agency.agency.short, addresses.agency(one.agency.slug)),
                (Link("หน้าแรก", addresses.HOME), HOME, links[position]),
                (),
                previous,
                following,
            ),
            searched=False,
            private=True,
        )
    for sheet, year in zip(sheets, links, strict=False):
        yield _sheet(sheet, year)


def _sheet(sheet: Sheet, year: Link) -> Page:
    """What to type into ITAS, with a button for each cell."""
    agency = sheet.agency
    own = Link("แบบกรอก ITAS", addresses.office_sheet(agency.slug, sheet.year))
    return Page(
        own.address,
        sheet.title,
        "office_sheet",
        {"agency": agency, "sheet": sheet, "Standing": Standing},
        Frame(
            agency.agency,
            Link(agency.agency.short, addresses.agency(agency.slug)),
            (Link("หน้าแรก", addresses.HOME), HOME, year, own),
        ),
        wide=True,
        searched=False,
        private=True,
    )


def told(problems: Iterator[Problem]) -> list[Told]:
    """Problems with their words: the gravest first, those that were reviewed last."""
    found = [Told(problem, worded(problem)) for problem in problems]
    return sorted(found, key=lambda one: (one.problem.reviewed is not None, ORDER.index(one.problem.severity)))


def _link(one: YearReadiness) -> Link:
    return Link(f"{one.agency.agency.short} ปีงบประมาณ {one.year}", addresses.office(one.agency.slug, one.year))


def _of_a_year(problem: Problem, ready: Sequence[YearReadiness]) -> bool:
    return any(problem.place.file.startswith(one.folder) for one in ready)


def _count(problems: Sequence[Problem], severity: Severity) -> int:
    return sum(problem.severity is severity and problem.reviewed is None for problem in problems)
