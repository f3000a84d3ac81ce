"""PDF: opens without a password, has pages, and letters on them.

PDFium reads, the same library as in Chrome, and mends damage as Chrome does: what it opens, most readers can open.
Bounded: `MOST_PAGES`, `MOST_NOTES` of a page, `MOST_PACKETS` and `MOST_METADATA` of properties, and `MOST_TEXT` of all;
pages that were not read are told. Not read: files and pictures within the PDF, properties under names of one's own
(PDFium asks for them by name), and XMP that is compressed or encrypted, which programs rarely do.

PDFium sets no bound to the work of a single page: see `aside`.
"""

import ctypes
import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from prongsai.inspection.finding import MOST_TEXT, PROPERTIES, Inspection, Kind, Passage, faulty, told

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

MOST_PAGES = 300
"""A page of dense text takes 4 ms, a scanned one 1 ms."""
MOST_NOTES = 200
"""Notes and form fields of a page."""
MOST_PACKETS = 100
"""Of XMP in a file: pictures may bring their own."""
MOST_METADATA = 200_000
"""Characters of one note or property, bytes of an XMP packet."""

_INFO = (b"Title", b"Author", b"Subject", b"Keywords", b"Creator", b"Producer", b"Company", b"Manager")
"""Of the Info dictionary (ISO 32000-1, 14.3.3), and two more that Acrobat takes over from Word."""
_TAG = re.compile(r"<[^>]*>")
_BROKEN_WORD = "\ufffe"
"""What PDFium leaves of a hyphen at the end of a line."""
_AM_GAP = re.compile("(?<=ำ) (?=[ก-ฮเ-ไ])")
"""PDFium takes the wide sign of sara am for the end of a word: ตำ บล."""


def read(content: bytes) -> Inspection:
    """The pages, notes and properties of a PDF. Nothing is raised, whatever the content."""
    # Only here: it takes 0.1 s to load, longer than most commands run, and many sites attach no PDF.
    from pypdfium2 import PdfDocument, PdfiumError, raw  # noqa: PLC0415

    try:
        with PdfDocument(content) as document:
            return _read(document, content) if len(document) else faulty(Kind.BROKEN)
    except PdfiumError as error:
        # another handler than passwords asks for a certificate, which an assessor has as little
        locked = error.err_code in {raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY}
        return faulty(Kind.LOCKED if locked else Kind.BROKEN)


def _read(document: "PdfDocument", content: bytes) -> Inspection:
    passages, damaged = _pages(document)
    properties = [*_properties(document), *_packets(content)]
    count, unread = len(document), len(document) - MOST_PAGES
    inspection = told([*passages, *properties], complete=unread <= 0, part=f"{unread} หน้าจาก {count} หน้า")
    if damaged or _cut_off(content):
        return inspection.with_fault(Kind.DOUBTFUL)
    if not passages and unread <= 0:
        return inspection.with_fault(Kind.TEXTLESS, pages=str(count))
    return inspection


def _cut_off(content: bytes) -> bool:
    """Whether the end is missing, which says where everything stands (ISO 32000-1, 7.5.5)."""
    return content.rfind(b"startxref") < content.rfind(b"endobj")


def _pages(document: "PdfDocument") -> tuple[list[Passage], bool]:
    """The text of pages that have any, and whether one of them does not open."""
    from pypdfium2 import PdfiumError  # noqa: PLC0415  # see above

    passages: list[Passage] = []
    damaged, left = False, MOST_TEXT
    for position in range(min(len(document), MOST_PAGES)):
        try:
            page = document[position]
            text = "\n".join([_text(page, left), *_notes(page)]).strip()
            page.close()
        except (PdfiumError, RecursionError):  # the latter: a page of thousands of signs that show nothing
            damaged = True
            continue
        if text:
            passages.append(Passage(f"หน้า {position + 1}", text))
            left = max(0, left - len(text))
    return passages, damaged


def _text(page: "PdfPage", most: int) -> str:
    """What is written on a page, one sign more than `most` at most: so it shows that there was more."""
    shown = page.get_textpage()
    text: str = shown.get_text_range(0, min(shown.count_chars(), most + 1))
    shown.close()
    return _AM_GAP.sub("", text.replace("\r\n", "\n").replace(_BROKEN_WORD, "-\n"))


def _notes(page: "PdfPage") -> Iterator[str]:
    """What is written in notes and form fields of a page."""
    from pypdfium2 import raw  # noqa: PLC0415  # see above

    for position in range(min(raw.FPDFPage_GetAnnotCount(page), MOST_NOTES)):
        if note := raw.FPDFPage_GetAnnot(page, position):
            for key in (b"Contents", b"V"):
                yield _wide(partial(raw.FPDFAnnot_GetStringValue, note, key))
            raw.FPDFPage_CloseAnnot(note)


def _wide(fill: Callable[..., int]) -> str:
    """The text a function of PDFium writes in UTF-16, closed by a zero, into the room it is given (in bytes)."""
    size = min(fill(None, 0), 2 * MOST_METADATA)
    room = (ctypes.c_ushort * (size // 2))()
    fill(room, size)
    return bytes(room)[:-2].decode("utf-16-le", "ignore")


def _properties(document: "PdfDocument") -> Iterator[Passage]:
    """Author, title and the like, as the Info dictionary tells them."""
    from pypdfium2 import raw  # noqa: PLC0415  # see above

    values = (_wide(partial(raw.FPDF_GetMetaText, document, key)) for key in _INFO)
    yield Passage(PROPERTIES, "\n".join(values))


def _packets(content: bytes) -> Iterator[Passage]:
    """The same as XMP tells them, which stands in a PDF as it is, so that all programs find it."""
    for packet in content.split(b"<x:xmpmeta", MOST_PACKETS)[1:]:
        raw = packet.partition(b"</x:xmpmeta>")[0][:MOST_METADATA].partition(b">")[2]
        lines = (line.strip() for line in _TAG.sub("\n", raw.decode("utf-8", "replace")).splitlines())
        yield Passage(f"{PROPERTIES} (XMP)", "\n".join(line for line in lines if line))
