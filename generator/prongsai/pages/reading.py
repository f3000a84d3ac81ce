"""Pages that help with reading: the glossary, and the statement on accessibility."""

from collections.abc import Iterator

from prongsai import addresses
from prongsai.catalogue import Catalogue
from prongsai.pages.page import Link, Page, site_frame
from prongsai.reading.glossary import glossary

SHOWN_AGENCIES = 20
"""Agencies whose contacts stand in the statement; of a site with more, their own pages tell."""

TESTED = {"standard": "2.2", "desk": 1280, "phone": 360, "narrow": 320}
"""The WCAG aimed at, and the widths in px that `tests/test_accessibility.py` opens pages at."""


def pages(catalogue: Catalogue) -> Iterator[Page]:
    """Both pages; every site has them."""
    yield _page(
        addresses.GLOSSARY,
        "คำที่ควรรู้",
        "glossary",
        {"groups": glossary().groups},
        "ความหมายของคำในเว็บไซต์นี้ เช่น ITA, OIT, มาตรการ, รอบ และสถานะ พร้อมคำภาษาอังกฤษ",
    )
    few = len(catalogue.agencies) <= SHOWN_AGENCIES
    yield _page(
        addresses.ACCESSIBILITY,
        "การเข้าถึงเว็บไซต์นี้",
        "accessibility",
        {"agencies": catalogue.agencies if few else (), **TESTED},
        "มาตรฐานที่มุ่งหมาย วิธีทดสอบ ข้อจำกัด และวิธีแจ้งปัญหาการเข้าถึงเว็บไซต์นี้",
    )


def _page(address: str, title: str, template: str, view: dict[str, object], description: str) -> Page:
    return Page(address, title, template, view, site_frame(Link(title, address)), description=description)
