"""Constraints, and the documents everything was taken from."""

from collections.abc import Iterator

from prongsai import addresses
from prongsai.catalogue import AgencyCatalogue, key
from prongsai.loading import YearData
from prongsai.model.documents import Document
from prongsai.pages.page import PART_TITLES, Link, Page, agency_frame, neighbours, part_link, part_page


def pages(agency: AgencyCatalogue, data: YearData) -> Iterator[Page]:
    """Constraints and the list of documents exist for every year; each document has a page."""
    yield constraints(agency, data)
    yield documents(agency, data)
    found = data.documents.documents if data.documents else ()
    links = [Link(one.title, addresses.member(agency.slug, data.year, "documents", one.id)) for one in found]
    for position, one in enumerate(found):
        yield document(agency, data, one, links[position], neighbours(links, position))


def constraints(agency: AgencyCatalogue, data: YearData) -> Page:
    """What held the agency back, and what it suggests."""
    return part_page(agency, data, "constraints", "ข้อจำกัดและข้อเสนอแนะ", constraints=data.constraints)


def documents(agency: AgencyCatalogue, data: YearData) -> Page:
    """The documents of a year."""
    return part_page(agency, data, "documents", "เอกสารที่เผยแพร่", documents=data.documents)


def document(
    agency: AgencyCatalogue, data: YearData, one: Document, own: Link, links: tuple[Link | None, Link | None]
) -> Page:
    """One document: cover, preface, memo, and the pages that hold its tables."""
    return Page(
        own.address,
        one.title,
        "document",
        {
            "agency": agency,
            "data": data,
            "document": one,
            "drawn": list(drawn_from(agency, data.year, one.id)),
        },
        agency_frame(
            agency, data.year, [part_link(agency, data.year, "documents"), Link(one.kind, own.address)], links
        ),
        one.place.file,
    )


def drawn_from(agency: AgencyCatalogue, year: int, document: str) -> Iterator[Link]:
    """The pages whose data name this document as their source."""
    for data in agency.years:
        for part in PART_TITLES:
            source = getattr(getattr(data, part), "source", None)
            if (
                part != "documents"
                and source
                and source.reference
                and key(source.reference, data.year) == (year, document)
            ):
                yield Link(
                    f"{PART_TITLES[part]} ปีงบประมาณ พ.ศ. {data.year}",
                    addresses.part(agency.slug, data.year, part),
                )
