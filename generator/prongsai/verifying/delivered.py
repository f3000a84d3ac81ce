"""Whether attachments and data files arrive as they were submitted: whole, unchanged, as what they say they are."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from prongsai.attachments import TYPES
from prongsai.inspection.signatures import HTML, kind_of
from prongsai.problems import Place, Problem, Severity
from prongsai.seen import see
from prongsai.verifying.answers import Answer
from prongsai.verifying.arriving import arrival, arrived
from prongsai.verifying.claims import Claim, RecordedFile

_SHEETS = {"text/csv", "text/plain", "application/csv", "application/vnd.ms-excel"}
_OFFICE = "application/vnd.openxmlformats-officedocument"
MEDIA_TYPES: dict[str, set[str]] = {
    "PDF": {"application/pdf"},
    "PNG": {"image/png"},
    "JPEG": {"image/jpeg"},
    "WebP": {"image/webp"},
    "SVG": {"image/svg+xml"},
    "CSV": _SHEETS,
    "JSON": {"application/json", "application/ld+json", "text/json"},
    "XLSX": {f"{_OFFICE}.spreadsheetml.sheet"},
    "DOCX": {f"{_OFFICE}.wordprocessingml.document"},
    "ODS": {"application/vnd.oasis.opendocument.spreadsheet"},
    "ODT": {"application/vnd.oasis.opendocument.text"},
    "ZIP": {"application/zip", "application/x-zip-compressed"},
}
"""Kind of a file, and what servers rightly call it (IANA media types, and what old servers say)."""
_ANY = {"", "application/octet-stream", "binary/octet-stream", "application/force-download", "application/download"}
"""Says nothing: the browser saves the file."""


@dataclass(frozen=True)
class Delivered:
    """An answer without its body, which may be large, and what is to be known of it."""

    answer: Answer
    size: int
    """Bytes."""
    sha256: str
    kind: str | None
    """By its first bytes, as `inspection.signatures` says."""
    asks_password: bool = False

    @classmethod
    def of(cls, answer: Answer) -> "Delivered":
        """What is kept of an answer."""
        kind = kind_of(answer.body)
        asks = kind == HTML and see(answer.text).asks_password
        return cls(replace(answer, body=b""), len(answer.body), answer.sha256, kind, asks)


def delivery(claim: Claim, file: RecordedFile, delivered: Delivered, *, confirmed: bool = False) -> Iterator[Problem]:
    """What is wrong with a file of a claim.

    confirmed: whether the content of the page is known to be as recorded. A data file that differs all the same may
    only be written otherwise by another version of the program, or hold the new address of a page that moved.
    """
    answer = delivered.answer
    place, told = Place(answer.url), {"url": answer.url, "file": _name(file)}
    if file.path in claim.removed:
        yield Problem("file-removed", place, told, Severity.ADVICE)
        return
    yield from arrival(answer)
    if not arrived(answer):
        return
    wanted = _kind(file.path)
    if delivered.sha256 not in claim.accepted(file.path):
        yield from _another(claim, file, delivered, confirmed=confirmed)
    elif not _rightly_called(wanted, answer.media_type):
        severity = Severity.ERROR if answer.media_type == "text/html" else Severity.CHECK
        yield Problem("file-type", place, told | {"type": answer.media_type, "wanted": wanted}, severity)


def _another(claim: Claim, file: RecordedFile, delivered: Delivered, *, confirmed: bool) -> Iterator[Problem]:
    """What came instead of the file that was recorded."""
    answer = delivered.answer
    place, told = Place(answer.url), {"url": answer.url, "file": _name(file)}
    fingerprints = {"size": f"{delivered.size:,}", "recorded": file.sha256[:16], "got": delivered.sha256[:16]}
    if delivered.asks_password:
        yield Problem("login-wall", place, told | {"chain": answer.chain, "status": str(answer.status)})
    elif delivered.kind == HTML and _kind(file.path) != HTML:
        yield Problem("file-is-page", place, told)
    elif file not in claim.data:
        yield Problem("file-changed", place, told | fingerprints)
    elif not confirmed:
        yield Problem("data-changed", place, told | fingerprints)
    elif claim.new_address(claim.address) is None:
        yield Problem("data-changed", place, told | fingerprints, Severity.CHECK)


def _name(file: RecordedFile) -> str:
    return file.path.rpartition("/")[2]


def _kind(path: str) -> str:
    ending = PurePosixPath(path).suffix.lower()
    return TYPES.get(ending, ending.removeprefix(".").upper())


def _rightly_called(kind: str, media_type: str) -> bool:
    if media_type == "text/html":
        return kind in {HTML, "HTM"}
    return media_type in _ANY or kind not in MEDIA_TYPES or media_type in MEDIA_TYPES[kind]
