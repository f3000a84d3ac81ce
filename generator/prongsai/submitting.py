"""What `prongsai submit` records: every item of a year as the site shows it now, ready for the ledger."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from prongsai import addresses
from prongsai.catalogue import AgencyCatalogue
from prongsai.ledger import Version
from prongsai.ledger.writing import snapshot_name
from prongsai.model.criteria import Criteria
from prongsai.model.evidence import ShownEvidence
from prongsai.model.oit import ItemEvidence
from prongsai.pages import Page
from prongsai.records import attached, fingerprint, item_record
from prongsai.rendering import Renderer
from prongsai.status import ItemState, ItemStatus, item_status
from prongsai.twins import item_files, year_files

NOTHING_SHOWN = frozenset({ItemState.MISSING, ItemState.UNCOLLECTED, ItemState.WITHDRAWN})


@dataclass(frozen=True)
class Ready:
    """One item as it would be recorded."""

    status: ItemStatus
    record: Mapping[str, Any]
    """As `model.ledger.SubmittedItem` reads it."""
    snapshot: str
    before: Version | None
    """The submission before this one."""

    @property
    def code(self) -> str:
        """The item's code in its year."""
        return self.status.found.item.code

    @property
    def changed(self) -> bool:
        """Whether it shows something else than was submitted before."""
        return self.before is not None and self.before.item.content != self.record["content"]

    @property
    def known(self) -> bool:
        """Whether just this was submitted before, at the same address of the same website."""
        return self.before is not None and not self.changed and self.before.item.address == self.record["address"]


def ready(agency: AgencyCatalogue, year: int, pages: Iterable[Page], render: Renderer) -> Iterator[Ready]:
    """Every item of the year that shows anything, in official order; nothing where the year has no criteria.

    pages: those of the whole site, of which the items' are taken.
    """
    by_address = {page.address: page for page in pages}
    for found in agency.items(year):
        status = item_status(found)
        if found.evidence is None or status.state in NOTHING_SHOWN:
            continue
        code = found.item.code
        address = addresses.member(agency.slug, year, "oit", code)
        snapshot = render.part(by_address[address], "_record")
        before = agency.ledger.current(year, code)
        record = {
            "concept": found.item.concept,
            "address": address,
            "anchors": [component.id for component in found.item.components],
            "pages": list(shown_pages(agency, year, found.evidence)),
            "content": fingerprint(item_record(agency, year, found.item)),
            "snapshot": snapshot_name(code, snapshot),
            "complete": f"{status.shown}/{len(status.components)}",
            "approval": found.evidence.approval,
            "files": [
                {"path": addresses.file(agency.slug, year, name), "sha256": file.sha256}
                for name in attached(found.evidence)
                if (file := agency.attachments.get((year, name)))
            ],
            "data": [
                {"path": twin.path, "sha256": hashlib.sha256(twin.content).hexdigest()}
                for twin in item_files(agency, year, found.item)
            ],
        }
        filled = {name: value for name, value in record.items() if value}
        yield Ready(status, filled, snapshot, before[-1] if before else None)


def shown_pages(agency: AgencyCatalogue, year: int, evidence: ItemEvidence) -> Iterator[str]:
    """Addresses of the pages whose data an item's page shows, each once."""
    seen = set[str]()
    for part in (one for many in evidence.components.values() for one in many if isinstance(one, ShownEvidence)):
        of = part.year or year
        for address in _pages_of(agency, of, part):
            if address not in seen:
                seen.add(address)
                yield address


def _pages_of(agency: AgencyCatalogue, year: int, part: ShownEvidence) -> Iterator[str]:
    data = agency.year(year)
    members: list[str] = []
    if part.show == "measures" and data.measures:
        members = [one.id for one in data.measures.measures]
    elif part.show == "progress" and data.progress:
        members = [one.id for one in data.progress.rounds]
    elif part.show == "documents" and data.documents:
        members = [one.id for one in data.documents.documents]
    yield addresses.part(agency.slug, year, part.show)
    for one in members:
        if part.id in {None, one}:
            yield addresses.member(agency.slug, year, part.show, one)


def submission(agency: AgencyCatalogue, criteria: Criteria, items: Iterable[Ready]) -> dict[str, Any]:
    """The items as `model.ledger.Submission` reads them."""
    told: dict[str, Any] = {"year": str(criteria.year)}
    if agency.agency.base:
        told["base"] = agency.agency.base
    told["criteria"] = criteria_version(criteria)
    told["data"] = [file.path for file in year_files(agency, agency.year(criteria.year))]
    told["items"] = {item.code: dict(item.record) for item in items}
    return told


def criteria_version(criteria: Criteria) -> str:
    """Fingerprint of what the criteria ask: items, their duties and their components."""
    return fingerprint(
        [[item.code, item.concept, [component.id for component in item.components]] for item in criteria.items]
    )
