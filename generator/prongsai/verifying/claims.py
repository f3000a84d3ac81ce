"""What the ledger recorded for an item: the claim that opening its address has to bear out."""

import hashlib
import json
from dataclasses import asdict, dataclass
from urllib.parse import quote, urljoin

from prongsai.seen import Chunk


@dataclass(frozen=True)
class RecordedFile:
    """A file as it was submitted."""

    path: str
    """Relative to the root of the site."""
    sha256: str
    """Hexadecimal, of its bytes."""


@dataclass(frozen=True)
class Version:
    """What an entry of the ledger says an item shows."""

    content: str
    """Fingerprint: `records.fingerprint` of the item's record."""
    date: str
    """As the ledger writes it: 2569-05-02."""
    reason: str = ""
    """Why it was changed; empty of the first."""
    shown: tuple[Chunk, ...] = ()
    """What the page said: `seen.see(…).chunks` of its snapshot."""
    files: tuple[RecordedFile, ...] = ()
    """Attachments and data files as they were then."""


@dataclass(frozen=True)
class Claim:
    """One item as it was submitted, and what the ledger has said of it since."""

    agency: str
    """Folder of the agency; empty on the site of a single one."""
    year: int
    """Fiscal year (BE) it was submitted for."""
    code: str
    """As the criteria write it: O13."""
    title: str
    address: str
    """Of its page, relative to the root of the site; ends in `/`."""
    base: str | None
    """Where the site lay, absolute, ending in `/`; None when no website was declared."""
    versions: tuple[Version, ...]
    """What was submitted first, and every later entry for the item, oldest first; never empty."""
    website: str | None = None
    """The main website as the agency declares it now."""
    anchors: tuple[str, ...] = ()
    """Ids of its components on the page."""
    files: tuple[RecordedFile, ...] = ()
    """Attachments."""
    data: tuple[RecordedFile, ...] = ()
    """The same as data files."""
    pages: tuple[str, ...] = ()
    """Other pages of the site that its evidence rests on, and those of its earlier versions."""
    moved: tuple[tuple[str, str], ...] = ()
    """Recorded redirects of the site: an old address, and where it leads in the end."""
    removed: tuple[str, ...] = ()
    """Addresses of files that were taken back with a recorded reason."""
    withdrawn: str | None = None
    """Why the item was taken back, where its page says so."""

    @property
    def key(self) -> str:
        """Names it among all claims: `tuayang/2569/O13`."""
        return "/".join(filter(None, (self.agency, str(self.year), self.code)))

    @property
    def mark(self) -> str:
        """Fingerprint of all that is claimed: another one when the ledger has said more since."""
        text = json.dumps(asdict(self), ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()[:16]

    def new_address(self, address: str) -> str | None:
        """Where a recorded redirect leads from an address, without a place within the page."""
        target = dict(self.moved).get(address)
        return target.partition("#")[0] if target is not None else None

    def accepted(self, path: str) -> frozenset[str]:
        """The fingerprints under which a file may be found: as it was submitted, and as any later entry recorded it."""
        recorded = (*self.files, *self.data, *(file for version in self.versions for file in version.files))
        return frozenset(file.sha256 for file in recorded if file.path == path)


def url(base: str, address: str) -> str:
    """The absolute address of what lies at `address` of the site, as a browser asks for it."""
    return urljoin(base, quote(address))
