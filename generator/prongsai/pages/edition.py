"""A whole year as one document, for paper and for the file: the official edition.

It is composed of the very pages of the year, in the order in which such reports are filed: cover, preface, contents,
results, analysis, measures, constraints, progress, memos, and the other documents. A memo that is bound into the report
itself stands before it, as it does there; a memo of its own stands behind.

A report of a year often holds the results of the year before it and the measures of the year after. So an edition also
holds those parts of other years that name one of this year's documents as their source.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from prongsai import addresses
from prongsai.catalogue import AgencyCatalogue, key
from prongsai.loading import YearData
from prongsai.model.base import Section
from prongsai.model.documents import Document
from prongsai.pages.page import PART_TITLES, Link, Page, agency_frame

ORDER = ("results", "analysis", "measures", "constraints", "progress")
"""Parts of a year in the order they are filed in; the documents stand around them."""
TITLE = "ฉบับทางการสำหรับพิมพ์"
SIGNED = ("ลงชื่อ", "(ลงชื่อ")
"""How a section begins that stands at the end of its report."""
BOUND = {"cover": (), "preface": None, "memo": None, "sections": ()}
"""What of the report itself stands elsewhere in the edition than among the documents."""


@dataclass(frozen=True)
class Chapter:
    """A page as it stands in the edition."""

    anchor: str
    title: str
    template: str
    view: Mapping[str, Any]
    depth: int = 1
    """2 within another chapter; its headings go as much deeper than on a page of their own."""
    lifted: int = 0
    """How much less deep they go, where the heading above them is the chapter's own."""
    printed: str | None = None
    """The title its document gives to it."""


@dataclass(frozen=True)
class Edition:
    """What the template sees of the whole document."""

    report: Document | None
    """The document of the year that its data are taken from, or the first of them."""
    chapters: tuple[Chapter, ...]
    absent: tuple[str, ...]
    """Titles of the parts there are no data for."""
    elsewhere: tuple[Link, ...]
    """Editions of other years that hold the documents this year's data are taken from."""


def pages(agency: AgencyCatalogue, made: Iterable[Page]) -> Iterator[Page]:
    """The edition of every year that has something to print; `made` are the agency's pages it is composed of."""
    by_address = {page.address: page for page in made}
    for data in agency.years:
        if printable(data):
            yield edition(agency, data, by_address)


def printable(data: YearData) -> bool:
    """Whether a year has anything to print, and so an edition."""
    return any(getattr(data, part) for part in ORDER) or bool(data.documents and data.documents.documents)


def edition(agency: AgencyCatalogue, data: YearData, made: Mapping[str, Page]) -> Page:
    """One year as one document."""
    bound = _Binding(agency, data, made)
    own = Link(TITLE, addresses.edition(agency.slug, data.year))
    chapters = tuple(bound.chapters())
    held = Edition(
        bound.report,
        chapters,
        tuple(PART_TITLES[part] for part in ORDER if not bound.years_of(part)),
        tuple(_elsewhere(agency, data)),
    )
    return Page(
        own.address,
        f"{TITLE} ปีงบประมาณ พ.ศ. {data.year}",
        "edition",
        {"agency": agency, "data": data, "held": held},
        agency_frame(agency, data.year, [own]),
        next((page.source for page in bound.used.values()), None),
        f"เอกสารฉบับเดียวของ{agency.agency.short} ปีงบประมาณ พ.ศ. {data.year} สำหรับพิมพ์หรือเก็บเข้าแฟ้ม",
        wide=True,
        inside=dict(bound.inside),
    )


