"""What an agency lays before the board when it appeals: one folder that proves what an item showed, and when.

Everything in it can be checked without us: the ledger's own files, the page as it was kept on the day of the
submission, the attachments and data files with their SHA-256, and a list of the fingerprints of the whole folder.
"""

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from prongsai.catalogue import AgencyCatalogue
from prongsai.ledger import Version
from prongsai.model.evidence import Evidence
from prongsai.records import fingerprint, item_record
from prongsai.seen import see
from prongsai.snapshots import as_html
from prongsai.static_file import StaticFile
from prongsai.status import ItemStatus, item_status
from prongsai.templating import filled

SUMS = "SHA256SUMS.txt"
"""Fingerprints of everything in the folder; also the sign that a folder is such a pack."""
KINDS = {
    "text": "ข้อความ",
    "file": "แฟ้มแนบ",
    "image": "รูป",
    "link": "ลิงก์",
    "table": "ตาราง",
    "chart": "แผนภูมิ",
    "tree": "ผัง",
    "contact": "ช่องทางติดต่อ",
    "show": "ข้อมูลจากหน้าอื่นของเว็บไซต์นี้",
    "none": "ระบุว่าไม่มี",
}
"""Kinds of evidence, by the key that names them, in a reader's words."""


_ATTACHED = re.compile(r'(src|href)="[^"]*/files/(?:[^"/]+/)*([^"/]+)"')


class NotSubmittedError(Exception):
    """The ledger knows nothing of the item."""


@dataclass(frozen=True)
class Met:
    """A required component, and where the page meets it."""

    text: str
    anchor: str
    kinds: tuple[str, ...]
    """What answers it now; nothing when it is missing."""
    then: bool
    """Whether the page had its heading when it was submitted."""


@dataclass(frozen=True)
class Held:
    """An attachment or a data file beside what was recorded of it."""

    path: str
    recorded: str
    """SHA-256 as submitted."""
    now: str | None
    """SHA-256 of what the site holds there; None when nothing is there."""


@dataclass(frozen=True)
class Case:
    """The item an appeal is about."""

    agency: AgencyCatalogue
    year: int
    code: str

    @property
    def versions(self) -> tuple[Version, ...]:
        """Every submission of it, oldest first."""
        return self.agency.ledger.versions.get((self.year, self.code), ())


def appeal(case: Case, today: str, files: Mapping[str, StaticFile], site: Path) -> Iterator[tuple[str, bytes]]:
    """The files of the folder, by their names in it, the summary first and the list of fingerprints last.

    today: Markdown of what the item's page shows now. files: of the site, by their addresses.
    site: the folder of the site, below which the ledger's own files lie as problems name them.
    Raises NotSubmittedError, and OSError when a file cannot be read.
    """
    agency, versions = case.agency, case.versions
    if not versions:
        raise NotSubmittedError
    made: dict[str, bytes] = {}
    status = item_status(agency.item(case.year, agency.criteria.items[case.year, case.code]))
    kept = [(version, agency.ledger.snapshots.get(version.item.snapshot, "")) for version in versions]
    held = tuple(_held(versions, files))
    made["summary.html"] = filled(
        "appeal.html",
        agency=agency.agency,
        year=case.year,
        status=status,
        versions=versions,
        latest=versions[-1],
        same=fingerprint(item_record(agency, case.year, status.found.item)) == versions[-1].item.content,
        urls=[(version, _url(version)) for version in versions],
        met=tuple(_met(status, kept[-1][1])),
        held=held,
        pages=[(version, _page_name(version)) for version in versions],
    ).encode()
    for version, snapshot in kept:
        made[_page_name(version)] = _standalone(agency, version, snapshot)
    made["page-today.html"] = _standalone(agency, None, today, f"{case.code} ปีงบประมาณ พ.ศ. {case.year} ตามที่แสดงอยู่")
    for one in held:
        if one.path in files:
            made[f"files/{one.path.rpartition('/')[2]}"] = files[one.path].content
    for recorded in agency.ledger.entries:
        made[f"ledger/{Path(recorded.file).name}"] = (site / recorded.file).read_bytes()
    made["ledger/seals.txt"] = agency.ledger.seals.encode()
    for version, snapshot in kept:
        made[f"ledger/shown/{version.item.snapshot}"] = snapshot.encode()
    yield from made.items()
    sums = "".join(f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in sorted(made.items()))
    yield SUMS, sums.encode()


def _url(version: Version) -> str:
    submitted = version.recorded.entry.submitted
    return f"{(submitted and submitted.base) or '/'}{version.item.address}"


def _page_name(version: Version) -> str:
    date = version.recorded.entry.date
    return f"page-submitted-{date.year}-{date.first:%m-%d}-{version.mark}.html"


def _met(status: ItemStatus, snapshot: str) -> Iterator[Met]:
    """Every required component, in official order."""
    then = see(as_html(snapshot)).anchors
    for one in status.components:
        kinds = tuple(dict.fromkeys(_kind(part) for part in one.evidence))
        yield Met(one.component.text, one.component.id, kinds, one.component.id in then)


def _kind(part: Evidence) -> str:
    return next(word for key, word in KINDS.items() if hasattr(part, key))


def _held(versions: tuple[Version, ...], files: Mapping[str, StaticFile]) -> Iterator[Held]:
    """Every file that was recorded, as it was recorded last."""
    recorded = {file.path: file.sha256 for version in versions for file in (*version.item.files, *version.item.data)}
    for path, sha256 in recorded.items():
        now = hashlib.sha256(files[path].content).hexdigest() if path in files else None
        yield Held(path, sha256, now)


def _standalone(agency: AgencyCatalogue, version: Version | None, markdown: str, title: str = "") -> bytes:
    """A page that stands on its own: readable anywhere, printed as it is."""
    if version:
        title = f"{version.code} ปีงบประมาณ พ.ศ. {version.year} ตามที่ส่งเมื่อ {version.recorded.day}"
    body = _ATTACHED.sub(r'\1="files/\2"', as_html(markdown))  # they lie beside the page here
    return filled("kept.html", agency=agency.agency, title=title, version=version, body=body).encode()


def folder_name(case: Case) -> str:
    """How the folder is called unless a clerk says otherwise."""
    return "-".join(filter(None, ("appeal", case.agency.slug, str(case.year), case.code.lower())))
