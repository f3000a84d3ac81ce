"""A page before it is rendered: its address, its template, what the template sees, and its frame."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from prongsai import addresses
from prongsai.catalogue import AgencyCatalogue
from prongsai.events import eventful
from prongsai.loading import YearData
from prongsai.model.agency import Agency
from prongsai.model.base import Record
from prongsai.thai import Date

OPENING = {
    addresses.HOME: "หน้าแรก",
    addresses.MEASURES: "มาตรการทั้งหมด",
    addresses.CONCEPTS: "เรื่องที่ต้องเปิดเผย",
}
"""The pages that open the site, which every page links to."""
FOOT = {
    addresses.SEARCH: "ค้นหาและดัชนี",
    addresses.GLOSSARY: "คำที่ควรรู้",
    addresses.DATA: "ข้อมูลเปิด",
    addresses.ACCESSIBILITY: "การเข้าถึงเว็บไซต์",
    addresses.ENGLISH: "English",
}
"""What the foot of every page leads to: `theme/partials/footer.html`."""
ENGLISH_HERE = "EN"
"""What the head of a page calls its English summary: `theme/partials/header.html`."""
SUMMARY = "English summary"
"""What the way to English pages is called."""
SHOWN_YEARS = 5
"""Years named in the side navigation: it must not grow with the site."""


@dataclass(frozen=True)
class Link:
    """A title and the address it leads to."""

    title: str
    address: str


@dataclass(frozen=True)
class SideGroup:
    """A heading of the side navigation with its links."""

    title: str
    links: tuple[Link, ...]


@dataclass(frozen=True)
class Frame:
    """What surrounds a page: where the reader is and where to go next."""

    agency: Agency | None = None
    home: Link | None = None
    """The agency's home, shown with its name and place at the head of the page."""
    crumbs: tuple[Link, ...] = ()
    side: tuple[SideGroup, ...] = ()
    previous: Link | None = None
    next: Link | None = None
    feed: Link | None = None
    """What happened lately, for programs that follow it."""
    earlier: Link | None = None
    """The same in the nearest earlier year that has it."""
    later: Link | None = None
    """The same in the nearest later year that has it."""
    english: Link | None = None
    """The nearest summary in English."""


@dataclass(frozen=True)
class Page:
    """One page of the site."""

    address: str
    title: str
    template: str
    """Stem of its file in `templates/`."""
    view: dict[str, Any] = field(default_factory=dict)
    """What the template sees besides `page`."""
    frame: Frame = field(default_factory=Frame)
    source: str | None = None
    """The YAML file behind it, as the clerk knows it."""
    description: str | None = None
    wide: bool = False
    """Whether its tables need the room of the page's own table of contents."""
    searched: bool = True
    """Whether the search should find it; a page that shows nothing yet only stands in the way."""
    private: bool = False
    """Whether it is for the office alone."""
    past: bool = False
    """Whether it keeps what is no longer said: search engines are to pass it by."""
    updated: Date | None = None
    """The last day declared in what it shows."""
    language: Literal["th", "en"] = "th"
    """Of its text; names within it may be Thai."""
    inside: Mapping[str, str] = field(default_factory=dict)
    """What a page made of other pages holds: their addresses, and the anchors that stand for them in it."""

    def __post_init__(self) -> None:
        """Addresses are compared and submitted, so their form is not a matter of taste."""
        if self.address and not self.address.endswith("/"):
            message = f"an address ends in '/': {self.address}"
            raise ValueError(message)


PART_TITLES = {
    "results": "ผลการประเมิน ITA",
    "analysis": "การวิเคราะห์ผล",
    "measures": "มาตรการ",
    "progress": "ความก้าวหน้า",
    "constraints": "ข้อจำกัด",
    "documents": "เอกสาร",
    "oit": "ข้อ OIT",
}
"""Pages of a year in the order the site lists them."""

WIDE_PARTS = frozenset({"measures"})
"""Parts whose tables take the room of the page's own table of contents."""


def part_link(agency: AgencyCatalogue, year: int, part: str) -> Link:
    """The way to a part of a year."""
    return Link(PART_TITLES[part], addresses.part(agency.slug, year, part))


