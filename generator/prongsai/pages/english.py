"""Summaries in English: of the site, of each agency and of each year, so that a foreign reader finds the way.

They tell what is where and lead on; what the agencies publish stays in Thai. In the layout of a single agency the
summary of the site and of the agency are one page.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from prongsai import addresses
from prongsai.catalogue import AgencyCatalogue, Catalogue
from prongsai.criteria import data_year
from prongsai.loading import YearData
from prongsai.model.criteria import Item
from prongsai.pages.agency import parts_of
from prongsai.pages.items import by_sub_indicator
from prongsai.pages.page import Frame, Link, Page, agency_frame, site_frame
from prongsai.reading.english import English, Named, english, spoken_year
from prongsai.status import STATES, ItemStatus, item_status, state_of

SHOWN_AGENCIES = 40
"""Agencies named in the summary of the site: it must not grow with it."""
CRUMB = "English"


@dataclass(frozen=True)
class Row:
    """An item with what it is called in English."""

    item: Item
    title: str | None
    """None for an item of a site's own that nobody translated."""
    state: str
    """The Thai word, by which pages colour it."""
    named: Named
    """The state in English."""
    shows: int | None
    """The fiscal year whose data it shows."""
    address: str


@dataclass(frozen=True)
class RowGroup:
    """The items of a sub-indicator."""

    code: str
    title: str
    """In English; the Thai one where nobody translated it."""
    translated: bool
    rows: tuple[Row, ...]


def pages(catalogue: Catalogue) -> Iterator[Page]:
    """All summaries."""
    if not catalogue.single:
        yield site(catalogue)
    for agency in catalogue.agencies:
        yield summary(catalogue, agency)
        for data in agency.years:
            yield year(agency, data)


def _page(address: str, title: str, template: str, view: dict[str, object], frame: Frame) -> Page:
    words: dict[str, object] = {"words": english(), "spoken_year": spoken_year}
    return Page(
        address,
        title,
        template,
        words | view,
        frame,
        description=f"{title}: what is here and where, in English",
        wide=True,
        language="en",
    )


def site(catalogue: Catalogue) -> Page:
    """What the site is, which agencies it holds, what the words mean."""
    return _page(
        addresses.english(),
        "This site in English",
        "english_site",
        {"agencies": catalogue.agencies[:SHOWN_AGENCIES], "all": len(catalogue.agencies), **_about(catalogue)},
        replace(site_frame(Link(CRUMB, addresses.english())), english=None),
    )


def _about(catalogue: Catalogue) -> dict[str, object]:
    """What every explanation of the site needs."""
    book = catalogue.criteria
    duties = [(concept, book.english_duty(concept.id)) for concept in book.concepts]
    return {"duties": duties, "note": book.english[-1].note if book.english else "Unofficial translation"}


def summary(catalogue: Catalogue, agency: AgencyCatalogue) -> Page:
    """An agency: its years, and how to reach it."""
    address = addresses.english(addresses.agency(agency.slug))
    frame = agency_frame(agency, crumbs=[Link(CRUMB, address)])
    return _page(
        address,
        "English summary",
        "english_agency",
        {
            "agency": agency,
            "years": [(data, len(agency.measures_of(data.year))) for data in reversed(agency.years)],
            "whole_site": not agency.slug,
            **_about(catalogue),
        },
        replace(frame, english=None),
    )


def year(agency: AgencyCatalogue, data: YearData) -> Page:
    """A year: its result, its parts, its measures by state, and every item with its English title."""
    address = addresses.english(addresses.year(agency.slug, data.year))
    frame = agency_frame(agency, data.year, [Link(CRUMB, address)])
    criteria = agency.criteria_of(data.year)
    found = agency.measures_of(data.year)
    counted = Counter(state_of(agency, one) for one in found)
    words = english()
    return _page(
        address,
        f"Fiscal year {data.year} in English",
        "english_year",
        {
            "agency": agency,
            "data": data,
            "parts": parts_of(data),
            "measures": len(found),
            "states": [(words.measure_states[state], counted[state]) for state in STATES if counted[state]],
            "groups": list(_groups(agency, data, words)),
            "unsure": any(item.certainty != "high" for item in (criteria.items if criteria else ())),
        },
        replace(frame, english=None),
    )


def _groups(agency: AgencyCatalogue, data: YearData, words: English) -> Iterator[RowGroup]:
    statuses = [item_status(found) for found in agency.items(data.year)]
    for sub, members in by_sub_indicator(agency.criteria_of(data.year), statuses):
        title = agency.criteria.english_group(sub)
        yield RowGroup(
            sub.code,
            title or sub.title,
            title is not None,
            tuple(_row(agency, data.year, one, words) for one in members),
        )


def _row(agency: AgencyCatalogue, year: int, status: ItemStatus, words: English) -> Row:
    item = status.found.item
    return Row(
        item,
        agency.criteria.english_item(item),
        status.state.value,
        words.item_states[status.state.value],
        data_year(year, item),
        addresses.member(agency.slug, year, "oit", item.code),
    )
