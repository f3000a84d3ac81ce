"""What the office types into ITAS for a year: per item the answer มี/ไม่มี, its URLs, and where an assessor finds it.

The entry in ITAS is a yes/no answer, one or more URLs and an explanation (reference/ita-scoring.md, section 6). The
explanation is taken from the finished pages: the words to click from the main website to the item's page, then the
heading under which each component stands. What is not declared is said to be missing, never made up.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from prongsai import addresses
from prongsai.catalogue import AgencyCatalogue
from prongsai.clickpaths import Finished, click_paths, headings
from prongsai.messages import worded
from prongsai.model.agency import Agency
from prongsai.model.evidence import LinkEvidence, ShownEvidence
from prongsai.model.oit import ItemEvidence
from prongsai.readiness import ItemReadiness, YearReadiness
from prongsai.status import ComponentStatus, ItemState
from prongsai.twins.table import Cell, Table

HOME = "หน้าหลัก"
"""What the home page of a main website is called."""
ARROW = " → "
KINDS = {
    "text": "ข้อความ",
    "file": "แฟ้มแนบ",
    "image": "รูปภาพ",
    "link": "ลิงก์",
    "table": "ตาราง",
    "chart": "แผนภูมิ",
    "tree": "ผัง",
    "contact": "ช่องทางติดต่อ",
    "show": "ข้อมูลของเว็บไซต์นี้",
    "none": "ระบุว่าไม่มี",
}
"""What a component is shown by, by the key that says the kind."""
MOST_DOUBTS = 10
"""Doubts told per item; `prongsai check` tells all."""
HAS, HAS_NOT = "มี", "ไม่มี"
_AT_THE_TOP = re.compile("https?://[^/]+/", re.IGNORECASE)
"""A site that is the main website itself."""


class Standing(StrEnum):
    """Whether an item may be pasted into ITAS; the value is the word shown."""

    READY = "พร้อมวาง"
    DOUBTFUL = "ตรวจก่อนวาง"
    UNFINISHED = "ยังไม่ควรวาง"


@dataclass(frozen=True)
class SheetRow:
    """One item as it is typed into ITAS."""

    code: str
    title: str
    address: str
    """Of its page on this site."""
    answer: str
    """มี or ไม่มี."""
    urls: tuple[str, ...]
    """Whole addresses: the item's own page, then others it leads to."""
    explanation: str
    """For the assessor, in several lines; empty where there is nothing to explain."""
    unfinished: tuple[str, ...]
    """Why it must not be pasted yet."""
    doubts: tuple[str, ...]
    """What wants a look before."""

    @property
    def standing(self) -> Standing:
        """Whether it may be pasted."""
        if self.unfinished:
            return Standing.UNFINISHED
        return Standing.DOUBTFUL if self.doubts else Standing.READY

    @property
    def todo(self) -> tuple[str, ...]:
        """Everything to be done before."""
        return self.unfinished + self.doubts


@dataclass(frozen=True)
class Sheet:
    """One year of one agency."""

    agency: AgencyCatalogue
    year: int
    rows: tuple[SheetRow, ...]

    @property
    def title(self) -> str:
        """Whose it is."""
        return f"แบบกรอก ITAS {self.agency.agency.short} ปีงบประมาณ {self.year}"

    def standing(self, standing: Standing) -> tuple[SheetRow, ...]:
        """The items of one standing."""
        return tuple(row for row in self.rows if row.standing is standing)

    @property
    def table(self) -> Table:
        """As a spreadsheet: as many columns for URLs as an item needs."""
        most = max((len(row.urls) for row in self.rows), default=1) or 1
        urls = [f"URL {number}" for number in range(1, most + 1)]
        columns = ("ข้อ", "ชื่อข้อ", "วางได้หรือยัง", "มี/ไม่มี", *urls, "คำอธิบาย", "จำนวนอักขระของคำอธิบาย", "ต้องทำก่อนวาง")
        return Table("itas", columns, tuple(_cells(row, most) for row in self.rows))


def _cells(row: SheetRow, most: int) -> tuple[Cell, ...]:
    urls = [*row.urls, *[None] * (most - len(row.urls))]
    todo = "\n".join(row.todo)
    return (row.code, row.title, row.standing.value, row.answer, *urls, row.explanation, len(row.explanation), todo)


def sheets(ready: Iterable[YearReadiness], pages: Iterable[Finished]) -> tuple[Sheet, ...]:
    """A sheet for every year whose evidence is collected.

    ready: as `readiness` gives it. pages: all that are published, rendered.
    """
    finished = {page.address: page for page in pages}
    ways = click_paths(finished.values())
    return tuple(
        Sheet(year.agency, year.year, tuple(_row(year, item, finished, ways) for item in year.items)) for year in ready
    )


