"""Documents and tables of office programs, archives, and plain text.

Office files are read with zipfile and expat: libraries for them skip headers, comments, hidden sheets and
properties, which are the very places where personal data are forgotten. Bounded: `MOST_PARTS`, `MOST_UNPACKED`
(declared by the archive; zipfile reads no more than declared), `MOST_MARKUP`, `MOST_TEXT`. Of pictures inside, only
the place they were taken at is read: of `MOST_PICTURES`, each up to `MOST_PICTURE`.
"""

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from decimal import Decimal, InvalidOperation
from xml.parsers import expat

from prongsai.inspection import markup, pictures
from prongsai.inspection.finding import CONTENT, PROPERTIES, Inspection, Kind, Passage, faulty, told

MOST_PARTS = 5_000
MOST_UNPACKED = 200_000_000
"""Bytes; unpacking that many takes about a second."""
MOST_MARKUP = 10_000_000
"""Bytes of XML that are read of one file."""
MOST_PICTURES = 300
MOST_PICTURE = 30_000_000
"""Bytes; a camera makes 20 megabytes."""
MOST_PLAIN = 8_000_000
"""Bytes of a text file that are read."""

_LONG = 9
"""Digits from which on a number may name a person."""
_LONGEST = 40
"""Signs of a number that is written out."""

_ITEM_END = "\x1e"
"""Stands behind each shared string: a sign that XML cannot hold."""
_AFTER = dict.fromkeys(("p", "h", "row", "table-row", "comment"), "\n")
_AFTER |= dict.fromkeys(("c", "table-cell", "tab", "br", "line-break"), "\t") | {"si": _ITEM_END}
"""What an element leaves behind it. Runs of a paragraph leave nothing: a number split over them stays whole."""
_NAMES = (
    (re.compile(r"docProps/|meta\.xml$"), PROPERTIES),
    (re.compile(r"(?:word/document|content)\d*\.xml$"), CONTENT),
    (re.compile(r"word/header"), "หัวกระดาษ"),
    (re.compile(r"word/footer"), "ท้ายกระดาษ"),
    (re.compile(r"word/(?:foot|end)notes"), "เชิงอรรถ"),
    (re.compile(r".*comments"), "ความเห็น"),
    (re.compile(r"styles\.xml$"), "หัวกระดาษและท้ายกระดาษ"),
)
_SHEET = re.compile(r"xl/worksheets/sheet(\d+)\.xml$")
_SLIDE = re.compile(r"ppt/slides/slide(\d+)\.xml$")
_STRINGS = "xl/sharedStrings.xml"
_PICTURE = re.compile(r"(?:(?:word|xl|ppt)/media|Pictures)/")
_SKIPPED = re.compile(
    r"META-INF/|\[Content_Types\]|.*/theme/|word/(?:styles|settings|fontTable|numbering|webSettings)|xl/styles"
)
"""Parts that only say how the others look or hang together."""


def read(content: bytes) -> Inspection:
    """The text of an office file from all its parts. Nothing is raised, whatever the content."""
    return _opened(content, _parts)


def read_archive(content: bytes) -> Inspection:
    """Whether an archive opens; the files in it are named as unread."""
    return _opened(content, lambda archive: faulty(Kind.PARTLY, part=f"{len(archive.namelist())} แฟ้มที่อยู่ใน ZIP"))


def _opened(content: bytes, reader: Callable[[zipfile.ZipFile], Inspection]) -> Inspection:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            infos = archive.infolist()
            if any(info.flag_bits & 1 for info in infos) or _sealed(archive):
                return faulty(Kind.LOCKED)
            if len(infos) > MOST_PARTS or sum(info.file_size for info in infos) > MOST_UNPACKED:
                return faulty(Kind.DOUBTFUL)
            if archive.testzip():
                return faulty(Kind.BROKEN)
            return reader(archive)
    except zipfile.BadZipFile:
        return faulty(Kind.BROKEN)
    except Exception:  # noqa: BLE001  # zipfile and zlib meet damage with many errors
        return faulty(Kind.DOUBTFUL)


def _sealed(archive: zipfile.ZipFile) -> bool:
    """Whether OpenDocument says that its parts are encrypted."""
    if "META-INF/manifest.xml" not in archive.namelist():
        return False
    with archive.open("META-INF/manifest.xml") as part:
        return b"encryption-data" in part.read(MOST_PLAIN)


