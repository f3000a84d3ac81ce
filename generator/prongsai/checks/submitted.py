"""What was submitted beside what the site would show now: nothing recorded may vanish, move or change in silence.

An appeal is judged by the link that was submitted, so everything here stops the build. The ways out are in the words
of each problem: restore, redirect, submit anew with a reason, or take back with a reason.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from prongsai import addresses
from prongsai.attachments import Attachment
from prongsai.catalogue import AgencyCatalogue, Catalogue
from prongsai.ledger import Ledger, Version
from prongsai.model.criteria import Item
from prongsai.problems import Place, Problem
from prongsai.records import fingerprint, item_record


@dataclass(frozen=True)
class Shown:
    """What the site would hold now."""

    pages: Collection[str]
    """Addresses of all pages."""
    files: Collection[str]
    """Addresses of all files that are made from the data, and of attachments."""
    unread: Collection[str] = ()
    """Files that could not be read. What depends on their content is left alone: it would seem lost only for that."""

    @property
    def whole(self) -> bool:
        """Whether all data could be read."""
        return not self.unread

    def unread_agency(self, slug: str) -> bool:
        """Whether an agency is only missing because its own file could not be read."""
        return any(file.endswith(f"/{addresses.agency(slug)}agency.yml") for file in self.unread)


def submitted(catalogue: Catalogue, shown: Shown) -> Iterator[Problem]:
    """What the site would break of what was submitted. Nothing is said of an agency that submitted nothing."""
    here = {agency.slug: agency for agency in catalogue.agencies}
    attached = {path: file for agency in catalogue.agencies for path, file in agency.attached_at.items()}
    for ledger in catalogue.ledgers:
        agency = here.get(ledger.slug)
        if agency is None and shown.unread_agency(ledger.slug):
            continue
        yield from _redirects(ledger, shown)
        yield from _removals(ledger, shown)
        yield from _year_data(ledger, shown)
        for versions in ledger.versions.values():
            yield from _item(_Held(ledger, agency, shown, attached), versions)


def _year_data(ledger: Ledger, shown: Shown) -> Iterator[Problem]:
    """Data files of whole years: each is told once, by the first entry that recorded it."""
    told = set[str]()
    for recorded in ledger.entries if shown.whole else ():
        submission = recorded.entry.submitted
        for position, path in enumerate(submission.data if submission else ()):
            arrives = ledger.destination(path) in shown.files
            if submission and not arrives and path not in told:
                told.add(path)
                params = {"item": "ทุกข้อ", "year": str(submission.year), "date": recorded.day, "path": path}
                yield Problem("submitted-data-lost", submission.place_of("data", position), params)


@dataclass(frozen=True)
class _Held:
    """One ledger beside the agency it is about."""

    ledger: Ledger
    agency: AgencyCatalogue | None
    shown: Shown
    attached: Mapping[str, Attachment]
    """Attachments of the whole site by their addresses."""

    def official(self, version: Version) -> Item | None:
        """The item the version is about, where its year's data and criteria are still there."""
        if self.agency is None or version.year not in self.agency.by_year:
            return None
        return self.agency.criteria.items.get((version.year, version.code))

    def arrives(self, address: str) -> bool:
        """Whether something answers at a page's address, be it that it moved or was taken back."""
        return address in self.shown.pages or address in self.ledger.moved or address in self.ledger.removed

    def place(self, path: str) -> Place:
        """The file in the data folder that stands at an attachment's address."""
        if self.agency is None:
            return Place(path)
        folder = self.agency.agency.place.file.removesuffix("agency.yml")
        return Place(f"{folder}{path.removeprefix(addresses.agency(self.agency.slug))}")

    def reason(self, version: Version) -> str:
        """Why a page of the item would not be made."""
        if self.agency is None:
            return f"ไม่มีหน่วยงานในโฟลเดอร์ data/{self.ledger.slug or 'agency.yml'} แล้ว"
        if version.year not in self.agency.by_year:
            return f"ไม่มีโฟลเดอร์ปี {version.year} แล้ว"
        if self.official(version) is None:
            return f"หลักเกณฑ์ปี {version.year} ที่ใช้อยู่ไม่มีข้อ {version.code} แล้ว"
        return "ไม่มีข้อมูลที่ทำให้เกิดหน้านี้แล้ว"


def _item(held: _Held, versions: tuple[Version, ...]) -> Iterator[Problem]:
    told = set[tuple[str, str]]()
    for version in reversed(versions):
        for problem in (*_addresses(held, version), *_files(held, version)):
            key = (problem.code, problem.params.get("path") or problem.params.get("address", ""))
            if key not in told:
                told.add(key)
                yield problem
    yield from _content(held, versions)


