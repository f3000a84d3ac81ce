"""What happened and when, as the data declare it: published, changed, withdrawn, reported, dated.

The history of an item, the feed and the dates of the sitemap all speak of the same days. A date without a day (only
a month or a year) stands in the history as it is written; where a single day is asked for it says nothing.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from operator import attrgetter
from typing import TypeGuard

from prongsai import addresses
from prongsai.catalogue import AgencyCatalogue, Catalogue, FoundItem, key
from prongsai.loading import YearData
from prongsai.model.oit import ItemEvidence
from prongsai.thai import Date, show_date

RECENT = 5
"""Events a page tells of; the feed has more."""
SOURCED = ("results", "analysis", "measures", "constraints")
"""Parts of a year that declare no day of their own: they are as new as the document they name as their source."""


@dataclass(frozen=True)
class Step:
    """One step in the history of an item."""

    date: Date
    what: str
    why: str | None = None
    approval: str | None = None
    """Who approved it, by position."""


@dataclass(frozen=True)
class Event:
    """Something that happened to a page."""

    address: str
    """Of the page."""
    about: str
    """What the page is of."""
    step: Step
    """Its date names a day."""


def history(evidence: ItemEvidence | None) -> tuple[Step, ...]:
    """First publication, every change and the withdrawal of an item, oldest first."""
    return tuple(sorted(_steps(evidence), key=attrgetter("date"))) if evidence else ()


def _steps(evidence: ItemEvidence) -> Iterator[Step]:
    if published := evidence.published:
        first = all(change.date >= published for change in evidence.changes)
        yield Step(published, "เผยแพร่ครั้งแรก" if first else "เผยแพร่", approval=evidence.approval)
    for change in evidence.changes:
        yield Step(change.date, change.what, change.why, change.approval)
    if gone := evidence.withdrawn:
        yield Step(gone.date, "ถอนข้อมูล", gone.reason)


def events(agency: AgencyCatalogue) -> Iterator[Event]:
    """All that happened to the pages of an agency, year by year."""
    for data in agency.years:
        for found in agency.items(data.year):
            yield from _of_item(agency, found)
        for round_ in data.progress.rounds if data.progress else ():
            address = addresses.member(agency.slug, data.year, "progress", round_.id)
            if _whole(round_.reported):
                yield Event(address, round_.title, Step(round_.reported, "รายงานผล"))
        for document in data.documents.documents if data.documents else ():
            address = addresses.member(agency.slug, data.year, "documents", document.id)
            if _whole(document.date):
                step = Step(document.date, f"{document.kind}ลงวันที่ {show_date(document.date)}")
                yield Event(address, document.title, step)


def recent(agency: AgencyCatalogue, below: str = "", most: int = RECENT) -> tuple[Event, ...]:
    """The newest events of an agency's pages below an address, newest first; those of one day in their own order."""
    found = (event for event in events(agency) if event.address.startswith(below))
    return tuple(sorted(found, key=lambda event: event.step.date.first, reverse=True)[:most])


def _of_item(agency: AgencyCatalogue, found: FoundItem) -> Iterator[Event]:
    address = addresses.member(agency.slug, found.year, "oit", found.item.code)
    about = f"{found.item.code} {found.item.title} (ปี {found.year})"
    for step in history(found.evidence):
        if _whole(step.date):
            yield Event(address, about, step)


def _whole(date: Date | None) -> TypeGuard[Date]:
    """Whether a date names a day."""
    return date is not None and date.day is not None


def eventful(agency: AgencyCatalogue) -> bool:
    """Whether anything happened at all, so that there is something to follow."""
    return next(events(agency), None) is not None


def latest(catalogue: Catalogue) -> dict[str, Date]:
    """The last day declared for each page, by its address; a page with others below it is as new as the newest."""
    days: dict[str, Date] = {}
    for agency in catalogue.agencies:
        for address, day in _days(agency):
            for place in _upwards(address):
                days[place] = max(days.get(place, day), day)
    return days


def _days(agency: AgencyCatalogue) -> Iterator[tuple[str, Date]]:
    concepts = {
        addresses.member(agency.slug, year, "oit", item.code): addresses.concept(item.concept)
        for (year, _), item in agency.criteria.items.items()
    }
    for event in events(agency):
        yield event.address, event.step.date
        if event.address in concepts:
            yield concepts[event.address], event.step.date
    for data in agency.years:
        yield from _reported(agency, data)
        yield from _sourced(agency, data)


def _reported(agency: AgencyCatalogue, data: YearData) -> Iterator[tuple[str, Date]]:
    """A measure is as new as the latest report about it, and so are the lists of all measures."""
    for round_ in data.progress.rounds if data.progress else ():
        if _whole(round_.reported):
            for year, measure in {key(outcome.measure, data.year) for outcome in round_.results}:
                if (year, measure) in agency.measures:
                    yield addresses.member(agency.slug, year, "measures", measure), round_.reported
                    yield addresses.MEASURES, round_.reported


def _sourced(agency: AgencyCatalogue, data: YearData) -> Iterator[tuple[str, Date]]:
    for part in SOURCED:
        source = getattr(getattr(data, part), "source", None)
        document = agency.documents.get(key(source.reference, data.year)) if source and source.reference else None
        if document and _whole(document.date):
            yield addresses.part(agency.slug, data.year, part), document.date


def _upwards(address: str) -> Iterable[str]:
    """A page and those it lies below, up to the root of the site."""
    parts = address.split("/")[:-1]
    return ("".join(f"{part}/" for part in parts[:depth]) for depth in range(len(parts) + 1))
