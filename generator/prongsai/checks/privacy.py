"""Personal data: what must not be published stands in no data file, attachment or page written by hand.

Allowed is what an office must show: the contacts in agency.yml, mailboxes of the agency's own domain or of .go.th,
and contacts declared as evidence; a mobile phone or a private mailbox among those says which rule requires it.
Landlines are offices' far more often than persons', so one that is declared nowhere is only pointed out.
Source: พ.ร.บ.คุ้มครองข้อมูลส่วนบุคคล พ.ศ. 2562.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import urlsplit

from prongsai import thai
from prongsai.attachments import attachments
from prongsai.catalogue import Catalogue
from prongsai.checks.files import evidence_of
from prongsai.inspection import inspect
from prongsai.model.evidence import ContactEvidence
from prongsai.privacy import Hit, Kind, hits
from prongsai.problems import Place, Problem, Severity
from prongsai.texts import place_at

WRITTEN = frozenset({".md", ".markdown", ".html", ".htm", ".txt", ".csv", ".yml", ".yaml"})
"""Endings of pages and texts in the hand-written folder."""
MARKED = 4
"""Hexadecimal digits that tell one value from another in a report, and are too few to find the value by."""

_HOUSE = re.compile("[0-9]+(?:/[0-9]+)?")


@dataclass(frozen=True)
class _Public:
    """What may be published."""

    catalogue: Catalogue

    @cached_property
    def values(self) -> frozenset[str]:
        """Phones, mailboxes and accounts in agency.yml."""
        written: list[str | None] = []
        for agency in self.catalogue.agencies:
            if contacts := agency.agency.contacts:
                written += [contacts.phone, contacts.fax, contacts.email, contacts.line, contacts.address]
            written += [unit.phone for unit in agency.agency.units]
        return frozenset(hit.value for text in written if text for hit in _spoken(text))

    @cached_property
    def houses(self) -> frozenset[str]:
        """House numbers of offices."""
        contacts = (agency.agency.contacts for agency in self.catalogue.agencies)
        found = (_HOUSE.search(thai.arabic(one.address)) for one in contacts if one and one.address)
        return frozenset(house[0] for house in found if house)

    @cached_property
    def domains(self) -> frozenset[str]:
        """Ends of the addresses of offices' mailboxes."""
        sites = (agency.agency.website for agency in self.catalogue.agencies)
        hosts = {(urlsplit(site).hostname or "").removeprefix("www.") for site in sites if site}
        return frozenset({"go.th", *hosts} - {""})

    @cached_property
    def contacts(self) -> dict[tuple[str, int, str], ContactEvidence]:
        """Contacts shown as evidence, by file, line and value."""
        return {
            (part.place_of(field).file, part.place_of(field).line, hit.value): part
            for agency in self.catalogue.agencies
            for data in agency.years
            for part in evidence_of(data)
            if isinstance(part, ContactEvidence)
            for field in ("phone", "email")
            for hit in _spoken(getattr(part, field) or "")
        }

    @cached_property
    def required(self) -> dict[str, tuple[str, ...]]:
        """Values that some contact says are required to be public, with the folders of the agencies that say so."""
        said: dict[str, tuple[str, ...]] = {}
        for (file, _, value), part in self.contacts.items():
            if part.required_by:
                said[value] = (*said.get(value, ()), f"{file.rsplit('/', 2)[0]}/")
        return said

    def requires(self, value: str, file: str) -> bool:
        """Whether a value must be public in this file: an agency speaks for its own folder, and for pages by hand."""
        folders = self.required.get(value, ())
        by_hand = not any(file.startswith(f"{folder.partition('/')[0]}/") for folder in folders)
        return bool(folders) and (by_hand or file.startswith(folders))

    def allows(self, hit: Hit) -> bool:
        """Whether an office declares the value as its own."""
        if hit.kind is Kind.HOUSE:
            return thai.arabic(hit.value.rpartition(" ")[2]) in self.houses
        if hit.kind is Kind.EMAIL:
            labels = hit.value.rpartition("@")[2].split(".")
            if any(".".join(labels[first:]) in self.domains for first in range(len(labels))):
                return True
        return hit.value in self.values