def _row(
    year: YearReadiness, item: ItemReadiness, pages: Mapping[str, Finished], ways: Mapping[str, Sequence[str]]
) -> SheetRow:
    agency = year.agency.agency
    status = item.status
    address = addresses.member(year.agency.slug, year.year, "oit", item.code)
    shown = status.shown > 0 and status.state is not ItemState.WITHDRAWN
    way, page = ways.get(address), pages.get(address)
    evidence = status.found.evidence
    lines: list[str] = []
    if shown:
        lines = [_way(agency, way)] if way else []
        lines += _sections(status.components, headings(page) if page else {})
    return SheetRow(
        item.code,
        item.title,
        address,
        HAS if shown else HAS_NOT,
        tuple(_urls(year, address, evidence)) if shown and evidence else (),
        "\n".join(lines),
        tuple(_unfinished(item, agency)),
        tuple(_doubts(item, agency, way)),
    )


def _way(agency: Agency, way: Sequence[str]) -> str:
    """The words to click, from the home page of the main website where the way from there is known."""
    if _menu_missing(agency):
        return ARROW.join([str(agency.base), *way])
    return ARROW.join([HOME, *agency.menu, *way])


def _menu_missing(agency: Agency) -> bool:
    """Whether the site lies below the main website and nobody says what to click to come to it."""
    return bool(agency.base and not _AT_THE_TOP.fullmatch(agency.base) and not agency.menu)


def _sections(components: Iterable[ComponentStatus], shown: Mapping[str, str]) -> Iterator[str]:
    """Where each answered component stands, by its number among all components of the item."""
    for number, one in enumerate(components, 1):
        if one.evidence:
            kinds = dict.fromkeys(word for part in one.evidence for kind, word in KINDS.items() if hasattr(part, kind))
            heading = shown.get(one.component.id, one.component.text)
            yield f"({number}) อยู่ในหัวข้อ “{heading}” ({', '.join(kinds)})"


def _urls(year: YearReadiness, address: str, evidence: ItemEvidence) -> Iterator[str]:
    """The item's page, then pages of this site whose data it shows, and pages of the main website it links to."""
    base = year.agency.agency.base
    if base is None:
        return
    host = _host(base)
    found = [base + address]
    for part in (one for many in evidence.components.values() for one in many):
        if isinstance(part, ShownEvidence):
            found.append(base + _page_of(year.agency, year.year, part))
        elif isinstance(part, LinkEvidence) and _host(part.link) == host:
            found.append(part.link)
    yield from dict.fromkeys(found)


def _host(address: str) -> str:
    return address.split("/")[2].lower()


def _page_of(agency: AgencyCatalogue, year: int, part: ShownEvidence) -> str:
    """The page of the one thing that is shown, or of all."""
    of = part.year or year
    if part.id and part.show in {"measures", "progress", "documents"}:
        return addresses.member(agency.slug, of, part.show, part.id)
    return addresses.part(agency.slug, of, part.show)


def _unfinished(item: ItemReadiness, agency: Agency) -> Iterator[str]:
    if item.status.state is ItemState.WITHDRAWN:
        yield "ถอนข้อมูลของข้อนี้แล้ว"
        return
    for component in item.missing:
        yield f"ขาดองค์ประกอบ: {component.text}"
    if agency.base is None:
        yield "ยังไม่ได้ระบุเว็บไซต์หลัก (website ใน agency.yml) จึงยังไม่มี URL ให้ส่ง"


def _doubts(item: ItemReadiness, agency: Agency, way: Sequence[str] | None) -> Iterator[str]:
    if item.status.state is ItemState.WITHDRAWN:
        return
    if item.status.late:
        yield "เผยแพร่หลังกำหนด"
    for problem in item.doubts[:MOST_DOUBTS]:
        yield f"ตรวจสอบ {problem.place}: {worded(problem).found}"
    if len(item.doubts) > MOST_DOUBTS:
        yield f"และอีก {len(item.doubts) - MOST_DOUBTS} จุด ดูทั้งหมดด้วย prongsai check"
    if _menu_missing(agency):
        yield "ยังไม่ได้ระบุเมนูของเว็บไซต์หลักที่พามายังเว็บไซต์นี้ (menu ใน agency.yml) คำอธิบายจึงเริ่มจากที่อยู่ของเว็บไซต์นี้"
    if way is None:
        yield "บอกทางคลิกไม่ได้ เพราะบนหน้าที่ผ่านมีลิงก์ชื่อซ้ำกันที่พาไปคนละหน้า กรุณาตั้งชื่อให้ต่างกัน เช่น short ใน agency.yml"