def _parts(archive: zipfile.ZipFile) -> Inspection:
    passages: list[Passage] = []
    sheet = _Strings()
    left, complete = MOST_MARKUP, True
    names = [name for name in archive.namelist() if name.endswith(".xml") and not _SKIPPED.match(name)]
    for name in sorted(names, key=lambda name: name != _STRINGS):  # cells point to the shared strings
        size = archive.getinfo(name).file_size
        left -= size
        if left < 0:
            complete = False
            continue
        part = _Part(sheet, every=_where(name) == PROPERTIES)
        try:
            markup.read(archive.read(name), part.start, part.end, part.add)
        except markup.TooLong:
            complete = False
        except (expat.ExpatError, ValueError, LookupError):  # the latter: an encoding expat does not know
            return faulty(Kind.DOUBTFUL)
        if name == _STRINGS:
            sheet.strings += str(part.text).split(_ITEM_END)[:-1]
        else:
            passages.append(Passage(_where(name), str(part.text)))
    passages.append(Passage("ข้อความที่ไม่มีช่องใดใช้", "\n".join(sheet.unused)))
    return replace(told(passages, complete=complete), located=_located(archive))


def _located(archive: zipfile.ZipFile) -> bool:
    """Whether a picture inside tells the place it was taken at."""
    infos = [info for info in archive.infolist() if _PICTURE.match(info.filename) and info.file_size <= MOST_PICTURE]
    return any(pictures.located(archive.read(info)) for info in infos[:MOST_PICTURES])


def _where(name: str) -> str:
    """The part in words."""
    if match := _SHEET.match(name):
        return f"แผ่นงานที่ {match[1]}"
    if match := _SLIDE.match(name):
        return f"สไลด์ที่ {match[1]}"
    return next((where for pattern, where in _NAMES if pattern.match(name)), f"ส่วน {name}")


@dataclass(slots=True)
class _Strings:
    """Texts that the cells of all sheets share (ECMA-376, 18.4), and which of them a cell shows."""

    strings: list[str] = field(default_factory=list)
    used: set[int] = field(default_factory=set)

    def of(self, position: str) -> str:
        """The text a cell points to."""
        if not position.isdecimal() or int(position) >= len(self.strings):
            return ""
        self.used.add(int(position))
        return self.strings[int(position)]

    @property
    def unused(self) -> list[str]:
        """Texts left behind when their cells were deleted."""
        return [text for position, text in enumerate(self.strings) if position not in self.used]


@dataclass(slots=True)
class _Part:
    """One part while it is read: text with paragraphs, rows and cells kept apart."""

    shared: _Strings
    every: bool
    """Whether each element stands for itself, as properties do."""
    text: markup.Text = field(default_factory=markup.Text)
    type: str = ""
    """Of the cell we are in: `s` when it points to a shared string."""
    value: str | None = None
    """What has been read of a cell's value; None outside of one."""

    def start(self, name: str, attributes: markup.Attributes) -> None:
        if name == "c":
            self.type = attributes.get("t", "")
        elif name == "v":
            self.value = ""
        elif name == "table-cell" and len(value := attributes.get("value", "")) >= _LONG:
            self.add(f"{_plain(value)} ")  # what is shown of a long number may be 1.1E+12

    def add(self, text: str) -> None:
        if self.value is None:
            self.text.add(text)
        else:
            self.value += text

    def end(self, name: str) -> None:
        if name == "v" and self.value is not None:
            value, self.value = self.value, None
            self.text.add(self.shared.of(value) if self.type == "s" else _plain(value))
        after = "\n" if self.every else _AFTER.get(name)
        if after:
            self.text.add(after)


def _plain(number: str) -> str:
    """A number without a power of ten; other text as it is."""
    if "E" not in number.upper() or len(number) > _LONGEST:
        return number
    try:
        written = Decimal(number)
    except InvalidOperation:
        return number
    return f"{written:f}" if abs(written.adjusted()) < _LONGEST else number


def read_text(content: bytes) -> Inspection:
    """Plain text or a table as CSV. Nothing is raised, whatever the content."""
    kept = content[:MOST_PLAIN]
    complete = len(kept) == len(content)
    try:
        if kept.startswith((b"\xff\xfe", b"\xfe\xff")):
            text = kept.decode("utf-16", "strict" if complete else "replace")
        else:
            text = kept.decode("utf-8-sig", "strict" if complete else "replace")
    except UnicodeDecodeError:
        # what Excel saves as plain CSV on a Thai Windows
        return told([Passage(CONTENT, kept.decode("cp874", "replace"))], complete=complete).with_fault(Kind.ENCODING)
    return faulty(Kind.DOUBTFUL) if "\0" in text else told([Passage(CONTENT, text)], complete=complete)
