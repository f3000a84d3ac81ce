"""Files of every kind an office attaches, sound and damaged, made by code: `sample("locked-pdf")` gives the bytes."""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping, Sequence
from functools import cache

from PIL import Image
from pypdf import PdfReader, PdfWriter

CITIZEN_ID = "1-1037-02071-81-4"
"""A number of the right form that names nobody we know."""
DOCX_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def pdf(*pages: str, info: str = "", catalog: str = "", xobjects: Sequence[tuple[str, str]] = ()) -> bytes:
    """A PDF whose pages draw what is given in the language of PDF.

    info: entries of its properties. catalog: further entries of the root. xobjects: forms, each with the names of
    forms it may use and what it draws; they are called /X0, /X1 and so on, by pages too.
    """
    first_form = 4
    first_page = first_form + len(xobjects)
    forms = "".join(f"/X{number} {first_form + number} 0 R " for number in range(len(xobjects)))
    resources = f"/Resources << /Font << /F 3 0 R >> /XObject << {forms}>> >>"
    kids = " ".join(f"{first_page + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        f"<< /Type /Catalog /Pages 2 0 R {catalog} >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for _, drawn in xobjects:
        head = f"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] {resources} /Length {len(drawn)} >>"
        objects.append(f"{head}\nstream\n{drawn}\nendstream")
    for number, drawn in enumerate(pages):
        content = first_page + 2 * number + 1
        objects.append(f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] {resources} /Contents {content} 0 R >>")
        objects.append(f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream")
    objects.append(f"<< {info} >>")
    written, places = "%PDF-1.4\n", []
    for number, text in enumerate(objects, 1):
        places.append(len(written))
        written += f"{number} 0 obj\n{text}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    trailer = f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R /Info {len(objects)} 0 R >>"
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{trailer}\nstartxref\n{len(written)}\n%%EOF\n"
    return (written + end).encode("latin-1")


def shown(text: str) -> str:
    """What draws a line of Latin text."""
    return f"BT /F 12 Tf 72 720 Td ({text}) Tj ET"


def protected(password: str) -> bytes:
    """A PDF encrypted with a password to open it; the empty one opens by itself."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf(shown("Plan 2568")))))
    writer.encrypt(password, "owner", algorithm="RC4-128")
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def picture(form: str = "PNG", *, located: bool = False, words: str = "") -> bytes:
    """A small picture.

    located: with the place it was taken at. words: its EXIF description.
    """
    exif = Image.Exif()
    if words:
        exif[0x010E] = words
    if located:
        exif[0x8825] = {1: "N", 2: (14.0, 58.0, 12.0), 3: "E", 4: (102.0, 5.0, 30.0)}
    stream = io.BytesIO()
    Image.new("RGB", (64, 48), "white").save(stream, form, exif=exif)
    return stream.getvalue()


def archive(parts: Mapping[str, str | bytes]) -> bytes:
    """A ZIP of these files."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as written:
        for name, content in parts.items():
            written.writestr(name, content)
    return stream.getvalue()


def docx(*paragraphs: str, **parts: str) -> bytes:
    """A Word document of paragraphs written as runs; further parts by name, e.g. `header1`."""
    body = "".join(f"<w:p>{runs}</w:p>" for runs in paragraphs)
    files = {
        "[Content_Types].xml": f'<Types><Override PartName="/word/document.xml" ContentType="{DOCX_TYPES}"/></Types>',
        "word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>",
    }
    return archive(files | {f"word/{name}.xml": f"<w:x {W}>{text}</w:x>" for name, text in parts.items()})


def run(text: str) -> str:
    """A run of Word text."""
    return f"<w:r><w:t>{text}</w:t></w:r>"


def xlsx(*rows: str, strings: Sequence[str] = (), properties: str = "") -> bytes:
    """A workbook of one sheet, its rows written as cells."""
    cells = "".join(f"<row>{row}</row>" for row in rows)
    shared = "".join(f"<si><t>{text}</t></si>" for text in strings)
    return archive(
        {
            "[Content_Types].xml": "<Types/>",
            "xl/workbook.xml": "<workbook/>",
            "xl/worksheets/sheet1.xml": f"<worksheet><sheetData>{cells}</sheetData></worksheet>",
            "xl/sharedStrings.xml": f"<sst>{shared}</sst>",
            "docProps/core.xml": f"<coreProperties><creator>{properties}</creator><x>1</x></coreProperties>",
        }
    )


def opendocument(kind: str, text: str) -> bytes:
    """An OpenDocument file: `text` or `spreadsheet`."""
    stated = f"application/vnd.oasis.opendocument.{kind}"
    return archive({"mimetype": stated, "content.xml": f"<document>{text}</document>", "meta.xml": "<meta/>"})


def locked_archive() -> bytes:
    """A ZIP whose file asks for a password: the flag alone tells."""
    plain = bytearray(archive({"a.txt": "x"}))
    plain[6] |= 1
    plain[plain.index(b"PK\x01\x02") + 8] |= 1
    return bytes(plain)


def bomb() -> bytes:
    """A PNG that says it is 60 000 dots wide and high."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    size = struct.pack(">IIBBBBB", 60_000, 60_000, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", size) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
PAGE = "<!DOCTYPE html>\n<html><body>404 Not Found</body></html>\n"
SCRIPT = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script><text>ก</text></svg>'
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg"><text>ก</text></svg>'

SAMPLES: dict[str, Callable[[], bytes]] = {
    "pdf": lambda: pdf(shown("Plan 2568")),
    "scan-pdf": lambda: pdf("0 0 595 842 re f", "0 0 595 842 re f"),
    "locked-pdf": lambda: protected("secret"),
    "long-pdf": lambda: pdf(*[shown(f"Page {number}") for number in range(1, 302)]),
    "broken-pdf": lambda: b"%PDF-1.4\n" + bytes(range(1, 200)),
    "html-page": PAGE.encode,
    "jpeg": lambda: picture("JPEG"),
    "png": picture,
    "webp": lambda: picture("WEBP"),
    "located-jpeg": lambda: picture("JPEG", located=True),
    "truncated-jpeg": lambda: picture("JPEG")[:-200],
    "svg": DRAWING.encode,
    "scripted-svg": SCRIPT.encode,
    "docx": lambda: docx(run("แผน"), run("2568")),
    "old-word": lambda: OLD_WORD,
    "locked-word": lambda: OLD_WORD + "EncryptedPackage".encode("utf-16-le"),
    "xlsx": lambda: xlsx('<c t="s"><v>0</v></c><c><v>12</v></c>', strings=["โครงการ"]),
    "odt": lambda: opendocument("text", "<p>แผน</p>"),
    "ods": lambda: opendocument("spreadsheet", "<table-row><table-cell><p>แผน</p></table-cell></table-row>"),
    "csv": "โครงการ,บาท\nถนน,980000\n".encode,
    "thai-windows-csv": lambda: "โครงการ,บาท\nถนน,980000\n".encode("cp874"),
    "zip": lambda: archive({"a.txt": "x"}),
    "locked-zip": locked_archive,
}
"""Name, and what makes the file."""


@cache
def sample(name: str) -> bytes:
    """The bytes of a sample, the same each time it is asked for within a run."""
    return SAMPLES[name]()
