"""What a file is by its first bytes, whatever its name says."""

import io
import zipfile

OLD_OFFICE = "DOC/XLS"
"""Word, Excel and PowerPoint before 2007, and whatever today's office programs have encrypted."""
HTML = "HTML"

_FRONT = (
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF87a", "GIF"),
    (b"GIF89a", "GIF"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", OLD_OFFICE),
    (b"{\\rtf", "RTF"),
    (b"Rar!\x1a\x07", "RAR"),
    (b"7z\xbc\xaf\x27\x1c", "7Z"),
)
_HEAD = 1024
"""Bytes within which a PDF may begin, as readers of PDF allow."""
_FOLDERS = {"word/": "DOCX", "xl/": "XLSX", "ppt/": "PPTX"}
"""Folder of the main part of an office file (ECMA-376; its exact name may differ)."""
_OPEN_DOCUMENT = {
    b"application/vnd.oasis.opendocument.text": "ODT",
    b"application/vnd.oasis.opendocument.spreadsheet": "ODS",
}
"""Beginning of the part `mimetype` (OASIS OpenDocument 1.3, part 2)."""


def kind_of(content: bytes) -> str | None:
    """The word for its kind, as in `attachments.TYPES` or of this module; None for what has no signature."""
    for front, kind in _FRONT:
        if content.startswith(front):
            return kind
    if content.startswith(b"PK"):
        return _archive(content)
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "WebP"
    head = content[:_HEAD]
    if b"%PDF-" in head:
        return "PDF"
    return _markup(head)


def _markup(head: bytes) -> str | None:
    text = head.lower().removeprefix(b"\xef\xbb\xbf").lstrip()
    if text.startswith((b"<!doctype html", b"<html", b"<head", b"<body")):
        return HTML
    if text.startswith((b"<?xml", b"<!--", b"<!doctype", b"<svg")):
        return HTML if b"<html" in text else "SVG" if b"<svg" in text else None
    return None


def _archive(content: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = archive.namelist()
            for folder, kind in _FOLDERS.items():
                if "[Content_Types].xml" in names and any(name.startswith(folder) for name in names):
                    return kind
            if "mimetype" in names:
                with archive.open("mimetype") as part:
                    stated = part.read(100)
                return next((kind for front, kind in _OPEN_DOCUMENT.items() if stated.startswith(front)), "ZIP")
    except Exception:  # noqa: BLE001  # a damaged archive is one all the same; opening it will tell the rest
        return "ZIP"
    return "ZIP"
