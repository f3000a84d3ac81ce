"""Attachments open, hold what their names promise, and bear names that last.

An assessor who cannot open a file has no evidence (0 or 100 for each item); a name is a part of the address that is
submitted in ITAS.
"""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from prongsai.attachments import Attachment
from prongsai.catalogue import AgencyCatalogue, Catalogue
from prongsai.checks.files import MARKDOWN, evidence_of
from prongsai.inspection import Fault, Kind, inspect
from prongsai.loading import YearData
from prongsai.model.documents import Document
from prongsai.model.evidence import FileEvidence, ImageEvidence
from prongsai.model.measures import Measure
from prongsai.model.progress import Round
from prongsai.problems import Place, Problem, Severity
from prongsai.thai import arabic

STABLE = re.compile(r"[a-z0-9]+(?:[-_.][a-z0-9]+)*")
"""A folder or file name that stays as it is in an address (data/README.md, แฟ้มแนบ)."""
RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?", re.IGNORECASE)
"""Names of devices: Windows makes neither file nor folder of them, whatever their ending (Microsoft: Naming Files)."""


def attachments_open(catalogue: Catalogue) -> Iterator[Problem]:
    """Every attachment opens, is what its ending says, and was read to its end."""
    for agency in catalogue.agencies:
        for data in agency.years:
            named = _naming(data) if data.files else {}
            for file in data.files:
                if file.path.suffix.lower() in MARKDOWN:
                    continue  # told elsewhere, and never published
                inspection = inspect(file)
                place = attachment_place(agency, data.year, file)
                params = {"name": file.name, "content": file.sha256[:12], "first": str(named.get(file.name, "–"))}
                for fault in inspection.faults:
                    yield _problem(fault, place, params)
                if inspection.located:
                    yield Problem("attachment-located", place, params, Severity.CHECK)


def _problem(fault: Fault, place: Place, params: dict[str, str]) -> Problem:
    code, severity = {
        Kind.EMPTY: ("attachment-empty", Severity.ERROR),
        Kind.UNREADABLE: ("attachment-unreadable", Severity.ERROR),
        Kind.BROKEN: ("attachment-broken", Severity.ERROR),
        Kind.DOUBTFUL: ("attachment-doubtful", Severity.CHECK),
        Kind.MISTYPED: ("attachment-mistyped", Severity.ERROR),
        Kind.MISNAMED: ("attachment-misnamed", Severity.CHECK),
        Kind.LOCKED: ("attachment-locked", Severity.CHECK),
        Kind.TEXTLESS: ("attachment-textless", Severity.ADVICE),
        Kind.ENCODING: ("attachment-encoding", Severity.ADVICE),
        Kind.SCRIPTED: ("attachment-scripted", Severity.CHECK),
        Kind.PARTLY: ("attachment-partly-read", Severity.ADVICE),
    }[fault.kind]
    return Problem(code, place, {**params, **fault.params}, severity)


def attachment_place(agency: AgencyCatalogue, year: int, file: Attachment) -> Place:
    """The file itself, as the clerk sees its path."""
    folder = agency.agency.place.file.removesuffix("agency.yml")
    return Place(f"{folder}{year}/files/{file.name}")


def _naming(data: YearData) -> dict[str, Place]:
    """Where each attachment is first named as evidence."""
    found: dict[str, Place] = {}
    for part in evidence_of(data):
        if isinstance(part, FileEvidence):
            found.setdefault(part.file, part.place_of("file"))
        elif isinstance(part, ImageEvidence):
            found.setdefault(part.image, part.place_of("image"))
    return found


def attachments_used(catalogue: Catalogue) -> Iterator[Problem]:
    """Every attachment is named somewhere in the agency's data: all of `files/` is published, drafts included."""
    texts = _by_folder(catalogue)
    for agency in catalogue.agencies:
        own = texts[PurePosixPath(agency.agency.place.file).parent]
        for data in agency.years:
            named = _naming(data) if data.files else {}
            for file in data.files:
                if file.name not in named and not any(file.name in text for text in own):
                    place = attachment_place(agency, data.year, file)
                    params = {"name": file.name, "year": str(data.year)}
                    yield Problem("attachment-unused", place, params, Severity.ADVICE)


def _by_folder(catalogue: Catalogue) -> dict[PurePosixPath, list[str]]:
    """The data files of each agency, as written, by its folder."""
    found: dict[PurePosixPath, list[str]] = {
        PurePosixPath(agency.agency.place.file).parent: [] for agency in catalogue.agencies
    }
    for name, text in catalogue.texts.items():
        for folder in PurePosixPath(name).parents:
            if folder in found:
                found[folder].append(text)
    return found


def attachments_named(catalogue: Catalogue) -> Iterator[Problem]:
    """Every attachment bears a name that looks the same in an address."""
    for agency in catalogue.agencies:
        for data in agency.years:
            taken = {file.name for file in data.files}
            for file in data.files:
                if not all(STABLE.fullmatch(part) for part in file.name.split("/")):
                    meant = _free(_suggested(file.name, data.year), taken)
                    taken.add(meant)
                    place = attachment_place(agency, data.year, file)
                    yield Problem("attachment-name", place, {"name": file.name, "meant": meant}, Severity.ADVICE)


def _suggested(name: str, year: int) -> str:
    """The name in small Latin letters, digits and dashes; `document-2568` when nothing of it is left."""
    *folders, last = arabic(name).lower().split("/")
    stem, dot, ending = last.rpartition(".")
    parts = [_plain(part) or "folder" for part in folders]
    front = _plain(stem or ending)
    if not re.search("[a-z]", front):
        front = f"document-{front or year}"
    return "/".join([*parts, f"{front}.{_plain(ending)}" if stem and dot else front])


def _plain(part: str) -> str:
    return re.sub("[^a-z0-9]+", "-", part).strip("-")


def _free(name: str, taken: set[str]) -> str:
    """The name, counted up while another attachment has it."""
    stem, dot, ending = name.rpartition(".")
    front, back = (stem, dot + ending) if stem else (name, "")
    free, count = name, 1
    while free in taken:
        count += 1
        free = f"{front}-{count}{back}"
    return free


def names_free(catalogue: Catalogue) -> Iterator[Problem]:
    """Nothing that becomes a folder or a file is named like a device of Windows."""
    for name, place in _names(catalogue):
        if RESERVED.fullmatch(name):
            yield Problem("reserved-name", place, {"name": name}, Severity.CHECK)


def _names(catalogue: Catalogue) -> Iterator[tuple[str, Place]]:
    """Names of folders and files, with the place each is written at."""
    for concept in catalogue.criteria.concepts:
        yield concept.id, concept.place_of("id")
    for agency in catalogue.agencies:
        yield agency.slug, Place(agency.agency.place.file)
        for data in agency.years:
            for record in _foldered(data):
                yield record.id, record.place_of("id")
            for file in data.files:
                place = attachment_place(agency, data.year, file)
                yield from ((part, place) for part in file.name.split("/"))


def _foldered(data: YearData) -> Iterator[Measure | Round | Document]:
    """What gets a page, and with it a folder, under its own id."""
    yield from data.measures.measures if data.measures else ()
    yield from data.progress.rounds if data.progress else ()
    yield from data.documents.documents if data.documents else ()
