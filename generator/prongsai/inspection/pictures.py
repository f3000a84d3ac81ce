"""Pictures: they open, and what else they carry: texts, the place they were taken at, programs.

Bounded: `MOST_PIXELS` are decoded; texts are cut by Pillow (`PngImagePlugin.MAX_TEXT_MEMORY`) and `MOST_TEXT`.
"""

import io
import re
import warnings
from typing import TYPE_CHECKING, Any
from xml.parsers import expat

from prongsai.inspection import markup
from prongsai.inspection.finding import CONTENT, PROPERTIES, Inspection, Kind, Passage, faulty, told

if TYPE_CHECKING:
    from PIL.Image import Image

MOST_PIXELS = 80_000_000
"""More than any camera or scanner of an office makes: 80 megapixels take about a second."""

_FORMATS = ("PNG", "JPEG", "WEBP", "GIF", "MPO")
_GPS, _LATITUDE, _LONGITUDE = 0x8825, 2, 4
_EXIF = 0x8769
_USER_COMMENT = 0x9286
_XP = frozenset(range(0x9C9B, 0x9CA0))
"""Title, comment, author, keywords and subject as Windows writes them: UTF-16 in bytes."""
_XMP_TEXT = re.compile(r"<[^>]*>")
_XMP_PLACE = re.compile(r"GPSLatitude\b")
_SCRIPT = re.compile(r"\s*(?:javascript|vbscript):", re.IGNORECASE)


def read(content: bytes) -> Inspection:
    """What a picture of dots carries. Nothing is raised, whatever the content."""
    # Only here: loading it takes time, and many commands meet no picture.
    from PIL import Image, UnidentifiedImageError  # noqa: PLC0415

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            with Image.open(io.BytesIO(content), formats=_FORMATS) as picture:
                return _read(picture)
        except (UnidentifiedImageError, SyntaxError):
            return faulty(Kind.BROKEN)
        except Exception:  # noqa: BLE001  # Pillow meets damage with many errors; a browser may still show a part
            return faulty(Kind.DOUBTFUL)


def _read(picture: "Image") -> Inspection:
    texts, located = _carried(picture)
    inspection = Inspection(texts=told(texts).texts, located=located)
    if picture.width * picture.height > MOST_PIXELS:
        return inspection.with_fault(Kind.DOUBTFUL)
    try:
        picture.draft("RGB", (max(1, picture.width // 8), max(1, picture.height // 8)))  # JPEG: an eighth is enough
        picture.load()
    except Exception:  # noqa: BLE001  # see above
        return inspection.with_fault(Kind.DOUBTFUL)
    return inspection


def located(content: bytes) -> bool:
    """Whether a picture tells the place it was taken at; False for what is no picture. No dot is decoded."""
    from PIL import Image  # noqa: PLC0415  # see above

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            with Image.open(io.BytesIO(content), formats=_FORMATS) as picture:
                return _carried(picture)[1]
        except Exception:  # noqa: BLE001  # see above
            return False


def _carried(picture: "Image") -> tuple[list[Passage], bool]:
    """Texts beside the dots, and whether the place is among them."""
    words: list[str] = []
    located = False
    try:
        exif = picture.getexif()
        for tag, value in [*exif.items(), *exif.get_ifd(_EXIF).items()]:
            words.append(_words(tag, value))
        place = exif.get_ifd(_GPS)
        located = bool(place.get(_LATITUDE) and place.get(_LONGITUDE))
        for name, value in picture.info.items():
            if name == "xmp" or str(name).startswith("XML:com.adobe.xmp"):
                xmp = value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)
                located = located or _XMP_PLACE.search(xmp) is not None
                words.append(_XMP_TEXT.sub(" ", xmp))
            elif isinstance(value, str) or name == "comment":
                words.append(_words(0, value))
    except Exception:  # noqa: BLE001, S110  # damaged EXIF hurts nobody, and what was found before it stays found
        pass
    return [Passage(PROPERTIES, "\n".join(filter(None, (word.strip("\0 \n") for word in words))))], located


def _words(tag: int, value: Any) -> str:  # noqa: ANN401  # EXIF holds what it likes
    if isinstance(value, str):
        return value
    if not isinstance(value, bytes):
        return ""
    if tag in _XP:
        return value.decode("utf-16-le", "ignore")
    if tag == _USER_COMMENT:
        return value[8:].decode("utf-16" if value.startswith(b"UNICODE") else "utf-8", "ignore")
    return "" if tag else value.decode("utf-8", "ignore")


def read_drawing(content: bytes) -> Inspection:
    """What an SVG shows in letters. Nothing is raised, whatever the content."""
    root: list[str] = []
    scripts: list[str] = []
    text = markup.Text()

    def start(name: str, attributes: markup.Attributes) -> None:
        if not root:
            root.append(name)
        if name == "script" or any(
            key.lower().startswith("on") or _SCRIPT.match(value) for key, value in attributes.items()
        ):
            scripts.append(name)

    def end(name: str) -> None:
        if name in {"text", "title", "desc"}:
            text.add("\n")

    complete = True
    try:
        markup.read(content, start, end, text.add)
    except markup.TooLong:
        complete = False
    except (expat.ExpatError, ValueError, LookupError):  # the latter: an encoding it does not know
        return faulty(Kind.BROKEN)
    if root != ["svg"]:
        return faulty(Kind.BROKEN)
    inspection = told([Passage(CONTENT, str(text))], complete=complete)
    return inspection.with_fault(Kind.SCRIPTED) if scripts else inspection