def _spoken(text: str) -> Iterator[Hit]:
    """The hits in a text that is known to be a contact."""
    return hits(f"โทร. {text}")


def texts_keep_private(catalogue: Catalogue) -> Iterator[Problem]:
    """No data file holds personal data, comments included: they are in the repository, too."""
    public = _Public(catalogue)
    for name, text in catalogue.texts.items():
        yield from _written(text, name, public)


def attachments_keep_private(catalogue: Catalogue) -> Iterator[Problem]:
    """No attachment holds personal data, in its text or in what programs wrote into it."""
    public = _Public(catalogue)
    for agency in catalogue.agencies:
        folder = agency.agency.place.file.removesuffix("agency.yml")
        for data in agency.years:
            for file in data.files:
                for passage in inspect(file).texts:
                    place = Place(f"{folder}{data.year}/files/{file.name}")
                    yield from _attached(passage.text, passage.where, place, public)


def content_privacy(content: Path, catalogue: Catalogue) -> Iterator[Problem]:
    """The same for the folder of what is written by hand: its pages, and the files beside them."""
    public = _Public(catalogue)
    for path in sorted(content.rglob("*")):
        if path.is_file() and path.suffix.lower() in WRITTEN:
            name = f"{content.name}/{path.relative_to(content).as_posix()}"
            yield from _written(path.read_text("utf-8", errors="replace"), name, public)
    for file in attachments(content):
        if file.path.suffix.lower() not in WRITTEN:
            for passage in inspect(file).texts:
                yield from _attached(passage.text, passage.where, Place(f"{content.name}/{file.name}"), public)


def _written(text: str, name: str, public: _Public) -> Iterator[Problem]:
    for hit in hits(text):
        if public.allows(hit):
            continue
        place = place_at(text, name, hit.start)
        contact = public.contacts.get((name, place.line, hit.value))
        if contact is None:
            if not public.requires(hit.value, name):
                yield _told(hit, place, "ในแฟ้มนี้")
        elif _private(hit) and not contact.required_by:
            yield Problem("contact-without-reason", place, _params(hit, "ในแฟ้มนี้"), Severity.CHECK)


def _private(hit: Hit) -> bool:
    """Whether a contact that is not the office's own may be a person's: a mailbox or a mobile phone."""
    return hit.kind is Kind.EMAIL or hit.value[1] in "689"


def _attached(text: str, where: str, place: Place, public: _Public) -> Iterator[Problem]:
    for hit in hits(text):
        if not public.allows(hit) and not public.requires(hit.value, place.file):
            yield _told(hit, place, f"ในแฟ้มแนบ {where}")


def _told(hit: Hit, place: Place, where: str) -> Problem:
    code = {
        Kind.CITIZEN: "citizen-id",
        Kind.DOUBTFUL: "citizen-id-doubtful",
        Kind.PHONE: "phone-number",
        Kind.LANDLINE: "landline-number",
        Kind.EMAIL: "email-address",
        Kind.ACCOUNT: "bank-account",
        Kind.HOUSE: "house-number",
        Kind.HEALTH: "health-data",
    }[hit.kind]
    severity = {Kind.CITIZEN: Severity.ERROR, Kind.LANDLINE: Severity.ADVICE}.get(hit.kind, Severity.CHECK)
    return Problem(code, place, _params(hit, where), severity)


def _params(hit: Hit, where: str) -> dict[str, str]:
    """Masked particulars; `trace` differs when the value does, and does not tell it."""
    trace = hashlib.sha256(hit.value.encode()).hexdigest()[:MARKED]
    return {"shown": hit.shown, "name": hit.name or "–", "where": where, "trace": trace}
