"""The last touches on a printed PDF: the same data give the same bytes, and its text is found whole.

What changes from run to run is when it was made, the order in which places to jump to are listed, and how parts are
named; what differs from machine to machine, and is nobody's business, is the browser's full name. A file
that cannot be read stays as it is.
"""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import cast

from pypdf import PdfReader, PdfWriter
from pypdf.errors import PyPdfError
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, PdfObject, TextStringObject

from prongsai.printing.letters import spelt_out

CREATOR = "Prongsai"
_NODE = re.compile(r"node\d{8}")


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
        read = PdfReader(BytesIO(pdf), strict=True)
        file = PdfWriter(clone_from=read)
    except PyPdfError:
        return Finished(pdf, 0, {}, tagged=b"/StructTreeRoot" in pdf, outlined=b"/Outlines" in pdf)
    fonts = spelt_out(file)
    _number_nodes(file.root_object)
    _tell(file, day, author)
    sheets = {page.indirect_reference: position for position, page in enumerate(file.pages, 1)}
    places = _sorted_places(file.root_object)
    done = BytesIO()
    file.pdf_header = read.pdf_header
    file.write(done)
    return Finished(
        done.getvalue(),
        len(sheets),
        {name: sheets[sheet] for name, sheet in places.items() if sheet in sheets},
        tagged="/StructTreeRoot" in file.root_object,
        outlined="/Outlines" in file.root_object,
        fonts=fonts,
    )


def _number_nodes(root: DictionaryObject) -> None:
    """Parts of the document are named by their place in the browser's memory; from here on by their order alone."""
    named = [(one, key, str(text)) for one in _containers(root) for key, text in _parts(one) if _is_node(text)]
    fresh = {name: f"node{position:08}" for position, name in enumerate(sorted({name for _, _, name in named}), 1)}
    for one, key, name in named:
        cast("dict[object, PdfObject]", one)[key] = TextStringObject(fresh[name])


def _is_node(value: PdfObject) -> bool:
    return isinstance(value, str) and _NODE.fullmatch(value) is not None


def _containers(root: DictionaryObject) -> Iterator[DictionaryObject | ArrayObject]:
    """Everything that holds something, from the root on, each once."""
    waiting: list[PdfObject] = [root]
    seen = set[int]()
    while waiting:
        one = waiting.pop().get_object()
        if isinstance(one, DictionaryObject | ArrayObject) and id(one) not in seen:
            seen.add(id(one))
            yield one
            waiting += [part for _, part in _parts(one)]


def _parts(one: DictionaryObject | ArrayObject) -> list[tuple[object, PdfObject]]:
    """What it holds, by names or places; what stands elsewhere in the file as the way there."""
    return list(one.items() if isinstance(one, DictionaryObject) else enumerate(one))


def _tell(file: PdfWriter, day: dt.date | None, author: str) -> None:
    """What the file says about itself: its title, whose it is, and the declared day."""
    kept = {name: text for name, text in (file.metadata or {}).items() if name in {"/Title", "/Producer"}}
    told = {**kept, "/Creator": CREATOR, "/Author": author}
    if day:
        made = f"D:{day:%Y%m%d}000000+07'00'"
        told |= {"/CreationDate": made, "/ModDate": made}
    file.metadata = told


def _sorted_places(root: DictionaryObject) -> dict[str, IndirectObject]:
    """The places one can jump to, which Chromium lists in any order, now by name; and the sheet of each."""
    places = cast("DictionaryObject", root.get("/Dests", DictionaryObject()).get_object())
    ordered = sorted(places.items())
    places.clear()
    places.update(ordered)
    return {name.removeprefix("/"): cast("ArrayObject", place.get_object())[0] for name, place in ordered}
