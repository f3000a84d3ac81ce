"""What the data files of the site are: which there are, what is in them, how to open and how to use them."""

from collections.abc import Iterator

from prongsai import addresses
from prongsai.catalogue import Catalogue
from prongsai.pages.page import Link, Page, site_frame
from prongsai.twins import CATALOGUE, DICTIONARY
from prongsai.twins.dictionary import dictionary
from prongsai.twins.licensing import licence_anchor, licensing
from prongsai.twins.schemas import schema_files


def pages(catalogue: Catalogue) -> Iterator[Page]:
    """The page about the data, and the dictionary, which would weigh too much on it."""
    yield about(catalogue)
    yield Page(
        addresses.DICTIONARY,
        "พจนานุกรมข้อมูล",
        "dictionary",
        {"dictionary": dictionary(), "dictionary_file": DICTIONARY},
        site_frame(Link("ข้อมูลเปิด", addresses.DATA), Link("พจนานุกรมข้อมูล", addresses.DICTIONARY)),
        description="ความหมายของทุกคอลัมน์และทุกชื่อในแฟ้มข้อมูลของเว็บไซต์นี้ ภาษาไทยและอังกฤษ",
    )


def about(catalogue: Catalogue) -> Page:
    """The page about the data."""
    return Page(
        addresses.DATA,
        "ข้อมูลเปิด",
        "opendata",
        {
            "dictionary_file": DICTIONARY,
            "catalogue_file": CATALOGUE,
            "schemas": [schema.path for schema in schema_files()],
            "licences": [
                (licence_anchor(agency.slug), agency.agency, licensing(agency.agency)) for agency in catalogue.agencies
            ],
            "examples": _examples(catalogue),
        },
        site_frame(Link("ข้อมูลเปิด", addresses.DATA)),
        description="แฟ้มข้อมูล CSV XLSX และ JSON ของเว็บไซต์นี้ วิธีเปิด ความหมายของข้อมูล และสิทธิการใช้",
    )


def _examples(catalogue: Catalogue) -> list[Link]:
    """The latest year of each agency."""
    latest = [(agency, agency.years[-1].year) for agency in catalogue.agencies if agency.years]
    return [
        Link(f"{agency.agency.short} ปีงบประมาณ {year}", addresses.year(agency.slug, year)) for agency, year in latest
    ]