def _about(version: Version, **more: str) -> dict[str, str]:
    return {"item": version.code, "year": str(version.year), "date": version.recorded.day, **more}


def _addresses(held: _Held, version: Version) -> Iterator[Problem]:
    home = addresses.agency(held.ledger.slug)
    if held.agency and not version.item.address.startswith(home):
        yield Problem("ledger-misplaced", version.place, _about(version, address=f"/{version.item.address}"))
    for address in (version.item.address, *(version.item.pages if held.shown.whole else ())):
        if held.arrives(address):
            continue
        about = _about(version, address=f"/{address}")
        if now := _same_but_for_case(address, held.shown.pages):
            yield Problem("submitted-address-case", version.place, {**about, "now": f"/{now}"})
        else:
            yield Problem("submitted-address-lost", version.place, {**about, "reason": held.reason(version)})
    official = held.official(version)
    if official is None or version.item.address in held.ledger.moved:
        return
    if official.concept != version.item.concept:
        about = _about(version, concept=version.item.concept, now=official.concept)
        yield Problem("submitted-concept-changed", version.place, about)
    components = {component.id for component in official.components}
    for anchor in version.item.anchors:
        if anchor not in components:
            about = _about(version, anchor=anchor, address=f"/{version.item.address}#{anchor}")
            yield Problem("submitted-anchor-lost", version.place, about)


def _same_but_for_case(address: str, known: Collection[str]) -> str | None:
    """What a careless eye takes for the same address; asked only when something is lost already."""
    return next((one for one in known if one.casefold() == address.casefold()), None)


def _files(held: _Held, version: Version) -> Iterator[Problem]:
    attached = held.attached
    for file in version.item.files:
        if file.path in held.ledger.removed:
            continue
        now = attached.get(file.path) or attached.get(held.ledger.destination(file.path) or "")
        about = _about(version, path=file.path)
        if now is None:
            if name := _same_but_for_case(file.path, attached):
                yield Problem("submitted-file-case", version.place, {**about, "now": name})
            else:
                yield Problem("submitted-file-lost", version.place, about)
        elif now.sha256 != file.sha256:
            yield Problem("submitted-file-changed", held.place(file.path), {**about, "sha256": file.sha256[:16]})
    for data in version.item.data:
        arrives = held.ledger.destination(data.path) in held.shown.files or not held.shown.whole
        if not arrives and held.arrives(version.item.address):
            yield Problem("submitted-data-lost", version.place, _about(version, path=data.path))


def _content(held: _Held, versions: tuple[Version, ...]) -> Iterator[Problem]:
    """The latest word is what must be shown; where two people submitted side by side, either will do."""
    latest = versions[-1]
    official, agency = held.official(latest), held.agency
    if official is None or agency is None or latest.item.address in held.ledger.moved or not held.shown.whole:
        return
    found = agency.item(latest.year, official)
    current = held.ledger.current(latest.year, latest.code)
    if (found.evidence is None or not found.evidence.withdrawn) and fingerprint(
        item_record(agency, latest.year, official)
    ) not in {version.item.content for version in current}:
        oit = agency.year(latest.year).oit
        place = oit.place_of("items", latest.code) if oit and found.evidence else latest.place
        yield Problem("submitted-content-changed", place, _about(latest, **_agency_option(held.ledger)))
    submission = latest.recorded.entry.submitted
    if submission and submission.base and submission.base != agency.agency.base:
        about = _about(latest, base=submission.base, now=agency.agency.base or "–")
        yield Problem("submitted-base-changed", agency.agency.place_of("website"), about)


def _agency_option(ledger: Ledger) -> dict[str, str]:
    return {"agency": f" --agency {ledger.slug}" if ledger.slug else ""}


def _redirects(ledger: Ledger, shown: Shown) -> Iterator[Problem]:
    for old, recorded in ledger.redirects.items():
        new = ledger.moved[old]
        place = recorded.entry.place_of("redirected")
        if ledger.destination(old) is None:
            yield Problem("redirect-loop", place, {"old": f"/{old}", "new": f"/{new}"})
        elif old in shown.pages:
            yield Problem("redirect-taken", place, {"old": f"/{old}", "new": f"/{new}"})
        elif (arrived := ledger.destination(old)) not in shown.pages and arrived not in shown.files:
            yield Problem("redirect-lost", place, {"old": f"/{old}", "new": f"/{arrived}"})


def _removals(ledger: Ledger, shown: Shown) -> Iterator[Problem]:
    for address, (recorded, removal) in ledger.removed.items():
        if address in shown.files:
            params = {"path": address, "date": recorded.day}
            yield Problem("removed-still-shown", removal.place, params)