def year_link(agency: AgencyCatalogue, year: int) -> Link:
    """The way to a year."""
    return Link(f"ปีงบประมาณ {year}", addresses.year(agency.slug, year))


def agency_link(agency: AgencyCatalogue) -> Link:
    """The way to an agency's home."""
    return Link(agency.agency.short, addresses.agency(agency.slug))


def near_years(agency: AgencyCatalogue, year: int | None) -> list[int]:
    """Up to SHOWN_YEARS years around `year` (the latest ones without it), newest first."""
    years = [data.year for data in agency.years]
    if year is None or year not in years:
        return years[-SHOWN_YEARS:][::-1]
    start = max(0, min(years.index(year) - SHOWN_YEARS // 2, len(years) - SHOWN_YEARS))
    return years[start : start + SHOWN_YEARS][::-1]


def agency_frame(
    agency: AgencyCatalogue,
    year: int | None = None,
    crumbs: Sequence[Link] = (),
    neighbours: tuple[Link | None, Link | None] = (None, None),
) -> Frame:
    """The frame of a page of an agency: its years, and the parts of the year the page belongs to."""
    home = agency_link(agency)
    way = [Link("หน้าแรก", addresses.HOME), home] if agency.slug else [home]
    if year is not None:
        way.append(year_link(agency, year))
    side = [SideGroup("ปีงบประมาณ", tuple(year_link(agency, near) for near in near_years(agency, year)))]
    if year is not None:
        side.insert(0, SideGroup(f"ปีงบประมาณ {year}", tuple(part_link(agency, year, part) for part in PART_TITLES)))
    previous, following = neighbours
    near = addresses.year(agency.slug, year) if year in agency.by_year and year else home.address
    english = Link(SUMMARY, addresses.english(near))
    return Frame(agency.agency, home, (*way, *crumbs), tuple(side), previous, following, english=english)


def in_other_years(agency: AgencyCatalogue, own: int, links: Mapping[int, Link]) -> tuple[Link | None, Link | None]:
    """Of `links` by year, those to the nearest earlier and the nearest later year the agency keeps data of."""
    years = sorted(year for year in links if year in agency.by_year)
    before, after = [year for year in years if year < own], [year for year in years if year > own]
    return (links[before[-1]] if before else None, links[after[0]] if after else None)


def feed_link(agency: AgencyCatalogue) -> Link | None:
    """The way to the agency's feed; none while there is nothing to tell."""
    title = f"การเปลี่ยนแปลงล่าสุดของ{agency.agency.short}"
    return Link(title, addresses.feed(agency.slug)) if eventful(agency) else None


def part_page(agency: AgencyCatalogue, data: YearData, part: str, description: str = "", **view: object) -> Page:
    """The page of one part of a year. It exists for every year: the template says so when the part holds nothing."""
    record: Record | None = getattr(data, part)
    links = {
        one.year: Link(f"{PART_TITLES[part]} ปี {one.year}", addresses.part(agency.slug, one.year, part))
        for one in agency.years
        if part == "oit" or getattr(one, part) is not None
    }
    earlier, later = in_other_years(agency, data.year, links)
    frame = agency_frame(agency, data.year, [part_link(agency, data.year, part)])
    return Page(
        addresses.part(agency.slug, data.year, part),
        f"{PART_TITLES[part]} ปีงบประมาณ พ.ศ. {data.year}",
        part,
        {"agency": agency, "data": data, **view},
        replace(frame, earlier=earlier, later=later),
        record.place.file if record else None,
        f"{description}ของ{agency.agency.short} ปีงบประมาณ พ.ศ. {data.year}" if description else None,
        wide=part in WIDE_PARTS,
    )


def site_frame(*crumbs: Link) -> Frame:
    """The frame of a page over all agencies."""
    english = Link(SUMMARY, addresses.english())
    return Frame(crumbs=(Link("หน้าแรก", addresses.HOME), *crumbs), english=english)


def neighbours(links: Sequence[Link], position: int) -> tuple[Link | None, Link | None]:
    """The links before and after the one at `position`, counted from 0."""
    return (
        links[position - 1] if position else None,
        links[position + 1] if position + 1 < len(links) else None,
    )