class _Binding:
    """Pages on their way into one document; what was bound, and where it stands, is kept."""

    def __init__(self, agency: AgencyCatalogue, data: YearData, made: Mapping[str, Page]) -> None:
        self.agency, self.data, self.made = agency, data, made
        self.inside = {addresses.edition(agency.slug, data.year): "top"}
        self.used: dict[str, Page] = {}
        found = data.documents.documents if data.documents else ()
        reports = [one for one in found if any(self._drawn_from(one))]
        self.report = next((one for one in reports if one.cover), next(iter(reports), None))

    def years_of(self, part: str) -> list[YearData]:
        """The years whose part belongs here: the year's own, and those drawn from its documents; oldest first."""
        return [
            data
            for data in self.agency.years
            if getattr(data, part) is not None
            and (data.year == self.data.year or self._source(data, part)[0] == self.data.year)
        ]

    def chapters(self) -> Iterator[Chapter]:
        """All of them, in order."""
        yield from self._front()
        for part in ORDER:
            for data in self.years_of(part):
                yield from self._part(data, part)
        yield from self._back()

    def _drawn_from(self, document: Document) -> Iterator[bool]:
        of = (self.data.year, document.id)
        return (self._source(data, part) == of for part in ORDER for data in self.years_of(part))

    def _source(self, data: YearData, part: str) -> tuple[int, str]:
        source = getattr(getattr(data, part), "source", None)
        return key(source.reference, data.year) if source and source.reference else (data.year, "")

    def _front(self) -> Iterator[Chapter]:
        one = self.report
        if one and one.memo:
            yield self._paper("memo", "บันทึกข้อความ", one, memo=one.memo)
        if one and (sections := [section for section in one.sections if not _signs(section)]):
            yield self._paper("introduction", "ส่วนนำ", one, sections=sections)

    def _paper(self, anchor: str, title: str, document: Document, **parts: object) -> Chapter:
        nothing: dict[str, object] = {"memo": None, "sections": ()}
        view = {**nothing, **parts, "agency": self.agency, "document": document}
        return Chapter(anchor, title, "edition_paper", view, lifted=int("memo" in parts))

    def _part(self, data: YearData, part: str) -> Iterator[Chapter]:
        anchor = part if data.year == self.data.year else f"{part}-{data.year}"
        page = self._bind(addresses.part(self.agency.slug, data.year, part), anchor)
        title = f"{PART_TITLES[part]} ปีงบประมาณ พ.ศ. {data.year}"
        yield Chapter(anchor, title, page.template, page.view, printed=getattr(getattr(data, part), "title", None))
        if part == "measures":
            for found in self.agency.measures_of(data.year):
                one = addresses.member(self.agency.slug, data.year, part, found.measure.id)
                self.inside[one] = f"{anchor}-{found.measure.id}"
        for round_ in data.progress.rounds if part == "progress" and data.progress else ():
            below = f"{anchor}-{round_.id}"
            page = self._bind(addresses.member(self.agency.slug, data.year, part, round_.id), below)
            yield Chapter(below, round_.title, page.template, page.view, depth=2)

    def _back(self) -> Iterator[Chapter]:
        one = self.report
        if one and (signed := [section for section in one.sections if _signs(section)]):
            yield self._paper("signed", "การลงนาม", one, sections=signed)
        found = self.data.documents.documents if self.data.documents else ()
        memos = [one for one in found if one.memo and one is not self.report]
        if memos:
            yield Chapter("memos", "บันทึกข้อความ", "edition_paper", self._paper("", "", memos[0]).view)
            yield from map(self._document, memos)
        others = [one for one in found if one not in memos]
        if others:
            address = addresses.part(self.agency.slug, self.data.year, "documents")
            page = self._bind(address, "documents")
            yield Chapter("documents", "เอกสารประกอบ", page.template, page.view)
            yield from map(self._document, others)

    def _document(self, one: Document) -> Chapter:
        anchor = f"documents-{one.id}"
        page = self._bind(addresses.member(self.agency.slug, self.data.year, "documents", one.id), anchor)
        shown = one.model_copy(update=BOUND) if one is self.report else one
        return Chapter(anchor, one.title, page.template, {**page.view, "document": shown}, depth=2)

    def _bind(self, address: str, anchor: str) -> Page:
        self.inside[address] = anchor
        self.used[address] = self.made[address]
        return self.made[address]


def _signs(section: Section) -> bool:
    return not section.heading and section.text.startswith(SIGNED)


def _elsewhere(agency: AgencyCatalogue, data: YearData) -> Iterator[Link]:
    """Editions of the years whose documents this year's parts name as their source."""
    sources = (getattr(getattr(data, part), "source", None) for part in ORDER)
    years = {key(one.reference, data.year)[0] for one in sources if one and one.reference}
    for year in sorted(years - {data.year}):
        if year in agency.by_year:
            yield Link(f"{TITLE} ปีงบประมาณ พ.ศ. {year}", addresses.edition(agency.slug, year))


def newest(page: Page, days: Mapping[str, Any]) -> Page:
    """The edition with the last day that any of the pages in it declares."""
    found = [days[address] for address in page.inside if address in days]
    return replace(page, updated=max(found)) if found else page
