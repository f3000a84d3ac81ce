"""The search on a page of its own, and items and measures by letter for those who search without a script."""

from collections.abc import Iterator

from prongsai import addresses
from prongsai.catalogue import AgencyCatalogue, Catalogue, FoundMeasure
from prongsai.pages.page import Link, Page, site_frame
from prongsai.search.letters import NAMES, Titled, lettered
from prongsai.titles import measure_title

SHEET = 60
"""Entries on a page of the list, so that no page grows with the site."""
TITLE = "ค้นหาและดัชนี"


def pages(catalogue: Catalogue) -> Iterator[Page]:
    """The page of the search, and a page or more for every letter that something begins with."""
    own = Link(TITLE, addresses.SEARCH)
    letters = lettered([*_duties(catalogue), *_measures(catalogue)])
    ways = [(sign, addresses.letter(NAMES[sign]), len(entries)) for sign, entries in letters.items()]
    yield Page(
        own.address,
        own.title,
        "search",
        {"letters": ways},
        site_frame(own),
        description="ค้นหาทุกหน้าของเว็บไซต์ด้วยคำภาษาไทย เลขข้อ หรือปี และดัชนีข้อและมาตรการตามตัวอักษร",
    )
    for sign, entries in letters.items():
        count = -(-len(entries) // SHEET)
        sheets = [Link(str(number), addresses.letter(NAMES[sign], number)) for number in range(1, count + 1)]
        for number, sheet in enumerate(sheets):
            title = f"ดัชนี {sign}" + (f" หน้า {sheet.title}" if number else "")
            yield Page(
                sheet.address,
                title,
                "search_letter",
                {
                    "letters": ways,
                    "sign": sign,
                    "entries": entries[number * SHEET : (number + 1) * SHEET],
                    "number": number + 1,
                    "count": count,
                    "sheets": _near(sheets, number),
                },
                site_frame(own, Link(f"ดัชนี {sign}", sheet.address)),
                description=f"ข้อ OIT และมาตรการที่ขึ้นต้นด้วย {sign}",
            )


def _near(sheets: list[Link], number: int) -> list[Link]:
    """The first sheet, the last, and those around the one at `number`, counted from 0."""
    last = len(sheets) - 1
    return [sheet for position, sheet in enumerate(sheets) if position in {0, last} or abs(position - number) <= 1]


def _duties(catalogue: Catalogue) -> Iterator[Titled]:
    """Every duty under its own title and under those of its items, with their codes."""
    for concept in catalogue.criteria.concepts:
        items = catalogue.criteria.appearances[concept.id]
        address = addresses.concept(concept.id)
        titles: dict[str, list[str]] = {concept.title: []}
        for year, item in items:
            titles.setdefault(item.title, []).append(f"{item.code} ปี {year}")
        for title, codes in titles.items():
            yield Titled(title, address, " · ".join(codes) or "เรื่องที่ต้องเปิดเผย")


def _measures(catalogue: Catalogue) -> Iterator[Titled]:
    for agency in catalogue.agencies:
        for found in agency.measures.values():
            address = addresses.member(agency.slug, found.year, "measures", found.measure.id)
            yield Titled(measure_title(found), address, _about(agency, found))


def _about(agency: AgencyCatalogue, found: FoundMeasure) -> str:
    fictional = " (หน่วยงานสมมติ)" if agency.agency.fictional else ""
    return f"มาตรการ {agency.agency.short}{fictional} ปี {found.year}"
