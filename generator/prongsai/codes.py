"""What has a QR code: years and items where the main website is declared, and a survey while it is open.

Without a main website no whole address is known, and a code that leads nowhere is worse than none.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from prongsai import addresses
from prongsai.catalogue import AgencyCatalogue, Catalogue
from prongsai.loading import YearData
from prongsai.model.criteria import Item
from prongsai.model.oit import Survey
from prongsai.qr import QrCode, drawable


@dataclass(frozen=True)
class PageCode:
    """The QR code of a page."""

    name: str
    """The item's code, or the year."""
    title: str
    file: str
    """Where its picture lives on the site."""
    url: str
    """The whole address it leads to."""

    @property
    def picture(self) -> QrCode:
        """The file of the picture."""
        return QrCode(self.url, f"คิวอาร์โค้ด {self.name} {self.title}")


@dataclass(frozen=True)
class OpenSurvey:
    """A survey that takes answers now."""

    year: int
    survey: Survey
    code: PageCode | None
    """None for a link too long for any code."""


def item_code(agency: AgencyCatalogue, year: int, item: Item) -> PageCode | None:
    """The code of an item's page."""
    return _code(agency, item.code, item.title, addresses.member(agency.slug, year, "oit", item.code))


def page_codes(agency: AgencyCatalogue, data: YearData) -> tuple[PageCode, ...]:
    """The codes of a year and of its items, in official order; none without a declared main website."""
    criteria = agency.criteria_of(data.year)
    year = _code(agency, f"ปี {data.year}", agency.agency.name, addresses.year(agency.slug, data.year))
    items = (item_code(agency, data.year, item) for item in (criteria.items if criteria else ()))
    return tuple(filter(None, (year, *items)))


def _code(agency: AgencyCatalogue, name: str, title: str, address: str) -> PageCode | None:
    url = agency.agency.base and agency.agency.base + address
    return PageCode(name, title, addresses.qr(address), url) if url and drawable(url) else None


def open_survey(agency: AgencyCatalogue, data: YearData, today: dt.date | None) -> OpenSurvey | None:
    """The survey of a year while it takes answers; none without a day to compare with."""
    survey = data.oit.survey if data.oit else None
    if not survey or not survey.open_on(today):
        return None
    title = f"แบบสำรวจ EIT ของ{agency.agency.short}"
    code = PageCode(f"ปี {data.year}", title, addresses.survey_qr(agency.slug, data.year), survey.link)
    return OpenSurvey(data.year, survey, code if drawable(survey.link) else None)


def all_codes(catalogue: Catalogue) -> Iterator[PageCode]:
    """Every code of the site; those of surveys only while they are open."""
    for agency in catalogue.agencies:
        for data in agency.years:
            yield from page_codes(agency, data)
            if (survey := open_survey(agency, data, catalogue.today)) and survey.code:
                yield survey.code
