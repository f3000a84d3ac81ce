"""What attachments hold: whether they open, and every text that whoever downloads them can get at.

In: an `Attachment`. Out: an `Inspection` with faults, texts and whether a picture tells its place. Nothing is raised,
whatever the file; what is bounded stands in the docstrings of the readers. Files in a ZIP or a PDF are not
opened.
"""

from collections.abc import Callable

from prongsai.attachments import Attachment
from prongsai.inspection import aside, office, pictures
from prongsai.inspection.finding import Fault as Fault
from prongsai.inspection.finding import Inspection as Inspection
from prongsai.inspection.finding import Kind as Kind
from prongsai.inspection.finding import Passage as Passage
from prongsai.inspection.finding import faulty
from prongsai.inspection.signatures import HTML, OLD_OFFICE, kind_of

_READERS: dict[str, Callable[[bytes], Inspection]] = {
    "PDF": aside.read,
    **dict.fromkeys(("PNG", "JPEG", "WebP", "GIF"), pictures.read),
    "SVG": pictures.read_drawing,
    **dict.fromkeys(("DOCX", "XLSX", "PPTX", "ODT", "ODS"), office.read),
    "ZIP": office.read_archive,
    **dict.fromkeys(("CSV", "TXT", "JSON", "XML", HTML, "HTM", "MD"), office.read_text),
}
"""Kind, and who reads it."""

_PICTURES = {"PNG", "JPEG", "WebP", "GIF"}
_OFFICE = {"DOCX", "XLSX", "PPTX", "ODT", "ODS", OLD_OFFICE, "RTF"}
_SIGNED = {"PDF", *_PICTURES, *_OFFICE, "ZIP"} - {OLD_OFFICE}
"""Kinds that no file without their signature is of."""
_ENCRYPTED_OFFICE = "EncryptedPackage".encode("utf-16-le")
"""Name of the stream that holds an office file with a password (MS-OFFCRYPTO 1.3.2)."""

_seen: dict[tuple[str, str], Inspection] = {}
"""What is known of content and kind: equal files are read once."""


def inspect(attachment: Attachment) -> Inspection:
    """Everything found out about a file; read again only when its content is another."""
    key = (attachment.sha256, attachment.type)
    if key not in _seen:
        try:
            content = attachment.path.read_bytes()
        except OSError:
            return faulty(Kind.UNREADABLE)  # and not kept: the other program will let go of it
        _seen[key] = of(content, attachment.type)
    return _seen[key]


def of(content: bytes, wanted: str) -> Inspection:
    """The same for bytes whose name promises the kind `wanted` (a word of `attachments.TYPES`)."""
    if not content.strip():
        return faulty(Kind.EMPTY)
    found = kind_of(content)
    if found == OLD_OFFICE and wanted in _OFFICE and _ENCRYPTED_OFFICE in content:
        return faulty(Kind.LOCKED)
    if found is None and wanted in _SIGNED:
        return faulty(Kind.BROKEN)
    read = _READERS.get(found if found and wanted not in {"XML", "TXT", "MD", "JSON", "HTM"} else wanted)
    inspection = read(content) if read else faulty(Kind.PARTLY, part=f"ทั้งแฟ้ม (ชนิด {found or wanted})")
    if not found or found == wanted or wanted not in _SIGNED | {"CSV", "SVG"}:
        return inspection
    kind = Kind.MISNAMED if _copes(found, wanted) else Kind.MISTYPED
    return inspection.with_fault(kind, found=found, wanted=wanted)


def _copes(found: str, wanted: str) -> bool:
    """Whether programs for one kind may open the other all the same."""
    return {found, wanted} <= _PICTURES or {found, wanted} <= _OFFICE or wanted in {"CSV", "ZIP"}
