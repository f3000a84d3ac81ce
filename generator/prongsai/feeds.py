"""What happened lately as Atom feeds (RFC 4287): one per agency, and one for a site of many.

Entries are made of declared days alone, so that the same data give the same feed. The id of an entry depends on who,
where, when and what; it stays the same when the site moves to another host.
"""

import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from prongsai import addresses
from prongsai.catalogue import AgencyCatalogue, Catalogue
from prongsai.events import Event, Step, eventful, events
from prongsai.templating import filled

NEWEST = 50
"""Entries of a feed at most."""
MIDNIGHT = "T00:00:00+07:00"
"""A declared day begins at midnight in Thailand."""


@dataclass(frozen=True)
class FeedEntry:
    """One entry, as the feed has it."""

    id: str
    title: str
    updated: str
    author: str
    link: str
    """Absolute where the agency declares its website, otherwise relative to the feed."""
    text: str


@dataclass(frozen=True)
class Feed:
    """One feed, written when it is asked for."""

    agencies: tuple[AgencyCatalogue, ...]
    """Whom it tells of; to at least one of them something happened."""
    slug: str
    """Whose it is; empty for the feed of the whole site."""

    @property
    def address(self) -> str:
        """Where it lives."""
        return addresses.feed(self.slug)

    @property
    def content(self) -> bytes:
        """Its XML."""
        entries = _newest(entry for agency in self.agencies for entry in _entries(agency, self.slug))
        first, *others = self.agencies
        own = _of_many(first) if others or first.slug != self.slug else _of_one(first)
        return filled("feed.xml", entries=entries, **own).encode()


def feeds(catalogue: Catalogue) -> Iterator[Feed]:
    """Every feed of the site; an agency to which nothing happened has none."""
    telling = tuple(agency for agency in catalogue.agencies if eventful(agency))
    for agency in telling:
        yield Feed((agency,), agency.slug)
    if telling and not catalogue.single:
        yield Feed(telling, "")


def _of_one(agency: AgencyCatalogue) -> dict[str, str]:
    """What the feed of an agency says of itself."""
    one, own = agency.agency, addresses.feed(agency.slug)
    made_up = f"{one.short} เป็นหน่วยงานสมมติ ไม่มีอยู่จริง จัดทำขึ้นเพื่อเป็นตัวอย่างเท่านั้น"
    return {
        "id": _urn(*_names(agency), own),
        "title": f"การเปลี่ยนแปลงล่าสุดของ{one.name}",
        "subtitle": made_up if one.fictional else "",
        "author": one.name,
        "own": _link(agency, own, agency.slug),
        "home": _link(agency, addresses.agency(agency.slug), agency.slug),
    }


def _of_many(first: AgencyCatalogue) -> dict[str, str]:
    """What the feed of a site says of itself; no agency declares where a site of many lies, so it links from itself."""
    own = addresses.feed("")
    return {
        "id": _urn(*_names(first), "site", own),
        "title": "การเปลี่ยนแปลงล่าสุดของทุกหน่วยงานในเว็บไซต์",
        "subtitle": "",
        "author": "",
        "own": own,
        "home": addresses.relative(addresses.HOME, addresses.HOME),
    }


def _entries(agency: AgencyCatalogue, slug: str) -> Iterable[FeedEntry]:
    """All of an agency, as they stand in the feed of that slug; what is written twice stands once."""
    return {entry.id: entry for entry in (_entry(agency, event, slug) for event in events(agency))}.values()


def _newest(entries: Iterable[FeedEntry]) -> list[FeedEntry]:
    """Newest first; what happened on one day in the order of addresses and titles."""
    ordered = sorted(entries, key=lambda entry: (entry.link, entry.title))
    return sorted(ordered, key=lambda entry: entry.updated, reverse=True)[:NEWEST]


def _entry(agency: AgencyCatalogue, event: Event, slug: str) -> FeedEntry:
    step, day = event.step, event.step.date.first.isoformat()
    title = f"{event.about}: {step.what}"
    return FeedEntry(
        id=_urn(*_names(agency), event.address, day, step.what),
        title=f"[หน่วยงานสมมติ] {title}" if agency.agency.fictional else title,
        updated=f"{day}{MIDNIGHT}",
        author=agency.agency.name,
        link=_link(agency, event.address, slug),
        text=_told(step),
    )


def _told(step: Step) -> str:
    """What, why and who approved it, line by line."""
    more = (("เหตุผล", step.why), ("การอนุมัติ", step.approval))
    return "\n".join([step.what, *(f"{name}: {text.strip()}" for name, text in more if text)])


def _link(agency: AgencyCatalogue, address: str, slug: str) -> str:
    base = agency.agency.base
    return f"{base}{address}" if base else addresses.relative(address, addresses.agency(slug))


def _names(agency: AgencyCatalogue) -> tuple[str, ...]:
    """Who an agency is among all: its name, and where it is, as far as that is declared."""
    return (agency.agency.name, agency.agency.located)


def _urn(*parts: str) -> str:
    """A name nobody else gives, the same for the same parts (UUID version 5, RFC 9562)."""
    return uuid.uuid5(uuid.NAMESPACE_URL, "prongsai:" + "\0".join(parts)).urn
