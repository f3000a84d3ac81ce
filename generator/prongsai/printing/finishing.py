"""The last touches on a printed PDF: the same data give the same bytes, and its text is found whole.

What changes from run to run is when it was made, the order in which places to jump to are listed, and how parts are
named; what differs from machine to machine, and is nobody's business, is the browser's full name. A file of a form we
do not know stays as it is.
"""

import datetime as dt
import re
from dataclasses import dataclass

from prongsai.printing.letters import spelt_out, thai_fonts
from prongsai.printing.objects import Objects, OtherFormError, taken_apart

CREATOR = "Prongsai"

_INFO = re.compile(rb"/Info (\d+) 0 R")
_ROOT = re.compile(rb"/Root (\d+) 0 R")
_PLACES = re.compile(rb"/Dests (\d+) 0 R")
_PLACE = re.compile(rb"/([^\s/\[\]<>()]+) \[(\d+) 0 R ([^\]]*)\]")
_KEPT = re.compile(rb"/Title (?:<[0-9A-Fa-f]*>|\((?:[^()\\]|\\.)*\))|/Producer \((?:[^()\\]|\\.)*\)")
_NODE = re.compile(rb"\(node(\d{8})\)")
_PAGES = re.compile(rb"/Pages (\d+) 0 R")
_KIDS = re.compile(rb"/Kids \[([^\]]*)\]")
_NUMBER = re.compile(rb"(\d+) 0 R")


@dataclass(frozen=True)
class Finished:
    """A PDF, and what is known of it."""

    content: bytes
    sheets: int
    """How many sheets it has; 0 where that is not known."""
    places: dict[str, int]
    """The sheet each anchor stands on, counted from 1."""
    tagged: bool
    """Whether it says what is a heading, a table, a list: for who has it read aloud."""
    outlined: bool
    """Whether it has bookmarks."""
    fonts: frozenset[str] = frozenset()
    """Names of the fonts its Thai is drawn with."""


def finished(pdf: bytes, day: dt.date | None, author: str) -> Finished:
    """A PDF as Chromium printed it, made fit to be kept.

    day: the day declared in the data, which stands as the day it was made; without one it tells none.
    """
    try:
        objects = taken_apart(pdf)
    except OtherFormError:
        return Finished(pdf, 0, {}, tagged=b"/StructTreeRoot" in pdf, outlined=b"/Outlines" in pdf)
    spelt_out(objects)
    _number_nodes(objects)
    _tell(objects, day, author)
    root = _named(objects, _ROOT, objects.trailer)
    sheets = {number: position for position, number in enumerate(_sheets(objects), 1)}
    places = _sorted_places(objects)
    return Finished(
        objects.written(),
        len(sheets),
        {name: sheets[sheet] for name, sheet in places.items() if sheet in sheets},
        tagged=b"/StructTreeRoot" in root,
        outlined=b"/Outlines" in root,
        fonts=thai_fonts(objects),
    )


def _number_nodes(objects: Objects) -> None:
    """Parts of the document are named by their place in the browser's memory; from here on by their order alone."""
    bodies = {number: body for number, body in objects.bodies.items() if b"(node" in body and b"stream" not in body}
    names = sorted({name for body in bodies.values() for name in _NODE.findall(body)})
    fresh = {name: b"(node%08d)" % position for position, name in enumerate(names, 1)}
    for number, body in bodies.items():
        objects.bodies[number] = _NODE.sub(lambda found: fresh[found[1]], body)


def _named(objects: Objects, pattern: re.Pattern[bytes], text: bytes) -> bytes:
    """The object that `text` names; empty when it names none."""
    found = pattern.search(text)
    return objects.bodies.get(int(found[1]), b"") if found else b""


def _tell(objects: Objects, day: dt.date | None, author: str) -> None:
    """What the file says about itself: its title, whose it is, and the declared day."""
    found = _INFO.search(objects.trailer)
    if not found:
        return
    number = int(found[1])
    lines = _KEPT.findall(objects.bodies[number])
    lines += [
        b"/Creator (%s)" % CREATOR.encode(),
        b"/Author <FEFF%s>" % author.encode("utf-16-be").hex().upper().encode(),
    ]
    if day:
        made = f"(D:{day:%Y%m%d}000000+07'00')".encode()
        lines += [b"/CreationDate " + made, b"/ModDate " + made]
    objects.bodies[number] = b"<<%s>>\n" % b"\n".join(lines)


def _sorted_places(objects: Objects) -> dict[str, int]:
    """The places one can jump to, which Chromium lists in any order, now by name; and the sheet of each."""
    root = _named(objects, _ROOT, objects.trailer)
    found = _PLACES.search(root)
    if not found:
        return {}
    number = int(found[1])
    places = sorted(_PLACE.findall(objects.bodies[number]))
    body = b"\n".join(b"/%s [%s 0 R %s]" % place for place in places)
    if len(body) + len("<<>>") == len(objects.bodies[number].strip()):  # or there is something we did not understand
        objects.bodies[number] = b"<<%s>>\n" % body
    return {name.decode("latin-1"): int(sheet) for name, sheet, _ in places}


def _sheets(objects: Objects) -> list[int]:
    """The sheets in their order, by the numbers of their objects."""
    found = _PAGES.search(_named(objects, _ROOT, objects.trailer))
    open_, sheets = [int(found[1])] if found else [], list[int]()
    while open_:
        number = open_.pop(0)
        kids = _KIDS.search(objects.bodies.get(number, b""))
        if kids:
            open_ = [int(one) for one in _NUMBER.findall(kids[1])] + open_
        else:
            sheets.append(number)
    return sheets
