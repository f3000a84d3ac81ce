"""From the ledgers of a site to what has to be verified: one claim for every address an item was submitted under."""

from collections.abc import Iterable, Iterator, Sequence

from prongsai import addresses
from prongsai.catalogue import AgencyCatalogue, Catalogue
from prongsai.ledger import Ledger
from prongsai.ledger import Version as Submitted
from prongsai.model import ledger as model
from prongsai.redirects import RedirectLoopError, collapse
from prongsai.snapshots import chunks
from prongsai.verifying.claims import Claim, RecordedFile, Version


def claims_of(catalogue: Catalogue) -> Iterator[Claim]:
    """All claims, by agency, year and number of the item."""
    agencies = {agency.slug: agency for agency in catalogue.agencies}
    for ledger in catalogue.ledgers:
        try:
            moved = tuple(sorted(collapse(ledger.moved.items()).items()))
        except RedirectLoopError:
            moved = ()  # `prongsai check` stops at it; what it says here is of no use
        by_number = sorted(ledger.versions.items(), key=lambda known: (known[0][0], len(known[0][1]), known[0][1]))
        for (year, code), versions in by_number:
            title = _title(catalogue, year, code)
            for address in dict.fromkeys(version.item.address for version in versions):
                first = next(at for at, version in enumerate(versions) if version.item.address == address)
                agency = agencies.get(ledger.slug)
                yield _claim(ledger, agency, title, versions[first:], moved)


def _title(catalogue: Catalogue, year: int, code: str) -> str:
    criteria = catalogue.criteria.by_year.get(year)
    return next((item.title for item in criteria.items if item.code == code), code) if criteria else code


def _claim(
    ledger: Ledger,
    agency: AgencyCatalogue | None,
    title: str,
    versions: Sequence[Submitted],
    moved: tuple[tuple[str, str], ...],
) -> Claim:
    """The claim of the first version, with what those after it add."""
    first = versions[0]
    submissions = (version.recorded.entry.submitted for version in versions)
    return Claim(
        agency=ledger.slug,
        year=first.year,
        code=first.code,
        title=title,
        address=first.item.address,
        base=next((submitted.base for submitted in submissions if submitted and submitted.base), None),
        website=agency.agency.website if agency else None,
        versions=tuple(_version(ledger, version) for version in versions),
        anchors=tuple(dict.fromkeys(anchor for version in versions for anchor in version.item.anchors)),
        files=_each_once(file for version in versions for file in version.item.files),
        data=_each_once(file for version in versions for file in version.item.data),
        pages=tuple(
            dict.fromkeys((*(page for version in versions for page in version.item.pages), *_kept(ledger, first)))
        ),
        moved=moved,
        removed=tuple(sorted(ledger.removed)),
        withdrawn=_withdrawn(agency, first),
    )


def _version(ledger: Ledger, version: Submitted) -> Version:
    entry = version.recorded.entry
    return Version(
        version.item.content,
        entry.date.written,
        entry.reason or "",
        chunks(ledger.snapshots.get(version.item.snapshot, "")),
        _each_once((*version.item.files, *version.item.data)),
    )


def _kept(ledger: Ledger, version: Submitted) -> Iterator[str]:
    """Pages of earlier versions, which stay beside the latest; those that were taken back only say so."""
    for earlier in ledger.superseded(version.year, version.code):
        yield addresses.version(ledger.slug, version.year, version.code, earlier.mark)


def _withdrawn(agency: AgencyCatalogue | None, version: Submitted) -> str | None:
    """Why the item says that it was taken back, where it does."""
    oit = agency.year(version.year).oit if agency else None
    evidence = oit.items.get(version.code) if oit else None
    return evidence.withdrawn.reason if evidence and evidence.withdrawn else None


def _each_once(files: Iterable[model.RecordedFile]) -> tuple[RecordedFile, ...]:
    """Each path once, as it was recorded first."""
    found: dict[str, RecordedFile] = {}
    for file in files:
        found.setdefault(file.path, RecordedFile(file.path, file.sha256))
    return tuple(found.values())
