"""The same as data files: for each item, part and year of an agency JSON and CSV, and a workbook where it is a table.

They lie beside their pages under names that never change (`addresses.twin`), and depend on the data alone: the same
data give the same bytes on every machine.
"""

from collections.abc import Iterator, Sequence

from prongsai import addresses
from prongsai.catalogue import AgencyCatalogue, Catalogue
from prongsai.loading import YearData
from prongsai.model.criteria import Item
from prongsai.static_file import Later, StaticFile
from prongsai.twins.dcat import CATALOGUE, catalogue_json
from prongsai.twins.dictionary import dictionary_csv
from prongsai.twins.page_files import PageFiles as PageFiles
from prongsai.twins.schemas import schema_files
from prongsai.twins.years import item_twin, year_pages

__all__ = ["CATALOGUE", "DICTIONARY", "PageFiles", "files", "item_files", "offered", "site_files", "year_files"]

DICTIONARY = f"{addresses.DATA}dictionary.csv"


def item_files(agency: AgencyCatalogue, year: int, item: Item) -> tuple[StaticFile, ...]:
    """The data files of one item: JSON, then CSV; the bytes are those that the site has."""
    return item_twin(agency, year, item).files


def year_files(agency: AgencyCatalogue, data: YearData) -> tuple[StaticFile, ...]:
    """The data files of a year and of its parts, without those of single items."""
    return tuple(file for page in year_pages(agency, data) if page.part != "item" for file in page.files)


def offered(catalogue: Catalogue) -> tuple[PageFiles, ...]:
    """Every page that has data files, agency by agency, year by year; the files are made when they are asked for."""
    return tuple(page for agency in catalogue.agencies for data in agency.years for page in year_pages(agency, data))


def site_files(pages: Sequence[PageFiles]) -> Iterator[StaticFile]:
    """The files of these pages, and what explains them: the dictionary, the schemas, the catalogue.

    pages: all there are.
    """
    for page in pages:
        yield from page.files
    yield StaticFile(DICTIONARY, Later(dictionary_csv))
    yield from schema_files()
    yield StaticFile(CATALOGUE, Later(lambda: catalogue_json(pages)))


def files(catalogue: Catalogue) -> Iterator[StaticFile]:
    """Every data file of a site."""
    return site_files(offered(catalogue))
