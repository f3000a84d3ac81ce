"""The data files of a year: of its items, its parts, and last of the year itself, which holds them all.

Where they lie is known at once; what is in them is made when it is first asked for.
"""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path

from prongsai import addresses
from prongsai.catalogue import AgencyCatalogue, key
from prongsai.criteria import data_year
from prongsai.loading import YearData
from prongsai.model.criteria import Item
from prongsai.records import Plain, fingerprint, item_record
from prongsai.static_file import Archive, Later, Made, StaticFile
from prongsai.status import ItemStatus, item_status
from prongsai.thai import Date
from prongsai.twins.csv_files import csv_bytes
from prongsai.twins.dictionary import dictionary, dictionary_csv
from prongsai.twins.item_tables import item_table, year_table
from prongsai.twins.json_files import item_json, json_bytes, part_json, year_json
from prongsai.twins.licensing import licence_text
from prongsai.twins.page_files import PageFiles
from prongsai.twins.table import Table
from prongsai.twins.tables import PARTS, table
from prongsai.twins.workbooks import workbook

WORKBOOKS = frozenset({"year", "results", "measures", "progress"})
"""What people open as a table in Excel."""


@dataclass(frozen=True, eq=False)
class ItemTwin:
    """An item about to become data files."""

    agency: AgencyCatalogue
    year: int
    status: ItemStatus

    @cached_property
    def record(self) -> Plain:
        """What is shown for it."""
        return item_record(self.agency, self.year, self.status.found.item)

    @cached_property
    def mark(self) -> str:
        """The fingerprint of what is shown for it."""
        return fingerprint(self.record)

    @property
    def address(self) -> str:
        """Where its page lives."""
        return addresses.member(self.agency.slug, self.year, "oit", self.status.found.item.code)

    @property
    def files(self) -> tuple[StaticFile, ...]:
        """JSON, then CSV."""
        return (_file(self.address, "json", self._json), _file(self.address, "csv", self._csv))

    def _json(self) -> bytes:
        return json_bytes(item_json(self.agency, self.year, self.status, self.record, self.mark))

    def _csv(self) -> bytes:
        return csv_bytes(item_table(self.agency, self.year, self.status))


def item_twin(agency: AgencyCatalogue, year: int, item: Item) -> ItemTwin:
    """An item of an agency's year."""
    return ItemTwin(agency, year, item_status(agency.item(year, item)))


def year_pages(agency: AgencyCatalogue, data: YearData) -> Iterator[PageFiles]:
    """The pages of a year that have data files: items, parts that hold data, and last the year."""
    twins = [ItemTwin(agency, data.year, item_status(found)) for found in agency.items(data.year)]
    pages = [*map(_item, twins), *(_part(agency, data, part) for part in PARTS if getattr(data, part) is not None)]
    yield from pages
    yield _whole_year(agency, data, twins, pages)


def _item(twin: ItemTwin) -> PageFiles:
    agency, item, evidence = twin.agency, twin.status.found.item, twin.status.found.evidence
    published = evidence.published if evidence else None
    changes = evidence.changes if evidence else ()
    days = filter(None, map(_day, [published, *(change.date for change in changes)]))
    return PageFiles(
        twin.address,
        "item",
        f"{item.code} {item.title} {agency.agency.short} ปีงบประมาณ พ.ศ. {twin.year}",
        agency.agency,
        agency.slug,
        twin.year,
        data_year(twin.year, item),
        twin.files,
        _day(published),
        max(days, default=None),
    )


def _part(agency: AgencyCatalogue, data: YearData, part: str) -> PageFiles:
    address = addresses.part(agency.slug, data.year, part)
    title = _title(agency, data.year, part)
    rows = Later(lambda: table(agency, data, part))
    files = _files(address, part, title, rows, lambda: part_json(agency, data, part, title))
    issued = _day(_source_date(agency, data, part))
    return PageFiles(address, part, title, agency.agency, agency.slug, data.year, data.year, files, issued, issued)


def _source_date(agency: AgencyCatalogue, data: YearData, part: str) -> Date | None:
    """The date of the document a part was taken from."""
    reference = getattr(data, part).source.reference
    document = agency.documents.get(key(reference, data.year)) if reference else None
    return document.date if document else None


def _whole_year(
    agency: AgencyCatalogue, data: YearData, twins: Sequence[ItemTwin], pages: Sequence[PageFiles]
) -> PageFiles:
    address = addresses.year(agency.slug, data.year)
    title = _title(agency, data.year, "year")
    rows = Later(lambda: year_table(agency, data.year, [(twin.status, twin.mark) for twin in twins]))
    listed = {page.address: [file.path for file in page.files] for page in pages}
    files = _files(address, "year", title, rows, lambda: year_json(agency, data, rows.content, listed))
    archive = Archive(tuple(_packed(agency, data, [*files, *(file for page in pages for file in page.files)])))
    return PageFiles(
        address,
        "year",
        title,
        agency.agency,
        agency.slug,
        data.year,
        data.year,
        (*files, StaticFile(addresses.twin(address, "zip"), archive)),
        min((page.issued for page in pages if page.issued), default=None),
        max((page.modified for page in pages if page.modified), default=None),
    )


def _packed(
    agency: AgencyCatalogue, data: YearData, files: Sequence[StaticFile]
) -> list[tuple[str, Path | bytes | Made]]:
    """What the archive of a year holds: as the year's folder on the site has it, by name."""
    home = addresses.year(agency.slug, data.year)
    entries: list[tuple[str, Path | bytes | Made]] = [(file.path.removeprefix(home), file.origin) for file in files]
    entries += [(f"{addresses.FILES}{file.name}", file.path) for file in data.files]
    entries += [("dictionary.csv", dictionary_csv()), ("licence.txt", licence_text(agency.agency))]
    return sorted(entries, key=lambda entry: entry[0])


def _files(
    address: str, part: str, title: str, rows: "Later[Table]", told: Callable[[], Plain]
) -> tuple[StaticFile, ...]:
    """JSON, CSV, and a workbook where people open one."""
    files = [
        _file(address, "json", lambda: json_bytes(told())),
        _file(address, "csv", lambda: csv_bytes(rows.content)),
    ]
    if part in WORKBOOKS:
        files.append(_file(address, "xlsx", partial(_workbook, rows, title)))
    return tuple(files)


def _workbook(rows: "Later[Table]", title: str) -> bytes:
    made, meanings = rows.content, dictionary()
    return workbook(made, title, meanings.headings(made.name, made.columns), meanings.tables[made.name].words)


def _file(address: str, ending: str, make: Callable[[], bytes]) -> StaticFile:
    return StaticFile(addresses.twin(address, ending), Later(make))


def _title(agency: AgencyCatalogue, year: int, part: str) -> str:
    return f"{dictionary().tables[part].th} {agency.agency.short} ปีงบประมาณ พ.ศ. {year}"


def _day(date: Date | None) -> dt.date | None:
    """A date that names a day."""
    return date.first if date and date.day else None
